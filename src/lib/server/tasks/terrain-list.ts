import type { z } from 'zod';
import type { TerrainInUse } from '#lib/api/overview.ts';
import type { terrainList } from '#lib/api/terrain.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as terrain from '#lib/server/store/terrain.ts';
import { slopeMinZoom } from '#lib/server/terrain/slope-tile.ts';
import { nativeZoom } from '#lib/server/terrain/tile-cells.ts';

/** The elevation models, finest first. */
export async function listTerrain(db: Db, all: boolean): Promise<z.infer<typeof terrainList>> {
	const records = await terrain.list(db, all);
	return {
		terrain: records.map((r) => ({
			id: r.id,
			name: r.name,
			state: r.state,
			crs: r.place.crs,
			crsName: r.crsName,
			datum: r.datum,
			unit: r.unit,
			width: r.place.width,
			height: r.place.height,
			cellX: r.place.cellX,
			cellY: r.place.cellY,
			minM: r.minM,
			maxM: r.maxM,
			validShare: r.validShare,
			bbox: r.bbox,
			synthetic: r.synthetic,
			problems: r.problems,
			recordedAt: r.recordedAt,
			by: r.by,
			endedAt: r.endedAt,
		})),
	};
}

/** What the map needs of the models in use: their stamp, box and zooms. `null` where there is none. */
export async function terrainInUse(db: Db): Promise<TerrainInUse | null> {
	const records = await terrain.list(db);
	if (records.length === 0) return null;
	const boxes = records.map((r) => r.bbox);
	const most = (k: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) => pick(...boxes.map((b) => b[k]));
	const native = records.map(({ place, bbox }) =>
		nativeZoom(Math.min(place.cellX, place.cellY), (bbox[1] + bbox[3]) / 2),
	);
	return {
		stamp: await terrain.stamp(db),
		bbox: [most(0, Math.min), most(1, Math.min), most(2, Math.max), most(3, Math.max)],
		maxZoom: Math.max(0, Math.min(17, Math.ceil(Math.max(...native)))),
		slopeMinZoom: Math.min(...records.map(slopeMinZoom)),
		synthetic: records.some((r) => r.synthetic),
		models: records.length,
	};
}
