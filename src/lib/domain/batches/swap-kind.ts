import type { DispositionFacts } from '../disposition/disposition-rules.ts';
import type { Finding } from '../proof.ts';

/** The three conditions of Decree 53 art. 12(5). */
export const SWAP_CONDITIONS = ['price-paid', 'funds-in-place', 'plan-lawfully-changed'] as const;
export type SwapConditionId = (typeof SWAP_CONDITIONS)[number];

/** 第十二条第五项的置换, or any other relocation, which is agreed with the holder: 协商置换. */
export type SwapKind = 'article-12-5' | 'negotiated';

export interface SwapCondition {
	id: SwapConditionId;
	finding: Finding;
	/** The fact whose record shows it. */
	fact: 'pricePaid' | 'fundsInPlace' | 'governmentCause';
}

export interface SwapStanding {
	kind: SwapKind;
	conditions: SwapCondition[];
	/** The land is idle and open to the menu of art. 12: without that the article does not apply at all. */
	onMenu: Finding;
	/** Art. 25: filed per parcel in the supervision system; where not, art. 12 is barred. */
	filed: Finding;
}

/**
 * What kind of swap a relocation is. Under art. 12(5) only where the land is idle by a government cause, filed, and all
 * three conditions are on record; whatever rule put the parcel into the batch. Otherwise it is negotiated.
 */
export function swapStanding(facts: DispositionFacts): SwapStanding {
	const idle = facts.idle ?? null;
	const conditions: SwapCondition[] = [
		{ id: 'price-paid', finding: known(facts.pricePaid), fact: 'pricePaid' },
		{ id: 'funds-in-place', finding: known(facts.fundsInPlace), fact: 'fundsInPlace' },
		{ id: 'plan-lawfully-changed', finding: planChanged(facts), fact: 'governmentCause' },
	];
	const onMenu: Finding =
		idle === 'yes' ? (facts.idleConsequence === 'menu' ? 'yes' : 'no') : idle === 'no' ? 'no' : 'unknown';
	const filed = opposite(known(facts.unfiled));
	const all = [onMenu, filed, ...conditions.map((c) => c.finding)].every((finding) => finding === 'yes');
	return { kind: all ? 'article-12-5' : 'negotiated', conditions, onMenu, filed };
}

/** The cause 8.2 says yes, another cause no; no cause on record does not say that there is none. */
function planChanged({ planChanged: said, governmentCause }: DispositionFacts): Finding {
	if (governmentCause === '8.2') return 'yes';
	if (said === true) return 'yes';
	return governmentCause == null || governmentCause === 'none' ? 'unknown' : 'no';
}

function known(value: unknown): Finding {
	return value == null ? 'unknown' : value === true ? 'yes' : 'no';
}

function opposite(finding: Finding): Finding {
	return finding === 'yes' ? 'no' : finding === 'no' ? 'yes' : 'unknown';
}
