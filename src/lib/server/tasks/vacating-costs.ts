import { costsOfGround, costSum, type CostRecord, type CostRules } from '#lib/domain/selection/cost.ts';
import type { CostFigure, CostItem } from '#lib/domain/selection/question.ts';
import { COST_ITEMS } from '#lib/domain/selection/question.ts';
import { vacancyOf } from '#lib/domain/selection/vacancy.ts';
import { InputError } from '#lib/domain/problem.ts';
import { vacatingCostRules } from '#lib/rulesets/vacating-costs.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as grounds from '#lib/server/store/selection-grounds.ts';
import * as summary from '#lib/server/store/summary.ts';
import * as store from '#lib/server/store/vacating-costs.ts';

/** What vacating a parcel costs. */
export interface ParcelCosts {
	/** Sum of all items, 万元; null where one of them is unknown. */
	totalWan: number | null;
	/** An entry an item, each with where it comes from. */
	items: CostFigure[];
}

/**
 * What vacating some parcels of a run costs: the records as they are now (cost records are no part of a run), else the
 * default rates × the run's quantities. A parcel that is not in the run has no entry.
 * @throws InputError `run-not-found`
 */
export async function costsOf(
	db: Db,
	runId: number,
	parcelIds: readonly number[],
	own: Partial<Record<CostItem, number>> = {},
): Promise<Map<number, ParcelCosts>> {
	const run = await runOf(db, runId);
	const rules = await costRulesOf(db, run);
	const records = await recordsOf(db, parcelIds);
	return new Map(
		(await grounds.all(db, runId, parcelIds)).map((ground) => {
			const items = parcelCosts(ground, records.get(ground.id) ?? null, rules, own);
			const { knownWan, complete } = costSum(items);
			return [ground.id, { totalWan: complete ? knownWan : null, items }];
		}),
	);
}

/** The default rates that a run's land takes: the synthetic ones where all of it is synthetic. */
export async function costRulesOf(
	db: Db,
	run: Pick<runs.RunRecord, 'knownAt' | 'regionCode'>,
): Promise<CostRules> {
	return vacatingCostRules(await summary.isSyntheticLand(db, run.knownAt, run.regionCode ?? undefined));
}

/** The live cost records of some parcels (or all) by parcel, with what the readiness asks. */
export async function recordsOf(
	db: Db,
	parcelIds?: readonly number[],
): Promise<
	Map<number, CostRecord & { readiness: Record<'mortgaged' | 'seized' | 'disputed', boolean | null> }>
> {
	return new Map(
		(await store.all(db, parcelIds)).map((r) => [
			r.parcel,
			{
				items: Object.fromEntries(COST_ITEMS.map((item) => [item, r[item]])) as CostRecord['items'],
				basis: [r.basis, r.valuedOn].filter(Boolean).join('，') || null,
				file: r.file,
				row: r.row,
				synthetic: r.synthetic,
				readiness: { mortgaged: r.mortgaged, seized: r.seized, disputed: r.disputed },
			},
		]),
	);
}

/** The costs of one parcel by its ground in the run. */
export function parcelCosts(
	ground: grounds.SelectionGround,
	record: CostRecord | null,
	rules: CostRules,
	own: Partial<Record<CostItem, number>>,
): CostFigure[] {
	const { mu, floorM2, persons } = ground;
	return costsOfGround(
		{ kind: 'parcel', record, vacant: vacancyOf(ground), mu, floorM2, persons },
		rules,
		own,
	);
}

/** @throws InputError `run-not-found` */
export async function runOf(db: Db, runId: number): Promise<runs.RunRecord> {
	const run = await runs.get(db, runId);
	if (run) return run;
	throw new InputError({
		code: 'run-not-found',
		message: `没有编号为 ${runId} 的评价`,
		path: 'run',
		got: runId,
	});
}
