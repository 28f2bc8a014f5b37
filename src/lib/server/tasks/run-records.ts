import type { SourceAnswer } from '#lib/api/evaluation.ts';
import type { SeatRecord } from '#lib/domain/evaluate/fact-origins.ts';
import type { Inspection, Supply } from '#lib/domain/parcel/supply.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as parcels from '#lib/server/store/parcels.ts';
import * as provenance from '#lib/server/store/provenance.ts';
import * as runs from '#lib/server/store/runs.ts';
import type { ParcelRunFacts } from './run-facts.ts';

type Records = Record<string, SourceAnswer>;

/** The cell as the file had it, where the import converted it. */
export function cell(figure: provenance.FigureSource): { cell?: string } {
	const written = provenance.cellOf(figure);
	return written === undefined ? {} : { cell: written };
}

/** Facts of the parcel itself that lists and batches ask for. */
export function landRecords(source: SourceAnswer): Records {
	const names = ['status', 'stockKind', 'papersMissing', 'underConstruction', 'utility', 'reserve', 'tenure'];
	return Object.fromEntries(names.map((name) => [name, source]));
}

const OF_SUPPLY = [
	'supply',
	'agreedStart',
	'agreedProductionOn',
	'agreedFullProductionOn',
	'supplements',
	'deliveredOn',
	'priceWan',
	'feeBaseWan',
	'dueAreaM2',
	'totalInvestmentWan',
	'filed',
	'unfiled',
	'mortgaged',
	'use',
	'acquisition',
	'landOwnership',
	'governmentCause',
	'pricePaid',
	'fundsInPlace',
];
const OF_INSPECTION = [
	'started',
	'startedOn',
	'developedAreaM2',
	'investedWan',
	'suspendedOn',
	'resumedOn',
	'completed',
] as const;

/** Where each fact of the idle clock was read: the supply in force, or the last inspection that looked at it. */
export function idleRecords(
	supply: (Supply & { source: SourceAnswer }) | undefined,
	inspections: readonly (Inspection & { source: SourceAnswer })[],
): Records {
	if (!supply) return {};
	const seen = inspections.filter((i) => supply.signedOn === null || i.inspectedOn >= supply.signedOn);
	const records: Records = Object.fromEntries(OF_SUPPLY.map((name) => [name, supply.source]));
	for (const name of OF_INSPECTION) {
		const last = seen.findLast((i) => i[name] !== null);
		if (last) records[name] = last.source;
	}
	const newest = seen.at(-1);
	if (newest) records['inspectedOn'] = newest.source;
	if (supply.startedOn !== null) records['startedOn'] = supply.source;
	return records;
}

/** Where an enterprise sat in the run's year, each place with its records: what its unreported figures follow from. */
export async function seatRecords(
	db: Db,
	run: runs.RunRecord,
	enterprise: number,
	parcelIds: readonly number[],
): Promise<SeatRecord[]> {
	const rows = parcelIds.length === 0 ? [] : await runs.rowsOf(db, run.id, 'parcel', parcelIds);
	const seats = await provenance.seats(db, { enterprises: [enterprise] }, run.year, run.knownAt);
	const own = await parcels.records(db, parcelIds, run.knownAt);
	const known = await provenance.batches(db, [
		...seats.map((s) => s.batch),
		...own.flatMap((p) => [p.batch, ...(p.buildingBatch === null ? [] : [p.buildingBatch])]),
	]);
	return rows.flatMap((row) => {
		const kept = row.facts as ParcelRunFacts;
		const record = own.find((p) => p.id === row.id);
		const seat = seats.find((s) => s.parcel === row.id);
		return kept.occupants
			.filter((o) => o.enterprise === enterprise)
			.map((occupancy): SeatRecord => ({
				parcel: kept.parcel.code,
				landMu: kept.facts.landMu,
				floorAreaM2: kept.facts.floorAreaM2,
				footprintM2: kept.facts.footprintM2,
				occupants: kept.occupants.length,
				tenants: kept.occupants.filter((o) => o.role === 'tenant').length,
				occupancy,
				...(record ? { land: provenance.sourceAt(known, record.batch, record.row, kept.parcel.code) } : {}),
				...(record?.buildingBatch
					? {
							buildings: {
								...provenance.sourceAt(known, record.buildingBatch, record.buildingRow),
								method: 'sum-of-buildings',
							},
						}
					: {}),
				...(seat ? { seat: provenance.sourceAt(known, seat.batch, seat.row, kept.parcel.code) } : {}),
			}));
	});
}
