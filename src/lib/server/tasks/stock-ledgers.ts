import type { ApprovalLedger, ReserveLedger } from '#lib/api/batches.ts';
import { conversionLedger } from '#lib/domain/batches/conversion-ledger.ts';
import { planState } from '#lib/domain/batches/plan-log.ts';
import { reserveTotals } from '#lib/domain/batches/reserve-ledger.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as batchRecords from '#lib/server/store/batch-records.ts';
import * as plans from '#lib/server/store/batch-plans.ts';
import * as clock from '#lib/server/store/clock.ts';
import * as provenance from '#lib/server/store/provenance.ts';
import * as stock from '#lib/server/store/stock.ts';

/** The ledger of conversion batches as of a day (today without one), each with its source row. */
export async function approvalLedger(db: Db, asOf?: string): Promise<ApprovalLedger> {
	const day = asOf ?? (await clock.read(db)).today;
	const records = await stock.approvals(db);
	const known = await provenance.batches(
		db,
		records.map((r) => r.batch),
	);
	const byId = new Map(records.map((record) => [record.id, record]));
	const { rows, ...sums } = conversionLedger(records, day);
	return {
		asOf: day,
		...sums,
		rows: rows.map((row) => {
			const { batch, row: line, bbox, authority } = byId.get(row.id) as stock.ApprovalRecord;
			const { id, code, name, region, approvedOn, approvedM2, suppliedM2, leftM2, share } = row;
			const { ageYears, ageClass, oversupplied } = row;
			return {
				...{ id, code, name, region, authority, approvedOn, approvedM2, suppliedM2, leftM2, share },
				...{ ageYears, ageClass, oversupplied, bbox },
				source: provenance.sourceAt(known, batch, line, code),
			};
		}),
	};
}

/** The ledger of reserves as of a day, with the parcels that a plan assigns to each. */
export async function reserveLedger(db: Db, asOf?: string, plan?: number): Promise<ReserveLedger> {
	const day = asOf ?? (await clock.read(db)).today;
	const records = await stock.reserves(db);
	const known = await provenance.batches(
		db,
		records.map((r) => r.batch),
	);
	const pairs =
		plan === undefined ? [] : (planState(await plans.log(db, plan)).destinations?.answer.pairs ?? []);
	const swaps = pairs.map((pair) => pair.swap);
	const land = swaps.length === 0 ? [] : await batchRecords.land(db, swaps, (await clock.read(db)).now);
	const codes = new Map(land.map((parcel) => [parcel.id, parcel.code]));
	return {
		asOf: day,
		totals: reserveTotals(records, day).map((totals) => ({ ...totals })),
		rows: records.map(({ batch, row: line, ...reserve }) => ({
			...reserve,
			assigned: pairs
				.filter((pair) => pair.destination === reserve.id)
				.map((pair) => codes.get(pair.swap) ?? String(pair.swap)),
			source: provenance.sourceAt(known, batch, line, reserve.code),
		})),
	};
}
