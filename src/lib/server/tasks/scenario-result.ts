import { createHash } from 'node:crypto';
import type { ScenarioAnswer } from '#lib/api/scenarios.ts';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import { InputError } from '#lib/domain/problem.ts';
import { outlineOfChange, type KeyedChange } from '#lib/domain/scenario/change.ts';
import type { MeasuredOutline } from '#lib/domain/scenario/measured.ts';
import { scenarioResult } from '#lib/domain/scenario/result.ts';
import { ewkbHexOf } from '#lib/formats/wkb.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as land from '#lib/server/store/scenario-land.ts';
import * as store from '#lib/server/store/scenarios.ts';
import { VERSION } from '#lib/server/version.ts';
import { canonicalJson } from './canonical-json.ts';
import { baseObjects } from './scenario-base.ts';
import { refitted } from './scenario-refit.ts';

/** What is asked: a list of changes over a run, under its own cuts or under cuts fitted anew. */
export interface ScenarioQuestion {
	id: number | null;
	run: number;
	changes: readonly KeyedChange[];
	refit: boolean;
}

/**
 * What a list of changes comes to. The same question (run, changes, engine) is answered from what was kept, unless it is
 * a preview (no id), which is not kept.
 * @throws InputError `run-not-found`
 */
export async function answerScenario(db: Db, question: ScenarioQuestion): Promise<ScenarioAnswer> {
	const run = await runs.get(db, question.run);
	if (!run)
		throw new InputError({
			code: 'run-not-found',
			message: `没有编号为 ${question.run} 的评价`,
			path: 'run',
			got: question.run,
		});
	const inputHash = hashOf(run, question);
	const measured = await measure(db, question.changes, run.knownAt);
	const ids = touchableIds(question.changes, measured);
	const objects = await baseObjects(db, run, ids);
	let result = await store.resultBy(db, inputHash);
	if (!result) {
		const fitted = run.fitted as Fitted;
		const refit = question.refit ? await refitted(db, run, objects, question.changes, measured) : null;
		result = scenarioResult(objects, question.changes, measured, fitted, refit);
		if (question.id !== null) await store.keepResult(db, inputHash, run.id, result);
	}
	const known = new Map((await land.parcelsAt(db, ids, run.knownAt)).map((p) => [p.id, p.code]));
	return {
		id: question.id,
		run: run.id,
		inputHash,
		result,
		superseded: await land.supersededSince(db, ids, run.knownAt),
		outside: [...measured].flatMap(([key, { under }]) =>
			under.flatMap(({ parcel }) =>
				objects.has(`parcel:${parcel}`) ? [] : [{ key, code: known.get(parcel) ?? String(parcel) }],
			),
		),
	};
}

/** Counted up where a result says more or other than before: what was kept is not answered from. */
const SHAPE = 2;

function hashOf(run: runs.RunRecord, { changes, refit }: ScenarioQuestion): string {
	const asked = { run: run.id, inputHash: run.inputHash, engine: VERSION, shape: SHAPE, refit, changes };
	return createHash('sha256').update(canonicalJson(asked)).digest('hex');
}

async function measure(
	db: Db,
	changes: readonly KeyedChange[],
	knownAt: string,
): Promise<Map<string, MeasuredOutline>> {
	const outlines = changes.flatMap(({ key, change }) => {
		const outline = outlineOfChange(change);
		return outline ? [{ key, hex: ewkbHexOf(outline) }] : [];
	});
	return outlines.length === 0 ? new Map() : land.measureOutlines(db, outlines, knownAt);
}

/** The parcels that a change names or an outline covers. */
function touchableIds(
	changes: readonly KeyedChange[],
	measured: ReadonlyMap<string, MeasuredOutline>,
): number[] {
	const named = changes.flatMap(({ change }) =>
		change.kind !== 'block' && 'parcel' in change.target ? [change.target.parcel] : [],
	);
	const covered = [...measured.values()].flatMap((m) => m.under.map((u) => u.parcel));
	return [...new Set([...named, ...covered])];
}
