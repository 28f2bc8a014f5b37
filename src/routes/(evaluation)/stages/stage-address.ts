import type { Finding } from '#lib/domain/proof.ts';
import { STAGE_IDS, type StageId } from '#lib/domain/stages/stage-rules.ts';

/** What of the ledger the address asks to see. */
export interface StageAddress {
	run: number | null;
	stage: StageId | null;
	finding: Finding;
	region: number | null;
	park: number | null;
}

const whole = (text: string | null) => (text !== null && /^\d+$/.test(text) ? Number(text) : null);

/** The search part of the address; what is not understood is left at its default (all parcels, `yes`). */
export function parseStages(params: URLSearchParams): StageAddress {
	const stage = STAGE_IDS.find((id) => id === params.get('stage')) ?? null;
	const finding = params.get('finding');
	return {
		run: whole(params.get('run')),
		stage,
		finding: finding === 'unknown' || finding === 'no' ? finding : 'yes',
		region: whole(params.get('region')),
		park: whole(params.get('park')),
	};
}

/** The address with a change; defaults are not written. */
export function writeStages(address: StageAddress): string {
	const params = new URLSearchParams();
	for (const [key, value] of Object.entries(address)) {
		if (value !== null && !(key === 'finding' && value === 'yes')) params.set(key, String(value));
	}
	return `?${params}`;
}
