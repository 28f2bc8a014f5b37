import type { Drawing, DrawingInput } from '#lib/api/drawings.ts';
import type { PolygonGeometry } from '#lib/api/assessment.ts';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import { boundaryFindings, isUsable } from '#lib/domain/geometry/boundary-checks.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { boundaryProblem } from '#lib/formats/boundary-problems.ts';
import { ewkbHexOf } from '#lib/formats/wkb.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/drawings.ts';

/** The saved drawings. */
export async function listDrawings(db: Db): Promise<Drawing[]> {
	return (await store.list(db)).map(drawingOf);
}

/** One saved drawing, or undefined. */
export async function getDrawing(db: Db, id: number): Promise<Drawing | undefined> {
	const found = await store.get(db, id);
	return found && drawingOf(found);
}

/**
 * Saves a drawing, new (no id) or changed.
 * @throws InputError with the place of each boundary fault
 * @returns the drawing, or a problem where it is gone or somebody changed it meanwhile
 */
export async function saveDrawing(db: Db, input: DrawingInput, id?: number): Promise<Drawing | Problem> {
	const findings = boundaryFindings(input.geometry as Areal);
	if (!isUsable(findings)) throw new InputError(findings.map((f) => boundaryProblem(f)));
	const drawing = { name: input.name, note: input.note ?? null, geom: ewkbHexOf(input.geometry as Areal) };
	if (id === undefined) return (await getDrawing(db, await store.insert(db, drawing))) as Drawing;
	const now = await getDrawing(db, id);
	if (!now) return { code: 'not-found', message: '这个图形已被删除', got: id };
	if (!(await store.update(db, id, input.version ?? now.version, drawing))) {
		return {
			code: 'changed-meanwhile',
			message: `${now.by} 已修改过这个图形`,
			got: input.version,
			expected: now.version,
			fix: '重新打开后再改，或另存为新图形',
		};
	}
	return (await getDrawing(db, id)) as Drawing;
}

function drawingOf(record: store.DrawingRecord): Drawing {
	return { ...record, geometry: JSON.parse(record.geometry) as PolygonGeometry };
}
