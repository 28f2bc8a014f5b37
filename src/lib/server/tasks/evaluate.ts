import { createHash } from 'node:crypto';
import type { EvaluateRequest } from '#lib/api/evaluation.ts';
import type { RunSummary } from '#lib/api/overview.ts';
import {
	evaluateYear,
	type YearEvaluation,
	type YearFacts,
	type YearRules,
} from '#lib/domain/evaluate/whole-year.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as facts from '#lib/server/store/facts.ts';
import * as places from '#lib/server/store/places.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as clock from '#lib/server/store/clock.ts';
import * as supplies from '#lib/server/store/supplies.ts';
import * as decisions from '#lib/server/store/decisions.ts';
import { VERSION } from '#lib/server/version.ts';
import { canonicalJson } from './canonical-json.ts';
import { knownInstant } from './known-on.ts';
import { readZones } from './park-zones.ts';
import { reconcileRun } from './reconcile-run.ts';
import { chooseRules, keepScoring } from './rules-choice.ts';
import { runRows } from './run-rows.ts';
import { summaryOf } from './run-summary.ts';
import type { TaskContext } from './task.ts';

/**
 * An evaluation run: reads the year's facts as known now, evaluates, and writes an immutable record with its input hash
 * and `Fitted`. The same facts, rules and day give the same hash and the same rows.
 * @throws InputError `rules-not-found`, `rules-retired`, `rules-changed`, `region-not-found`, `no-facts`
 */
export async function evaluate(
	db: Db,
	request: EvaluateRequest,
	context: TaskContext = {},
): Promise<RunSummary> {
	const region = request.region === undefined ? undefined : await regionOf(db, request.region);
	const { knownAt, day } = knownInstant(request.knownOn, await clock.readBetweenSwaps(db));
	const asOf = request.asOf ?? day;
	const { rules, scoring } = await chooseRules(db, request, knownAt);
	context.progress?.({ stage: 'reading', done: 0, total: 3 });
	const scope = { year: request.year, region, knownAt };
	const input = await readYear(db, scope, asOf);
	if (input.parcels.length === 0 && input.enterprises.length === 0) {
		throw new InputError({
			code: 'no-facts',
			message: '没有可评价的宗地或企业',
			fix: '先导入宗地、企业和年度数据',
		});
	}
	context.signal?.throwIfAborted();
	context.progress?.({ stage: 'evaluating', done: 1, total: 3 });
	const evaluation = evaluateYear(input, rules, asOf);
	const rows = await rowsOf(db, scope, { input, evaluation, rules });
	const reconciled = await reconcileRun(db, scope, { input, evaluation, rows });
	context.signal?.throwIfAborted();
	context.progress?.({ stage: 'writing', done: 2, total: 3 });
	const id = await db.transaction(async (tx) => {
		await keepScoring(tx, scoring);
		return runs.insert(
			tx,
			{
				year: request.year,
				ruleId: scoring.id,
				ruleVersion: scoring.version,
				regionCode: request.region ?? null,
				asOf,
				knownAt,
				inputHash: inputHashOf(input, rules, asOf),
				engine: VERSION,
				fitted: evaluation.fitted,
				flagRules: {
					idle: rules.idle,
					lowEfficiency: rules.lowEfficiency,
					disposition: rules.disposition,
					stages: rules.stages,
					park: rules.park ?? null,
				},
				counts: countsOf(evaluation),
				warnings: reconciled.summary,
			},
			rows,
			reconciled.warnings,
		);
	});
	context.progress?.({ stage: 'done', done: 3, total: 3 });
	return summaryOf((await runs.get(db, id)) as runs.RunRecord);
}

/** The year's facts as known at an instant, and the inspections up to the as-of day. */
export async function readYear(db: Db, scope: facts.FactScope, asOf: string): Promise<YearFacts> {
	return {
		year: scope.year,
		enterprises: await facts.enterprises(db, scope),
		parcels: await facts.parcels(db, scope),
		occupancies: await facts.occupancies(db, scope),
		supplies: await supplies.withParcel(db, scope.knownAt),
		inspections: await supplies.inspections(db, scope.knownAt, asOf),
		decisions: await decisions.all(db, scope.knownAt, asOf),
		zones: await readZones(db, scope),
	};
}

/** The rows that a run keeps of an evaluation, with the parks as known at its instant. */
export async function rowsOf(
	db: Db,
	scope: facts.FactScope,
	made: { input: YearFacts; evaluation: YearEvaluation; rules: YearRules },
): Promise<runs.RunRow[]> {
	return runRows(made.input, made.evaluation, await parksOf(db, scope), made.rules.park);
}

/** The parks that a run tells of, as known at its instant. */
async function parksOf(db: Db, { region, knownAt }: facts.FactScope): Promise<places.ParkRecord[]> {
	return (await places.parks(db, knownAt)).filter((park) => region === undefined || park.region === region);
}

/**
 * SHA-256 over the facts as read, the rules and the day: two runs with the same hash have the same rows. The rules are
 * written in one order of keys, so that a rule read back from the database hashes alike.
 */
export function inputHashOf(input: YearFacts, rules: YearRules, asOf: string, engine = VERSION): string {
	const { year, ...lists } = input;
	const hash = createHash('sha256').update(canonicalJson({ year, rules, asOf, engine }));
	// in parts: one text of a province's facts would be longer than a text may be
	for (const [name, records] of Object.entries(lists)) {
		for (let at = 0; at < records.length; at += 1000)
			hash.update(`\n${name}\n${JSON.stringify(records.slice(at, at + 1000))}`);
	}
	return hash.digest('hex');
}

export async function regionOf(db: Db, code: string): Promise<number> {
	const id = await places.regionId(db, code);
	if (id === undefined) {
		throw new InputError({
			code: 'region-not-found',
			message: `没有行政区 ${code}`,
			path: 'region',
			got: code,
		});
	}
	return id;
}

/** What a run's list and the command line show. */
function countsOf({ enterprises, parcels }: YearEvaluation): RunSummary['counts'] {
	const rated = enterprises.filter((e) => e.result.total !== null).length;
	return {
		parcels: parcels.length,
		enterprises: enterprises.length,
		rated,
		notRated: enterprises.length - rated,
		grades: tally(enterprises.map((e) => e.result.grade ?? 'none')),
		parcelGrades: tally(parcels.map((p) => p.result.grade ?? 'none')),
		flags: {
			idle: tally(parcels.map((p) => p.idle.finding)),
			'low-efficiency': tally(parcels.map((p) => p.lowEfficiency.finding)),
		},
		dispositions: tally(parcels.map((p) => p.disposition.batch ?? 'none')),
	};
}

function tally(values: readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
	return counts;
}
