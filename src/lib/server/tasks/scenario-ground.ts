import type { CompareRequest, ScenarioGround } from '#lib/api/scenarios.ts';
import type { PolygonGeometry } from '#lib/api/assessment.ts';
import { boundsOf, type Areal } from '#lib/domain/geometry/areal.ts';
import { landOfColumn, sumOfGround, type OutlineGround } from '#lib/domain/scenario/ground.ts';
import { ewkbHexOf } from '#lib/formats/wkb.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import { outlinesLess } from '#lib/server/store/scenario-land.ts';
import { conflictsUnder, constraintDayOf } from './constraints.ts';
import { groundUnder } from './ground-under.ts';
import { keyed } from './scenario-compare.ts';
import { answerScenario } from './scenario-result.ts';
import { getScenario } from './scenarios.ts';

/** More pieces of land than this are not looked at one by one while somebody waits. */
export const MOST_OUTLINES = 40;

/**
 * What lies under the land of each column of a comparison: conflicts with constraints in force on the run's day, slope by
 * survey classes. Columns in the order of `ids`, the base first; `columns` null where there are too many outlines.
 */
export async function groundOfComparison(
	db: Db,
	{ ids, refit }: Pick<CompareRequest, 'ids' | 'refit'>,
): Promise<ScenarioGround> {
	const results = [];
	let run: runs.RunRecord | undefined;
	for (const id of new Set(ids)) {
		const found = await getScenario(db, id);
		if (!found) continue;
		run ??= await runs.get(db, found.run);
		const changes = keyed(found.changes);
		results.push((await answerScenario(db, { id, run: found.run, changes, refit })).result);
	}
	const touched = [...new Set(results.flatMap((r) => r.objects.flatMap((o) => (o.before && o.id) || [])))];
	const outlines = results.flatMap((r) => r.objects.filter((o) => o.outline));
	const count = touched.length + outlines.length;
	if (!run || count > MOST_OUTLINES) return { columns: null, outlines: count, most: MOST_OUTLINES };
	const asOf = await constraintDayOf(db, run.id);
	const known = new Map<string, OutlineGround>();
	const under = async (geometry: Areal, areaM2: number): Promise<OutlineGround> => {
		const hex = ewkbHexOf(geometry);
		const before = known.get(hex);
		if (before) return before;
		const conflicts = await conflictsUnder(db, { hex, bbox: boundsOf(geometry), areaM2 }, asOf);
		const ground = await groundUnder(db, geometry as PolygonGeometry);
		const found = { areaM2, conflicts: conflicts.kinds, classesM2: ground?.classesM2 ?? null };
		known.set(hex, found);
		return found;
	};
	const columns: NonNullable<ScenarioGround['columns']> = [];
	for (const result of [null, ...results]) {
		const { parcels, outlines: drawn } = landOfColumn(touched, result);
		const shapes = drawn.map((i) => result?.objects[i]?.outline as Areal);
		const pieces = await outlinesLess(db, parcels, shapes.map(ewkbHexOf), run.knownAt);
		const grounds: OutlineGround[] = [];
		for (const piece of pieces) grounds.push(await under(JSON.parse(piece.geometry) as Areal, piece.areaM2));
		columns.push(sumOfGround(grounds));
	}
	return { columns, outlines: count, most: MOST_OUTLINES };
}
