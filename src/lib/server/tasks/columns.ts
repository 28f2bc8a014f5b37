import { float64, int32, tableFromArrays, tableToIPC, utf8, type DataType } from '@uwdata/flechette';
import { INDICATORS } from '#lib/domain/indicators/registry.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import type { CoveredFlag } from '#lib/domain/assessment/covered.ts';
import type { ParcelRunFacts } from './run-facts.ts';

interface Column {
	type: DataType;
	read: (row: runs.RunRow, facts: ParcelRunFacts) => number | string | null;
}

const flagOf = (row: runs.RunRow, code: CoveredFlag['code']) =>
	(row.flags as CoveredFlag[]).find((f) => f.code === code)?.finding ?? null;

/** The columns of a run's parcels, by name; `id` is the feature id of the tiles. Null is missing. */
export const RUN_COLUMNS: Record<string, Column> = {
	id: { type: int32(), read: (row) => row.id },
	code: { type: utf8(), read: (_, f) => f.parcel.code },
	park: { type: int32(), read: (_, f) => f.parcel.park },
	region: { type: int32(), read: (_, f) => f.parcel.region },
	landMu: { type: float64(), read: (_, f) => f.facts.landMu },
	registeredMu: { type: float64(), read: (_, f) => f.parcel.registeredMu },
	areaMu: { type: float64(), read: (_, f) => f.parcel.areaMu },
	aboveScale: { type: int32(), read: (_, f) => (f.aboveScale === null ? null : f.aboveScale ? 1 : 0) },
	industry: { type: utf8(), read: (_, f) => f.industry },
	occupants: { type: int32(), read: (_, f) => f.occupants.length },
	grade: { type: utf8(), read: (row) => row.grade },
	group: { type: utf8(), read: (row) => row.group },
	total: { type: float64(), read: (row) => row.total },
	reason: { type: utf8(), read: (row) => row.reason },
	idle: { type: utf8(), read: (row) => flagOf(row, 'idle') },
	lowEfficiency: { type: utf8(), read: (row) => flagOf(row, 'low-efficiency') },
	batch: { type: utf8(), read: (row) => (row.disposition as { batch: string | null } | null)?.batch ?? null },
	status: { type: utf8(), read: (_, f) => f.parcel.status },
	stockKind: { type: utf8(), read: (_, f) => f.parcel.stockKind },
	taxWan: { type: float64(), read: (_, f) => f.facts.taxWan },
	valueAddedWan: { type: float64(), read: (_, f) => f.facts.valueAddedWan },
	revenueWan: { type: float64(), read: (_, f) => f.facts.revenueWan },
	floorAreaM2: { type: float64(), read: (_, f) => f.facts.floorAreaM2 },
	...Object.fromEntries(
		INDICATORS.map((i): [string, Column] => [
			i.id,
			{ type: float64(), read: (row) => row.indicators[i.id] ?? null },
		]),
	),
};

/**
 * A run's parcels as an Arrow IPC stream, one row a parcel in the order of `id`.
 * @param names columns wanted; unknown ones are left out; none = all
 */
export async function runColumns(db: Db, run: number, names: readonly string[]): Promise<Uint8Array> {
	const wanted =
		names.length === 0
			? Object.keys(RUN_COLUMNS)
			: ['id', ...names.filter((n) => n !== 'id' && n in RUN_COLUMNS)];
	const rows = await runs.rowsOf(db, run, 'parcel');
	const arrays = Object.fromEntries(
		wanted.map((name) => [
			name,
			rows.map((row) => (RUN_COLUMNS[name] as Column).read(row, row.facts as ParcelRunFacts)),
		]),
	);
	const types = Object.fromEntries(wanted.map((name) => [name, (RUN_COLUMNS[name] as Column).type]));
	const bytes = tableToIPC(tableFromArrays(arrays, { types }), { format: 'stream' });
	if (!bytes) throw new Error(`Arrow gave no bytes for run ${run}`);
	return bytes;
}
