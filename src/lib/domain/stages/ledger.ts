import type { Finding } from '../proof.ts';
import type { StageFinding } from './stage-finding.ts';
import { STAGE_IDS, type StageId } from './stage-rules.ts';

const LETTER: Record<Finding, string> = { yes: 'y', no: 'n', unknown: 'u' };
const FINDING: Record<string, Finding> = { y: 'yes', n: 'no', u: 'unknown' };

/** A parcel's five findings as five letters (`nyuun`): what travels to the page. Null for runs without a ledger. */
export function stageLetters(stages: readonly StageFinding[] | undefined): string | null {
	if (stages === undefined || stages.length !== STAGE_IDS.length) return null;
	return stages.map((stage) => LETTER[stage.finding]).join('');
}

/** The finding of one stage in a parcel's letters. */
export function findingIn(letters: string, stage: StageId): Finding {
	const letter = letters[STAGE_IDS.indexOf(stage)] ?? '';
	const finding = FINDING[letter];
	if (finding === undefined)
		throw new Error(`stages: got ${JSON.stringify(letters)}, expected five of y, n, u`);
	return finding;
}

/** The stage a parcel is counted in: the earliest that holds. */
export function leadingIn(letters: string): StageId | null {
	return STAGE_IDS[letters.indexOf('y')] ?? null;
}

export interface Amount {
	parcels: number;
	/** Sum over the parcels whose land is known, mu. */
	mu: number;
}

/** One county (or all) in the ledger: per stage what holds and what is open; parcels can stand in several stages. */
export interface LedgerRow {
	region: number | null;
	stages: Record<StageId, { yes: Amount; unknown: Amount }>;
	/** Parcels by the stage they are counted in; these do not overlap. */
	leading: Record<StageId | 'none', Amount>;
	all: Amount;
}

/** A parcel as the ledger counts it. */
export interface LedgerParcel {
	region: number | null;
	mu: number;
	letters: string;
}

/** The ledger by county, and over all of them (`region` null in `total`). Parcels without letters are left out. */
export function ledgerOf(parcels: Iterable<LedgerParcel>): { rows: LedgerRow[]; total: LedgerRow } {
	const rows = new Map<number | null, LedgerRow>();
	const total = emptyRow(null);
	for (const parcel of parcels) {
		let row = rows.get(parcel.region);
		if (!row) rows.set(parcel.region, (row = emptyRow(parcel.region)));
		count(row, parcel);
		count(total, parcel);
	}
	return { rows: [...rows.values()], total };
}

function count(row: LedgerRow, { mu, letters }: LedgerParcel): void {
	add(row.all, mu);
	add(row.leading[leadingIn(letters) ?? 'none'], mu);
	for (const id of STAGE_IDS) {
		const finding = findingIn(letters, id);
		if (finding !== 'no') add(row.stages[id][finding], mu);
	}
}

function add(amount: Amount, mu: number): void {
	amount.parcels += 1;
	if (!Number.isNaN(mu)) amount.mu += mu;
}

function emptyRow(region: number | null): LedgerRow {
	const none = (): Amount => ({ parcels: 0, mu: 0 });
	const each = <T>(make: () => T) =>
		Object.fromEntries(STAGE_IDS.map((id) => [id, make()])) as Record<StageId, T>;
	return {
		region,
		stages: each(() => ({ yes: none(), unknown: none() })),
		leading: { ...each(none), none: none() },
		all: none(),
	};
}
