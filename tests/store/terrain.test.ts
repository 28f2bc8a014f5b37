import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decode } from 'fast-png';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InputError } from '#lib/domain/problem.ts';
import type { Bounds } from '#lib/domain/geometry/areal.ts';
import { slopeOfShapes } from '#lib/domain/terrain/zonal-slope.ts';
import { geotiffBytes } from '#lib/formats/geotiff-out.ts';
import { heightWindowBytes, readHeightWindow } from '#lib/formats/height-window.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as sources from '#lib/server/store/sources.ts';
import * as terrain from '#lib/server/store/terrain.ts';
import { importTerrain } from '#lib/server/tasks/import-terrain.ts';
import { groundUnder } from '#lib/server/tasks/ground-under.ts';
import { openTerrain } from '#lib/server/tasks/terrain-frame.ts';
import { terrainInUse } from '#lib/server/tasks/terrain-list.ts';
import { heightTile } from '#lib/server/terrain/height-tile.ts';
import { readWindow } from '#lib/server/terrain/read-window.ts';
import { slopeTile } from '#lib/server/terrain/slope-tile.ts';
import { eachHome } from '../support/databases.ts';

/** 600 × 300 cells of 0.0001° (9.8 × 11.1 m) that rise eastward by 1 m a cell; a hole of 3 × 3 in the middle. */
const [WEST, NORTH, STEP] = [119.9, 28.4, 0.0001];
function ramp(rise = 1): Uint8Array<ArrayBuffer> {
	const samples = Float32Array.from({ length: 600 * 300 }, (_, i) => {
		const [c, r] = [i % 600, Math.floor(i / 600)];
		return Math.abs(c - 300) <= 1 && Math.abs(r - 150) <= 1 ? -9999 : c * rise - 50;
	});
	const keys = { 1024: 2, 1025: 1, 2048: 4326, 4099: 9001 };
	return geotiffBytes({ width: 600, height: 300, samples, corner: [WEST, NORTH], step: [STEP, STEP], keys });
}
const inCells = (x0: number, y0: number, x1: number, y1: number): Bounds => [
	WEST + x0 * STEP,
	NORTH - y1 * STEP,
	WEST + x1 * STEP,
	NORTH - y0 * STEP,
];
const boxOf = ([w, s, e, n]: Bounds) => ({
	type: 'Polygon' as const,
	coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]],
}); // prettier-ignore

async function take(db: Db, name: string, bytes: Uint8Array, more: { dryRun?: boolean } = {}) {
	const hash = createHash('sha256').update(bytes).digest('hex');
	await sources.keep(db, { hash, name, bytes: bytes.length }, [bytes]);
	return importTerrain(db, { name, hash, ...more });
}

eachHome('elevation models', (home) => {
	const data = mkdtempSync(path.join(tmpdir(), 'terrain-'));
	const folders = () => readdirSync(path.join(data, 'terrain')).filter((name) => !name.startsWith('tiles-'));
	const before = process.env['TENGLONG_DATA'];
	beforeAll(() => {
		process.env['TENGLONG_DATA'] = data;
	});
	afterAll(() => {
		if (before === undefined) delete process.env['TENGLONG_DATA'];
		else process.env['TENGLONG_DATA'] = before;
		rmSync(data, { recursive: true });
	});

	it('a dry run counts and leaves nothing', async () => {
		const report = await take(home.db, 'ramp.tif', ramp(), { dryRun: true });
		expect(report).toMatchObject({ state: 'dry-run', terrain: null, inserted: 1 });
		expect(await terrain.list(home.db)).toEqual([]);
	});

	it('an import tells range, box and cells; again, it changes nothing', async () => {
		const report = await take(home.db, 'ramp.tif', ramp());
		expect(report).toMatchObject({ kind: 'terrain', state: 'live', inserted: 1, unchanged: 0, problems: [] });
		const [record] = await terrain.list(home.db);
		expect(record).toMatchObject({ name: 'ramp.tif', minM: -50, maxM: 549, unit: 'm', datum: 'cgcs2000' });
		expect(record?.validShare).toBeCloseTo(1 - 9 / 180_000, 9);
		expect(record?.bbox.map((v) => Number(v.toFixed(6)))).toEqual([119.9, 28.37, 119.96, 28.4]);
		expect(record?.place.cellX).toBeCloseTo(9.8, 1);
		expect(folders()).toEqual([record?.folder]);
		expect(await take(home.db, 'ramp.tif', ramp())).toMatchObject({ inserted: 0, unchanged: 1 });
	});

	it('a window holds the cells of the file across chunks, and the slope of a shape in it', async () => {
		const box = inCells(250.5, 200.5, 269.5, 279.5);
		const window = await readWindow(home.db, box);
		expect(window).toMatchObject({ width: 24, height: 84, cellsPerSide: 1, terrain: { name: 'ramp.tif' } });
		expect(window?.heights[0]).toBe(248 - 50);
		expect(window?.heights[10 * 24 + 23]).toBe(271 - 50);
		const [slope] = slopeOfShapes(window as NonNullable<typeof window>, [boxOf(box)]);
		expect(slope?.validShare).toBe(1);
		expect(slope?.meanDeg).toBeCloseTo((Math.atan(1 / 9.803) * 180) / Math.PI, 1);
		const sent = readHeightWindow(heightWindowBytes(window as NonNullable<typeof window>).buffer);
		expect(sent).toEqual(window);
	});

	it('a window that is too large is refused, or comes in larger cells', async () => {
		const whole = inCells(0, 0, 600, 300);
		const refused = await readWindow(home.db, whole, { maxCells: 50_000 }).catch((e: unknown) => e);
		expect((refused as InputError).problems[0]).toMatchObject({ code: 'terrain.window-too-large' });
		const coarse = await readWindow(home.db, whole, { maxCells: 50_000, decimate: true });
		expect(coarse).toMatchObject({ width: 300, height: 150, cellsPerSide: 2 });
		expect(coarse?.heights[0]).toBe(0.5 - 50);
		// A coarse cell is the mean of what is known of its four: three of them here, none in the hole's middle.
		expect(coarse?.heights[74 * 300 + 149]).toBeCloseTo((298 + 299 + 298) / 3 - 50, 4);
		expect(coarse?.heights[75 * 300 + 150]).toBeNaN();
		expect(await readWindow(home.db, [100, 20, 100.1, 20.1])).toBeNull();
	});

	it('tiles tell heights and classes; where there is no slope the class is transparent', async () => {
		// The tile of 119.93, 28.385, where the hole is.
		const z = 14;
		const x = Math.floor(((119.93 + 180) / 360) * 2 ** z);
		const mercator = Math.asinh(Math.tan((28.385 * Math.PI) / 180)) / Math.PI;
		const y = Math.floor(((1 - mercator) / 2) * 2 ** z);
		const heights = decode((await heightTile(home.db, z, x, y)) as Uint8Array);
		const metres = (i: number) =>
			(heights.data[i * 3] as number) * 256 + (heights.data[i * 3 + 1] as number) - 32_768;
		expect(heights).toMatchObject({ width: 256, height: 256, channels: 3 });
		expect(metres(128 * 256 + 200)).toBeGreaterThan(metres(128 * 256 + 20));
		const slopes = decode((await slopeTile(home.db, z, x, y)) as Uint8Array);
		const alphas = new Set(slopes.data.filter((_, i) => i % 4 === 3));
		expect(alphas).toEqual(new Set([0, 255]));
		expect(await heightTile(home.db, z, 0, 0)).toBeNull();
	});

	it('heights are read again from the kept file where the folder is gone', async () => {
		rmSync(path.join(data, 'terrain'), { recursive: true });
		const [one, two] = await Promise.all([
			readWindow(home.db, inCells(10, 10, 20, 20)),
			readWindow(home.db, inCells(10, 10, 20, 20)),
		]);
		expect(one?.heights[0]).toBe(8 - 50);
		expect(two).toEqual(one);
	});

	it('a new file of the same name supersedes, another name lies beside; removing keeps the record', async () => {
		const stamp = await terrain.stamp(home.db);
		expect(await take(home.db, 'ramp.tif', ramp(2))).toMatchObject({ inserted: 0, updated: 1 });
		expect(await terrain.stamp(home.db)).not.toBe(stamp);
		expect((await terrain.list(home.db, true)).map((t) => t.state)).toEqual(['live', 'superseded']);
		const other = await take(home.db, 'other.tif', ramp(3));
		expect((await terrainInUse(home.db))?.models).toBe(2);
		expect(await terrain.remove(home.db, other.terrain as number)).toBe(true);
		expect(await terrain.remove(home.db, other.terrain as number)).toBe(false);
		expect((await terrain.list(home.db)).map((t) => t.name)).toEqual(['ramp.tif']);
	});

	it('a finer model without a height there hides no coarser one', async () => {
		const samples = new Float32Array(600 * 300).fill(-9999);
		// Known in the west only: 20 columns of fine cells.
		for (let row = 0; row < 300; row++) samples.fill(7, row * 600, row * 600 + 20);
		const fine = geotiffBytes({
			width: 600,
			height: 300,
			samples,
			corner: [WEST, NORTH],
			step: [STEP / 2, STEP / 2],
			keys: { 1024: 2, 1025: 1, 2048: 4326, 4099: 9001 },
		});
		const { terrain: id } = await take(home.db, 'collar.tif', fine);
		const east = inCells(100, 50, 110, 60);
		expect((await readWindow(home.db, east))?.terrain.name).toBe('ramp.tif');
		expect((await readWindow(home.db, inCells(2, 50, 4, 52)))?.terrain.name).toBe('collar.tif');
		expect((await groundUnder(home.db, boxOf(east)))?.source.name).toBe('ramp.tif');
		expect((await openTerrain(home.db, east, 1e6))?.place.cellX).toBeCloseTo(9.8, 1);
		expect((await openTerrain(home.db, inCells(2, 50, 4, 52), 1e6))?.place.cellX).toBeCloseTo(4.9, 1);
		await terrain.remove(home.db, id as number);
	});

	it('a file without a height is refused and leaves nothing in use', async () => {
		const empty = geotiffBytes({
			width: 4,
			height: 4,
			samples: new Float32Array(16).fill(-9999),
			corner: [WEST, NORTH],
			step: [STEP, STEP],
			keys: { 1024: 2, 1025: 1, 2048: 4326 },
		});
		const refused = await take(home.db, 'empty.tif', empty).catch((e: unknown) => e);
		expect((refused as InputError).problems[0]).toMatchObject({ code: 'terrain.no-heights' });
		expect((await terrain.list(home.db)).map((t) => t.name)).toEqual(['ramp.tif']);
	});
});
