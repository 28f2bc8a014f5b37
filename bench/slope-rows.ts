// One thread's part of bench/slope.ts: the slopes of some rows, counted for the parcels that reach into them.
import { parentPort } from 'node:worker_threads';
import type { Polygon } from 'geojson';
import { ZonalSlope } from '../src/lib/domain/terrain/zonal-slope.ts';
import { openDem } from '../src/lib/formats/geotiff.ts';
import { openFile } from '../src/lib/server/terrain/file-source.ts';

export interface RowsTask {
	dem: string;
	/** x, y of 11 points a parcel, in the model's plane. */
	parcels: SharedArrayBuffer;
	rows: [number, number];
	cells: 'middle' | 'share';
}
export interface RowsAnswer {
	/** Numbers of the parcels that were counted, and 7 numbers each (m² of five classes, none, degrees). */
	numbers: Int32Array;
	sums: Float64Array;
}

/** Waits for tasks and answers each. */
export function serveRows(): void {
	parentPort?.on('message', (task: RowsTask) => void countRows(task).then((a) => parentPort?.postMessage(a)));
	parentPort?.postMessage('ready');
}

export async function countRows({ dem: path, parcels, rows, cells }: RowsTask): Promise<RowsAnswer> {
	const source = await openFile(path);
	const dem = await openDem(source);
	const { width, north, cellY } = dem.place;
	const [top, bottom] = [north - rows[0] * cellY, north - rows[1] * cellY];
	const xy = new Float64Array(parcels);
	const numbers: number[] = [];
	const shapes: Polygon[] = [];
	for (let i = 0; i < xy.length; i += 22) {
		let [low, high] = [Infinity, -Infinity];
		for (let k = 1; k < 22; k += 2) {
			const y = xy[i + k] as number;
			if (y < low) low = y;
			if (y > high) high = y;
		}
		if (low >= top || high <= bottom) continue;
		const ring: [number, number][] = [];
		for (let k = 0; k < 22; k += 2) ring.push([xy[i + k] as number, xy[i + k + 1] as number]);
		numbers.push(i / 22);
		shapes.push({ type: 'Polygon', coordinates: [ring] });
	}
	const zonal = new ZonalSlope(dem.place, shapes, { cells, mean: false, inGridCrs: true, rows });
	for await (const { count, heights } of dem.bands(zonal.firstRow, zonal.endRow))
		for (let r = 0; r < count; r++) zonal.take(heights.subarray(r * width, (r + 1) * width));
	await source.close();
	return { numbers: Int32Array.from(numbers), sums: zonal.sums };
}
