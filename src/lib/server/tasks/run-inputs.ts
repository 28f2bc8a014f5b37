import type { YearFacts, YearRules } from '#lib/domain/evaluate/whole-year.ts';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import type { FactScope } from '#lib/server/store/facts.ts';
import * as runs from '#lib/server/store/runs.ts';
import { inputHashOf, readYear, regionOf } from './evaluate.ts';

/** A run's inputs, read again as known at its instant, under the rules that it keeps. */
export interface RunInputs {
	scope: FactScope;
	facts: YearFacts;
	rules: YearRules;
	asOf: string;
	/** The input hash of what was read now, as the run's own engine would write it. */
	hash: string;
}

/** Reads again what a run was made of. Where `hash` is the run's own, it is the same to the last bit. */
export async function inputsOf(db: Db, run: runs.RunRecord): Promise<RunInputs> {
	const region = run.regionCode === null ? undefined : await regionOf(db, run.regionCode);
	const scope = { year: run.year, region, knownAt: run.knownAt };
	const facts = await readYear(db, scope, run.asOf);
	const rules = rulesOf(run);
	return { scope, facts, rules, asOf: run.asOf, hash: inputHashOf(facts, rules, run.asOf, run.engine) };
}

/** Every rule that a run was made with, as it keeps them. */
export function rulesOf(run: Pick<runs.RunRecord, 'fitted' | 'flagRules'>): YearRules {
	return { ...(run.flagRules as Omit<YearRules, 'scoring'>), scoring: (run.fitted as Fitted).rules };
}

/** @throws InputError `run-not-found` */
export async function runOf(db: Db, id: number, path = 'run'): Promise<runs.RunRecord> {
	const run = Number.isInteger(id) ? await runs.get(db, id) : undefined;
	if (run) return run;
	throw new InputError({
		code: 'run-not-found',
		message: '没有这次评价',
		path,
		got: Number.isNaN(id) ? null : id,
	});
}
