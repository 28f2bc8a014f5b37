import type { RegradingAnswer, RegradingInput } from '#lib/api/regradings.ts';
import { regradingProblem } from '#lib/domain/notices/regrading.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as attachments from '#lib/server/store/attachments.ts';
import * as store from '#lib/server/store/regradings.ts';
import * as runs from '#lib/server/store/runs.ts';
import { gradesOf } from './notice-list.ts';

/** Re-gradings with their attachments, newest first. */
export async function listRegradings(db: Db, filter: store.RegradingFilter): Promise<RegradingAnswer[]> {
	const found = await store.list(db, filter);
	const files = await attachments.list(db, { regradings: found.map((r) => r.id) });
	return found.map((regrading) => ({
		...regrading,
		attachments: files.filter((file) => file.regrading === regrading.id),
	}));
}

/** The grades that a run's rule gives, best first; none where there is no such run. */
export async function gradesOfRun(db: Db, id: number): Promise<string[]> {
	const run = await runs.get(db, id);
	return run ? gradesOf(run.rules as RuleSet) : [];
}

/**
 * Sets a grade by hand beside the computed one of a run (调档); an earlier re-grading of the same object is superseded.
 * @throws InputError `run-not-found`, `not-found`, and why it may not be re-graded so
 */
export async function makeRegrading(db: Db, input: RegradingInput): Promise<RegradingAnswer> {
	const run = await runs.get(db, input.run);
	if (!run) {
		throw new InputError({ code: 'run-not-found', message: '没有这次评价', path: 'run', got: input.run });
	}
	const [row] = await runs.rowsOf(db, input.run, input.kind, [input.subject]);
	if (!row) {
		throw new InputError({
			code: 'not-found',
			message: '这次评价中没有这个对象',
			path: 'subject',
			got: input.subject,
		});
	}
	const problem = regradingProblem(row.grade, input, gradesOf(run.rules as RuleSet));
	if (problem) throw new InputError(problem);
	return db.transaction(async (tx) => {
		const id = await store.insert(tx, { ...input, gradeBefore: row.grade as string });
		return (await listRegradings(tx, { id }))[0] as RegradingAnswer;
	});
}

/** Withdraws a re-grading; it stays in the record. A problem where it does not hold any more. */
export async function withdrawRegrading(
	db: Db,
	id: number,
	reason: string,
): Promise<RegradingAnswer | Problem> {
	const done = await store.withdraw(db, id, reason);
	const [now] = await listRegradings(db, { id });
	if (!now) return { code: 'not-found', message: '没有这次调档', got: id };
	if (done) return now;
	return { code: 'regrading.ended', message: '这次调档已撤销或已被新的调档替代', got: now.endedAt };
}
