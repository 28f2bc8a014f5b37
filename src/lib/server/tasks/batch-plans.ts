import type {
	BatchPlanEntry,
	BatchPlanInput,
	BatchPlanName,
	BatchPlanStep,
	BatchView,
} from '#lib/api/batches.ts';
import { planState, type PlanEntryKind } from '#lib/domain/batches/plan-log.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/batch-plans.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as stock from '#lib/server/store/stock.ts';
import { batchCandidates } from './batch-candidates.ts';
import { destinationProblem, hashOfProblem, solveDestinations } from './batch-destinations.ts';
import { batchRulesOf } from './batch-rules.ts';
import { planView } from './batch-view.ts';
import { runOf } from './run-inputs.ts';

const notFound = (id: number): Problem => ({
	code: 'not-found',
	message: `没有编号为 ${id} 的处置计划，或已被删除`,
	path: 'id',
	got: id,
});
const meanwhile = (now: BatchPlanEntry, version: number): Problem => ({
	code: 'changed-meanwhile',
	message: '这份处置计划已被他人修改',
	got: version,
	expected: now.version,
	fix: '重新打开后再改，或另存为副本',
});

/**
 * A new plan over a run: the newest where none is named.
 * @throws InputError `run-not-found`, `rules-not-found`, `rules-retired`
 */
export async function makePlan(db: Db, input: BatchPlanInput): Promise<BatchPlanEntry> {
	const run = input.run ?? (await runs.latest(db));
	if (run === undefined)
		throw new InputError({
			code: 'run-not-found',
			message: '还没有评价',
			path: 'run',
			fix: '先评价，再归批',
		});
	await batchRulesOf(db, await runOf(db, run), input.rules ?? null);
	const { name, note = null, rules = null } = input;
	const id = await store.insert(db, { name, note, run, rules });
	return (await store.get(db, id)) as BatchPlanEntry;
}

/** Names a plan anew, or the problem that it is gone or was changed meanwhile. */
export async function renamePlan(db: Db, id: number, edit: BatchPlanName): Promise<BatchPlanEntry | Problem> {
	const now = await store.get(db, id);
	if (!now) return notFound(id);
	if (!(await store.rename(db, id, edit.version, edit))) return meanwhile(now, edit.version);
	return (await store.get(db, id)) as BatchPlanEntry;
}

/**
 * One step of a plan, a line of its log; the plan as it then stands.
 * @throws InputError `rules-not-found`, `rules-retired`, `batch-parcel`
 */
export async function stepPlan(db: Db, id: number, step: BatchPlanStep): Promise<BatchView | Problem> {
	const now = await store.get(db, id);
	if (!now) return notFound(id);
	if (now.version !== step.version) return meanwhile(now, step.version);
	const line = await lineOf(db, now, step);
	const done = await db.transaction(async (tx) => {
		if (!(await store.append(tx, id, step.version, line))) return false;
		if (step.kind === 'rules') await store.setRules(tx, id, step.rules);
		return true;
	});
	if (!done) return meanwhile((await store.get(db, id)) ?? now, step.version);
	return (await planView(db, id)) as BatchView;
}

type Line = { kind: PlanEntryKind; parcel?: number; reserve?: number; body: object | null };

async function lineOf(db: Db, plan: BatchPlanEntry, step: BatchPlanStep): Promise<Line> {
	switch (step.kind) {
		case 'settings':
			return { kind: 'settings', body: { leastAreaShare: step.leastAreaShare } };
		case 'rules':
			await batchRulesOf(db, await runOf(db, plan.run), step.rules);
			return { kind: 'rules', body: { rules: step.rules } };
		case 'destinations':
			return { kind: 'destinations', body: await assigned(db, plan) };
		default: {
			const { parcel } = step;
			const [row] = await runs.rowsOf(db, plan.run, 'parcel', [parcel]);
			if (!row)
				throw new InputError({
					code: 'batch-parcel',
					message: '评价中没有这宗地',
					path: 'parcel',
					got: parcel,
				});
			if (step.kind === 'pair')
				return { kind: 'pair', parcel, reserve: step.reserve, body: step.as && { as: step.as } };
			if (step.kind === 'project')
				return { kind: 'project', parcel, body: step.code ? { code: step.code } : null };
			return { kind: step.kind, parcel, body: step.to };
		}
	}
}

/** Destinations of all swaps as the plan stands, with the hash of the question. */
async function assigned(db: Db, plan: BatchPlanEntry): Promise<object> {
	const state = planState(await store.log(db, plan.id));
	const run = await runOf(db, plan.run);
	const { body } = await batchRulesOf(db, run, plan.rules);
	const { candidates } = await batchCandidates(db, run, body);
	const swaps = candidates.filter(({ item }) => {
		const override = state.overrides.get(item.id);
		return (override ? override.batch : item.proposed.batch) === 'swap';
	});
	const problem = destinationProblem(
		swaps.map((c) => c.need),
		await stock.reserves(db),
		state,
	);
	return { inputHash: hashOfProblem(problem), answer: await solveDestinations(problem) };
}
