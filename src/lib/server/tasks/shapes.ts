import type { PolygonGeometry } from '#lib/api/assessment.ts';
import type { ReadShapes, RecordedShape, ShapeKind } from '#lib/api/shapes.ts';
import { InputError } from '#lib/domain/problem.ts';
import { plotsOfFile } from '#lib/formats/plots-of-file.ts';
import { readFeatures, type ReadOptions } from '#lib/formats/read-features.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/shapes.ts';

/** More plots than a hand can look over are an import, not a drawing. */
const MOST_PLOTS = 500;

/** The boundary of a parcel, a park or a county at full precision, or undefined. */
export async function recordedShape(db: Db, kind: ShapeKind, id: number): Promise<RecordedShape | undefined> {
	const found = await store.get(db, kind, id);
	return found && { ...found, kind, geometry: JSON.parse(found.geometry) as PolygonGeometry };
}

/**
 * The polygons of a file for the drawing table; nothing is written.
 * @throws InputError where the file as a whole cannot be used
 */
export async function readShapesOf(
	fileName: string,
	bytes: Uint8Array,
	how: Pick<ReadOptions, 'crs' | 'encoding' | 'layer' | 'swapAxes'>,
): Promise<ReadShapes> {
	const file = plotsOfFile(await readFeatures(bytes, fileName, how));
	if (file.plots.length > MOST_PLOTS)
		throw new InputError({
			code: 'shapes.too-many',
			message: `文件中有 ${file.plots.length} 个地块，超过绘图一次可取的 ${MOST_PLOTS} 个`,
			file: fileName,
			got: file.plots.length,
			expected: MOST_PLOTS,
			fix: '请用“数据导入”导入，或先筛选出所需地块',
		});
	return file as ReadShapes;
}
