import type { BatchItem, BatchPlanEntry, BatchView } from '#lib/api/batches.ts';
import { FIRST_SETTINGS, planState, type PlanState } from '#lib/domain/batches/plan-log.ts';
import { progressOf } from '#lib/domain/batches/progress.ts';
import { swapStanding } from '#lib/domain/batches/swap-kind.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as plans from '#lib/server/store/batch-plans.ts';
import * as records from '#lib/server/store/batch-records.ts';
import * as places from '#lib/server/store/places.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as stock from '#lib/server/store/stock.ts';
import { batchCandidates, type BatchCandidate } from './batch-candidates.ts';
import { completionsOf } from './batch-completions.ts';
import { destinationProblem, hashOfProblem } from './batch-destinations.ts';
import { batchRulesOf, headOfBatchRules } from './batch-rules.ts';
import { runOf } from './run-inputs.ts';

/** Which candidates, under which rules, with which of the planner's words. */
interface Asked {
	run: runs.RunRecord;
	rules: string | null;
	plan: BatchPlanEntry | null;
	state: PlanState;
	/** Of the tasks; absent: that of the run's as-of day. */
	year?: number;
}

/** A plan as it stands, or undefined. */
export async function planView(db: Db, id: number, year?: number): Promise<BatchView | undefined> {
	const plan = await plans.get(db, id);
	if (!plan) return undefined;
	const run = await runOf(db, plan.run);
	const state = planState(await plans.log(db, id));
	return view(db, { run, rules: plan.rules, plan, state, year });
}

/**
 * The candidates of a run under some batch rules, without a plan.
 * @throws InputError `run-not-found`, `rules-not-found`
 */
export async function runView(
	db: Db,
	{ run, rules, year }: { run?: number; rules: string | null; year?: number },
): Promise<BatchView> {
	const id = run ?? (await runs.latest(db));
	if (id === undefined)
		throw new InputError({
			code: 'run-not-found',
			message: '还没有评价',
			path: 'run',
			fix: '先评价，再归批',
		});
	return view(db, { run: await runOf(db, id), rules, plan: null, state: planState([]), year });
}

async function view(db: Db, { run, rules, plan, state, year }: Asked): Promise<BatchView> {
	const chosen = await batchRulesOf(db, run, rules);
	const { candidates, idleUnknown } = await batchCandidates(db, run, chosen.body);
	const batchOf = (c: BatchCandidate) => {
		const override = state.overrides.get(c.item.id);
		return override ? override.batch : c.item.proposed.batch;
	};
	const reserves = await stock.reserves(db);
	const swaps = candidates.filter((c) => batchOf(c) === 'swap');
	const problem = destinationProblem(
		swaps.map((c) => c.need),
		reserves,
		state,
	);
	const asked = Number(run.asOf.slice(0, 4));
	const taskYear = year ?? asked;
	const done = await completionsOf(db, candidates, batchOf, state, taskYear);
	const projects = await records.projectNames(
		db,
		[...state.projects.values()].map((p) => p.code),
	);
	const names = new Map(candidates.map((c) => [c.item.id, c.item.code]));
	const answer = state.destinations?.answer;
	return {
		plan,
		run: run.id,
		year: run.year,
		asOf: run.asOf,
		rules: headOfBatchRules(chosen),
		settings: { leastAreaShare: (state.settings ?? FIRST_SETTINGS).leastAreaShare },
		items: candidates.map((c): BatchItem => {
			const { id } = c.item;
			const batch = batchOf(c);
			const project = state.projects.get(id);
			const completed = done.completions.find((one) => one.parcel === id && one.batch === batch);
			return {
				...c.item,
				batch,
				override: state.overrides.get(id) ?? null,
				swap: batch === 'swap' ? swapStanding(c.facts) : null,
				swapClass: batch === 'swap' ? c.need.class : null,
				...placeOf(id, batch, state, reserves, names),
				pairs: state.pairs
					.filter((pair) => pair.parcel === id)
					.map(({ reserve, as, at, by }) => ({
						...{ reserve, as, at, by },
						code: reserves.find((r) => r.id === reserve)?.code ?? String(reserve),
					})),
				project: project ? { ...project, name: projects.get(project.code) ?? null } : null,
				done: completed ? { on: completed.on, number: completed.number, by: completed.by } : null,
			};
		}),
		idleUnknown,
		destinations:
			state.destinations && answer
				? {
						status: answer.status,
						seated: answer.seated,
						swaps: answer.seated + answer.unassigned.length,
						classes: answer.classes,
						mismatch: answer.mismatch,
						bound: answer.bound,
						brokenPins: answer.brokenPins.map(({ swap, destination, why }) => ({
							parcel: names.get(swap) ?? String(swap),
							reserve: reserves.find((r) => r.id === destination)?.code ?? String(destination),
							why,
						})),
						stale: state.destinations.inputHash !== hashOfProblem(problem),
						at: state.destinations.at,
						by: state.destinations.by,
					}
				: null,
		progress: {
			year: taskYear,
			years: [...new Set([taskYear, asked, ...(await records.taskYears(db))])].sort((a, b) => b - a),
			rows: progressOf(await records.tasks(db, taskYear), done.completions, taskYear),
			undated: done.undated,
		},
		regions: (await places.regions(db)).map(({ code, name }) => ({ code, name })),
	};
}

/** Where a swap goes by the plan's last assignment, or why it goes nowhere. */
function placeOf(
	id: number,
	batch: BatchItem['batch'],
	{ destinations }: PlanState,
	reserves: readonly stock.ReserveRecord[],
	names: ReadonlyMap<number, string>,
): Pick<BatchItem, 'destination' | 'unassigned'> {
	const none = { destination: null, unassigned: null };
	if (batch !== 'swap' || !destinations) return none;
	const pair = destinations.answer.pairs.find((one) => one.swap === id);
	const to = pair && reserves.find((r) => r.id === pair.destination);
	if (pair && to) {
		const { areaDifference, valueDifference, pinned } = pair;
		const { id: reserve, code, name, kind } = to;
		return { ...none, destination: { reserve, code, name, kind, areaDifference, valueDifference, pinned } };
	}
	const why = destinations.answer.unassigned.find((one) => one.swap === id);
	if (!why) return none;
	return {
		...none,
		unassigned: {
			reason: why.reason,
			largestM2: why.largestM2,
			taken: why.taken.map((t) => ({
				code: reserves.find((r) => r.id === t.destination)?.code ?? String(t.destination),
				by: t.by.map((swap) => names.get(swap) ?? String(swap)),
			})),
		},
	};
}
