// One thread's part of bench/slope.ts: the slopes of some rows, counted for the parcels that reach into them.
import { parentPort } from 'node:worker_threads';
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
	const { north, cellY } = dem.place;
	const [top, bottom] = [north - rows[0] * cellY, north - rows[1] * cellY];
	const xy = new Float64Array(parcels);
	const own: number[] = [];
	for (let i = 0; i < xy.length; i += 22) {
		let [low, high] = [Infinity, -Infinity];
		for (let k = 1; k < 22; k += 2) {
			const y = xy[i + k] as number;
			if (y < low) low = y;
			if (y > high) high = y;
		}
		if (low < top && high > bottom) own.push(i / 22);
	}
	const coordinates = new Float64Array(own.length * 22);
	own.forEach((number, i) => coordinates.set(xy.subarray(number * 22, number * 22 + 22), i * 22));
	const ones = new Uint32Array(own.length).fill(1);
	const flat = { coordinates, rings: new Uint32Array(own.length).fill(11), parts: ones, areas: ones };
	const zonal = new ZonalSlope(dem.place, flat, { cells, mean: false, inGridCrs: true, rows });
	for await (const { heights } of dem.bands(zonal.firstRow, zonal.endRow)) zonal.take(heights);
	await source.close();
	return { numbers: Int32Array.from(own), sums: zonal.sums };
}
