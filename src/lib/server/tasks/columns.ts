import {
	dictionary,
	float64,
	int32,
	tableFromArrays,
	tableToIPC,
	utf8,
	type DataType,
} from '@uwdata/flechette';
import { NUMERIC_FACTS } from '#lib/domain/facts.ts';
import { INDICATORS } from '#lib/domain/indicators/registry.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as enterprises from '#lib/server/store/enterprises.ts';
import * as runs from '#lib/server/store/runs.ts';
import type { FlagFinding } from '#lib/domain/parcel/verdict.ts';
import { stageLetters } from '#lib/domain/stages/ledger.ts';
import type { CoveredFlag } from '#lib/domain/assessment/covered.ts';
import type { EnterpriseRunFacts, ParcelRunFacts } from './run-facts.ts';

interface Column<Facts = ParcelRunFacts> {
	type: DataType;
	read: (row: runs.RunRow, facts: Facts) => number | string | null;
}

/** Which rows of a run: its parcels, or the enterprises that the rule scored. */
export type ColumnsOf = 'parcel' | 'enterprise';

const flagOf = (row: runs.RunRow, code: CoveredFlag['code']) =>
	(row.flags as CoveredFlag[]).find((f) => f.code === code)?.finding ?? null;

/** suspected, determined or rejected; null where neither found nor decided. */
const statusOf = (row: runs.RunRow, code: CoveredFlag['code']) =>
	(row.flags as FlagFinding[]).find((f) => f.code === code)?.status ?? null;

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
	industry: { type: dictionary(utf8()), read: (_, f) => f.industry },
	occupants: { type: int32(), read: (_, f) => f.occupants.length },
	grade: { type: dictionary(utf8()), read: (row) => row.grade },
	group: { type: dictionary(utf8()), read: (row) => row.group },
	total: { type: float64(), read: (row) => row.total },
	reason: { type: dictionary(utf8()), read: (row) => row.reason },
	idle: { type: dictionary(utf8()), read: (row) => flagOf(row, 'idle') },
	lowEfficiency: { type: dictionary(utf8()), read: (row) => flagOf(row, 'low-efficiency') },
	idleStatus: { type: dictionary(utf8()), read: (row) => statusOf(row, 'idle') },
	lowEfficiencyStatus: { type: dictionary(utf8()), read: (row) => statusOf(row, 'low-efficiency') },
	stages: { type: dictionary(utf8()), read: (_, f) => stageLetters(f.stages) },
	batch: {
		type: dictionary(utf8()),
		read: (row) => (row.disposition as { batch: string | null } | null)?.batch ?? null,
	},
	status: { type: dictionary(utf8()), read: (_, f) => f.parcel.status },
	stockKind: { type: dictionary(utf8()), read: (_, f) => f.parcel.stockKind },
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

type Operands = Pick<EnterpriseRunFacts, 'industry' | 'industryEdition' | 'aboveScale' | 'other' | 'facts'>;

/** The name that stands for everything a rule may ask of a row: enough to evaluate the run again in the browser. */
const OPERANDS = 'operands';
const repeated = () => dictionary(utf8());

/** What an evaluation reads, as the run kept it. */
const OPERAND_COLUMNS: Record<string, Column<Operands>> = {
	industry: { type: repeated(), read: (_, f) => f.industry },
	industryEdition: { type: int32(), read: (_, f) => f.industryEdition },
	aboveScale: { type: int32(), read: (_, f) => (f.aboveScale === null ? null : f.aboveScale ? 1 : 0) },
	...Object.fromEntries(
		NUMERIC_FACTS.map((name): [string, Column<Operands>] => [
			name,
			{ type: float64(), read: (_, f) => f.facts[name] },
		]),
	),
};

/** The further facts of the rows (`other.<name>`), each value a JSON scalar: a fact may hold numbers, texts or truths. */
function otherColumns(rows: readonly runs.RunRow[]): Record<string, Column<Operands>> {
	const names = new Set(rows.flatMap((row) => Object.keys((row.facts as Operands).other ?? {})));
	return Object.fromEntries(
		[...names].sort().map((name): [string, Column<Operands>] => [
			`other.${name}`,
			{
				type: repeated(),
				read: (_, f) => (f.other?.[name] == null ? null : JSON.stringify(f.other[name])),
			},
		]),
	);
}

const ENTERPRISE_COLUMNS: Record<string, Column<EnterpriseRunFacts>> = {
	id: { type: int32(), read: (row) => row.id },
	grade: { type: repeated(), read: (row) => row.grade },
	group: { type: repeated(), read: (row) => row.group },
	total: { type: float64(), read: (row) => row.total },
	rank: { type: int32(), read: (row) => row.rank },
	reason: { type: repeated(), read: (row) => row.reason },
};

/**
 * A run's parcels or enterprises as an Arrow IPC stream, one row an object in the order of `id`.
 * @param names columns wanted; unknown ones are left out; none = all; `operands` = all that an evaluation reads
 */
export async function runColumns(
	db: Db,
	run: number,
	names: readonly string[],
	of: ColumnsOf = 'parcel',
): Promise<Uint8Array> {
	const all = await runs.rowsOf(db, run, of);
	const rows = of === 'enterprise' && names.includes(OPERANDS) ? asJudged(all) : all;
	const own: Record<string, Column<never>> = of === 'parcel'
		? RUN_COLUMNS
		: { ...ENTERPRISE_COLUMNS, ...(await nameColumns(db, run, names)) };
	const operands = names.includes(OPERANDS) ? { ...OPERAND_COLUMNS, ...otherColumns(rows) } : {};
	const known: Record<string, Column<never>> = { ...OPERAND_COLUMNS, ...own, ...operands };
	const wanted = new Set([
		'id',
		...(names.length === 0 ? Object.keys(own) : names.filter((n) => n in known)),
		...Object.keys(operands),
	]);
	const columns = [...wanted].map((name) => [name, known[name] as Column<never>] as const);
	const arrays = Object.fromEntries(
		columns.map(([name, column]) => [name, rows.map((row) => column.read(row, row.facts as never))]),
	);
	const types = Object.fromEntries(columns.map(([name, column]) => [name, column.type]));
	const bytes = tableToIPC(tableFromArrays(arrays, { types }), { format: 'stream' });
	if (!bytes) throw new Error(`Arrow gave no bytes for run ${run}`);
	return bytes;
}

/** The objects that the rule judged: tenants that follow their landlord are in its row, and not one of their own. */
function asJudged(rows: readonly runs.RunRow[]): runs.RunRow[] {
	return rows.flatMap((row) => {
		const facts = row.facts as EnterpriseRunFacts;
		if (facts.follows) return [];
		return [facts.settled ? { ...row, facts: { ...facts, facts: facts.settled.facts } } : row];
	});
}

/** An enterprise's name as it was known to the run; read only where it is asked for. */
async function nameColumns(
	db: Db,
	run: number,
	names: readonly string[],
): Promise<Record<string, Column<EnterpriseRunFacts>>> {
	if (names.length > 0 && !names.includes('name')) return {};
	const known = await enterprises.namesOfRun(db, run);
	return { name: { type: utf8(), read: (row) => known.get(row.id) ?? null } };
}
