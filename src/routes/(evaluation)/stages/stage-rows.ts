import { findingIn, ledgerOf, type LedgerParcel, type LedgerRow } from '#lib/domain/stages/ledger.ts';
import type { ParcelColumns } from '#lib/map/parcel-columns.ts';
import type { StageAddress } from './stage-address.ts';

/** The columns that the ledger reads. */
export const STAGE_COLUMNS = ['code', 'park', 'region', 'landMu', 'stages', 'idleStatus'];

/** A run's ledger by county; null where the run was made before there was one. */
export function ledgerFrom(columns: ParcelColumns): { rows: LedgerRow[]; total: LedgerRow } | null {
	const letters = columns.text('stages');
	if (columns.count > 0 && letters.every((text) => text === null)) return null;
	const [mu, region] = [columns.numbers('landMu'), columns.numbers('region')];
	function* parcels(): Iterable<LedgerParcel> {
		for (let row = 0; row < columns.count; row++) {
			const text = letters[row];
			if (text === null || text === undefined) continue;
			yield { region: idAt(region, row), mu: mu[row] as number, letters: text };
		}
	}
	return ledgerOf(parcels());
}

/** Rows of the parcels that an address asks for, in the order of their codes. */
export function rowsAsked(columns: ParcelColumns, asked: StageAddress): number[] {
	const [letters, codes] = [columns.text('stages'), columns.text('code')];
	const [region, park] = [columns.numbers('region'), columns.numbers('park')];
	const rows: number[] = [];
	for (let row = 0; row < columns.count; row++) {
		const text = letters[row];
		if (text === null || text === undefined) continue;
		if (asked.region !== null && region[row] !== asked.region) continue;
		if (asked.park !== null && park[row] !== asked.park) continue;
		if (asked.stage !== null && findingIn(text, asked.stage) !== asked.finding) continue;
		rows.push(row);
	}
	return rows.sort((a, b) => ((codes[a] ?? '') < (codes[b] ?? '') ? -1 : 1));
}

/** A column of ids holds NaN where there is none. */
export function idAt(column: Float64Array, row: number): number | null {
	const id = column[row];
	return id === undefined || Number.isNaN(id) ? null : id;
}
