import type { OfficialGround } from '#lib/api/ground.ts';
import type { PolygonGeometry } from '#lib/api/assessment.ts';
import { boundsOf, type Areal } from '#lib/domain/geometry/areal.ts';
import { type GroundUnder, SlopedGround } from '#lib/domain/terrain/ground-under.ts';
import type { Db } from '#lib/server/database/db.ts';
import { readWindow } from '#lib/server/terrain/read-window.ts';

/** A shape with more cells than this is answered from larger ones, and says so. */
const MOST_CELLS = 4_000_000;

/**
 * The ground under a lon/lat shape from the stored heights: the official figure, by the same function as the live one but
 * at the file's own cells. Null where no elevation model has a slope there.
 * @param levelM of the platform that earth is moved for; without one it is balanced
 */
export async function groundUnder(
	db: Db,
	geometry: PolygonGeometry,
	levelM?: number,
): Promise<OfficialGround | null> {
	let ground: GroundUnder | null = null;
	const window = await readWindow(db, boundsOf(geometry as Areal), {
		maxCells: MOST_CELLS,
		decimate: true,
		answers: (grid) => (ground = new SlopedGround(grid).under(geometry as Areal, levelM)) !== null,
	});
	if (!window || !ground) return null;
	const { id, name, synthetic } = window.terrain;
	return { ...(ground as GroundUnder), source: { id, name, synthetic, cellsPerSide: window.cellsPerSide } };
}
