import type {
	MatchingInput,
	MatchingPlan,
	MatchingQuestion,
	PlanProject,
	SavedMatching,
} from '#lib/api/matchings.ts';
import type { MatchProblem } from '#lib/domain/matching/match-problem.ts';
import { quarterOf } from '#lib/domain/matching/match-time.ts';
import { leftOut, planProblem, worthOfProject } from '#lib/domain/matching/plan.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import type { Project } from '#lib/domain/project/project.ts';
import { scoreProject, type StandardLand } from '#lib/domain/project/standard-land.ts';
import { STANDARD_LAND_SETS } from '#lib/rulesets/standard-land.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/matchings.ts';
import * as places from '#lib/server/store/places.ts';
import * as projectStore from '#lib/server/store/projects.ts';
import * as runs from '#lib/server/store/runs.ts';
import { matchAside } from '#lib/server/workers/match-aside.ts';
import { matchingCounties } from './matching-counties.ts';
import { misshapenPairs } from './matching-shapes.ts';
import { matchingSites, withinHorizon } from './matching-sites.ts';

/** Seconds of a solution on the screen: what is not proven or explained by then is said to be so. */
const SECONDS = { solve: 2, explain: 2 };
/** Sites sent beside those in use. */
const MOST_SITES = 400;
/** Sites sent that are not offered because their quarter is not known. */
const MOST_UNKNOWN = 50;

export interface SolvedMatching {
	plan: MatchingPlan;
	problem: MatchProblem;
}

/**
 * Builds a plan's problem from the database, scores the projects, solves, checks, explains (in a thread of its own), and puts
 * the counties' figures.
 * @throws InputError `run-not-found`, `match.standard-unknown`, `match.selection-gone`; the signal's reason
 */
export async function solveMatchingPlan(
	db: Db,
	question: MatchingQuestion,
	signal?: AbortSignal,
): Promise<SolvedMatching> {
	const run = await runs.get(db, question.run);
	if (!run)
		throw new InputError({
			code: 'run-not-found',
			message: `没有编号为 ${question.run} 的评价`,
			path: 'run',
			got: question.run,
		});
	const set = standardOf(question.standard);
	const stages: ReadonlySet<string> = new Set(question.stages);
	const all = (await projectStore.list(db)).filter((p) => stages.size === 0 || stages.has(p.stage ?? ''));
	const shown = all.map((p) => shownProject(p, set, question));
	const out = new Set(shown.filter((p) => p.out !== null).map((p) => p.key));
	const sites = await matchingSites(db, question);
	const offered = sites.filter((s) => withinHorizon(s, question.until));
	const taken = all.filter((p) => !out.has(p.code));
	const shapes = await misshapenPairs(db, taken, offered, signal);
	const problem = planProblem(taken, offered, question, shapes.pairs);
	const { answer, seconds } = await matchAside({ problem, seconds: SECONDS }, { signal });
	const pairs = answer.pairs.map((pair) => ({ ...pair, at: String(pair.at) }));
	// In use, or with a quarter of the planner's own.
	const used = new Set([
		...[...pairs, ...question.pin].map((p) => p.site),
		...Object.keys(question.available),
	]);
	const unknown = sites.filter((s) => s.available === null).sort((a, b) => b.mu - a.mu);
	const rest = offered.filter((s) => !used.has(s.key)).sort((a, b) => b.mu - a.mu);
	const plan: MatchingPlan = {
		question,
		year: run.year,
		rules: `${run.ruleId}@${run.ruleVersion}`,
		projects: shown,
		sites: [...sites.filter((s) => used.has(s.key)), ...rest.slice(0, MOST_SITES)],
		notOffered: {
			unknown: unknown.length,
			late: sites.filter((s) => s.available !== null && !withinHorizon(s, question.until)).length,
		},
		unknownSites: unknown.slice(0, MOST_UNKNOWN),
		unshaped: shapes.unknown,
		status: answer.status,
		objective: answer.objective,
		bound: answer.bound,
		pairs,
		unmet: answer.unmet,
		conflict: answer.conflict,
		counties: await matchingCounties(db, { id: question.run, year: run.year }, { pairs }, sites, all),
		regions: (await places.regions(db)).map(({ id, code, name }) => ({ id, code, name })),
		seconds,
	};
	return { plan, problem };
}

/** Solves a plan and saves it, new (`id` null) or over an older version. */
export async function saveMatching(
	db: Db,
	id: number | null,
	input: MatchingInput,
	signal?: AbortSignal,
): Promise<SavedMatching | Problem> {
	if (id !== null && !(await store.get(db, id))) return gone(id);
	const solved = await solveMatchingPlan(db, input.question, signal);
	const written = { name: input.name, note: input.note ?? null, ...solved };
	if (id === null) return (await store.get(db, await store.insert(db, written))) as SavedMatching;
	const now = await store.get(db, id);
	if (!now) return gone(id);
	if (!(await store.update(db, id, input.version ?? now.version, written))) {
		return {
			code: 'changed-meanwhile',
			message: `${now.by} 已修改过这份落地方案`,
			got: input.version,
			expected: now.version,
			fix: '重新打开后再改，或另存为新方案',
		};
	}
	return (await store.get(db, id)) as SavedMatching;
}

function standardOf(id: string): StandardLand {
	const set = STANDARD_LAND_SETS.find((s) => s.id === id);
	if (set) return set;
	throw new InputError({
		code: 'match.standard-unknown',
		message: `没有编号为“${id}”的标准地指标`,
		path: 'standard',
		got: id,
		expected: STANDARD_LAND_SETS.map((s) => s.id),
		fix: '从已有的标准地指标中选择',
	});
}

function shownProject(p: Project, set: StandardLand, question: MatchingQuestion): PlanProject {
	const score = scoreProject(p, set);
	return {
		key: p.code,
		id: p.id,
		name: p.name ?? p.code,
		stage: p.stage,
		industry: p.industry,
		region: p.region,
		mu: p.mu,
		from: p.startOn === null ? null : quarterOf(p.startOn),
		by: p.latestOn === null ? null : quarterOf(p.latestOn),
		worth: worthOfProject(p, question.worth),
		powerKva: p.powerKva,
		widthM: p.widthM,
		lengthM: p.lengthM,
		slopeMaxDeg: p.slopeMaxDeg,
		score,
		out: leftOut(p, score, question.worth, question.refusedOut),
		synthetic: p.synthetic,
	};
}

function gone(id: number): Problem {
	return { code: 'not-found', message: '没有找到落地方案', got: id };
}
