import type { Reproduction } from '#lib/api/runs.ts';
import { evaluateYear } from '#lib/domain/evaluate/whole-year.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import { VERSION } from '#lib/server/version.ts';
import { canonicalJson } from './canonical-json.ts';
import { rowsOf } from './evaluate.ts';
import { inputsOf, runOf } from './run-inputs.ts';
import type { TaskContext } from './task.ts';

/** Differing rows that are named; all are counted. */
const MOST_NAMED = 100;

/**
 * Makes a run again from the facts as known at its instant and the rules that it keeps, and holds the input hash and
 * every row against the record. Nothing is written.
 * @throws InputError `run-not-found`
 */
export async function reproduce(db: Db, id: number, context: TaskContext = {}): Promise<Reproduction> {
	const run = await runOf(db, id);
	context.progress?.({ stage: 'reading', done: 0, total: 3 });
	const inputs = await inputsOf(db, run);
	context.signal?.throwIfAborted();
	context.progress?.({ stage: 'evaluating', done: 1, total: 3 });
	const evaluation = evaluateYear(inputs.facts, inputs.rules, inputs.asOf);
	const made = await rowsOf(db, inputs.scope, { input: inputs.facts, evaluation, rules: inputs.rules });
	context.progress?.({ stage: 'comparing', done: 2, total: 3 });
	const again = new Map(made.map((row) => [`${row.kind} ${row.id}`, row]));
	const differences: Reproduction['differences'] = [];
	let differing = 0;
	let rows = 0;
	const tell = (kind: runs.RunRowKind, subject: number, fields: string[]) => {
		if (fields.length === 0) return;
		differing += 1;
		if (differences.length < MOST_NAMED) differences.push({ kind, id: subject, fields });
	};
	for (const kind of ['enterprise', 'parcel', 'park'] as const) {
		for (const stored of await runs.rowsOf(db, id, kind)) {
			const key = `${kind} ${stored.id}`;
			rows += 1;
			tell(kind, stored.id, fieldsApart(stored, again.get(key)));
			again.delete(key);
		}
	}
	for (const row of again.values()) tell(row.kind, row.id, ['row']);
	context.progress?.({ stage: 'done', done: 3, total: 3 });
	return {
		run: id,
		same: inputs.hash === run.inputHash && differing === 0,
		hash: { stored: run.inputHash, again: inputs.hash },
		engine: { stored: run.engine, now: VERSION },
		rows,
		differing,
		differences,
	};
}

/** The fields of a record whose text differs; `row` where there is no such row now. */
function fieldsApart(stored: runs.RunRow, again: runs.RunRow | undefined): string[] {
	if (!again) return ['row'];
	const [was, is] = [stored, again] as unknown as Record<string, unknown>[];
	return Object.keys(stored).filter(
		(field) => canonicalJson(was?.[field] ?? null) !== canonicalJson(is?.[field] ?? null),
	);
}
