import type { PlanState } from '#lib/domain/batches/plan-log.ts';
import type { Completion } from '#lib/domain/batches/progress.ts';
import type { Batch } from '#lib/domain/disposition/disposition-rules.ts';
import { m2OfMu } from '#lib/domain/units.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as records from '#lib/server/store/batch-records.ts';
import type { BatchCandidate } from './batch-candidates.ts';

/**
 * What was done in a year by records that have a date: supplies of stock land, papers that settle a case (in the batch the
 * parcel has), and what the planner entered with date and number. Supplies without a date are told apart.
 */
export async function completionsOf(
	db: Db,
	candidates: readonly BatchCandidate[],
	batchOf: (candidate: BatchCandidate) => Batch | null,
	state: PlanState,
	year: number,
): Promise<{ completions: Completion[]; undated: number }> {
	const byId = new Map(candidates.map((c) => [c.item.id, c]));
	const supplies = await records.stockSupplies(db, year);
	const settled = await records.settledCases(db, year);
	const ofPlan = (id: number): { candidate: BatchCandidate; batch: Batch } | null => {
		const candidate = byId.get(id);
		const batch = candidate ? batchOf(candidate) : null;
		return candidate && batch ? { candidate, batch } : null;
	};
	return {
		undated: supplies.filter((s) => s.on === null).length,
		completions: [
			...supplies.flatMap(({ on, ...supply }): Completion[] =>
				on === null ? [] : [{ ...supply, on, by: 'supply' }],
			),
			...settled.flatMap((paper): Completion[] => {
				const own = ofPlan(paper.parcel);
				if (!own) return [];
				return [{ ...paper, batch: own.batch, areaM2: m2OfMu(own.candidate.item.mu), by: 'decision' }];
			}),
			...[...state.done].flatMap(([parcel, { on, number }]): Completion[] => {
				const own = ofPlan(parcel);
				if (!own) return [];
				const { code, region, mu } = own.candidate.item;
				const areaM2 = m2OfMu(mu);
				return [{ ...{ parcel, code, region, on, number, areaM2 }, batch: own.batch, by: 'plan' }];
			}),
		],
	};
}
