import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { LowSlopeSearch, LowSlopeSearchRequest } from '#lib/api/low-slope.ts';
import { crsOfEpsg, toLonLat, type Crs } from '#lib/domain/geometry/crs.ts';
import { geotiffBytes } from '#lib/formats/geotiff-out.ts';
import { LOW_SLOPE_EXAMPLE } from '#lib/rulesets/low-slope-rules.ts';
import * as sources from '#lib/server/store/sources.ts';
import { importTerrain } from '#lib/server/tasks/import-terrain.ts';
import { groundUnder } from '#lib/server/tasks/ground-under.ts';
import { keptLowSlope } from '#lib/server/tasks/low-slope-kept.ts';
import { adoptBlocks, exportSearch } from '#lib/server/tasks/low-slope-export.ts';
import { getBlock, getSearch, listSearches, outlinesOf } from '#lib/server/tasks/low-slope-results.ts';
import { searchLowSlope } from '#lib/server/tasks/low-slope-search.ts';
import { eachHome } from '../support/databases.ts';
import { importText } from '../support/import-file.ts';

const CRS = crsOfEpsg(4528) as Crs;
const [WEST, NORTH, CELL, SIDE] = [40_489_000, 3_151_000, 25, 1100];
/** Metres east and south of the grid's corner → a closed lon/lat ring of a rectangle. */
const rectangle = (x0: number, y0: number, x1: number, y1: number) =>
	(
		toLonLat(CRS, {
			type: 'Polygon',
			coordinates: [
				[
					[x0, y0],
					[x0, y1],
					[x1, y1],
					[x1, y0],
					[x0, y0],
				].map(([x = 0, y = 0]) => [WEST + x, NORTH - y]),
			],
		}) as { coordinates: number[][][] }
	).coordinates;
const collection = (properties: object, coordinates: number[][][]) =>
	JSON.stringify({
		type: 'FeatureCollection',
		features: [{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } }],
	});
/** Wider than a window of the search in rows, so that blocks run over the seam: 10° to the east, 40° in the last third. */
const heights = (): Float32Array => {
	const [gentle, steep] = [10, 40].map((degrees) => Math.tan((degrees * Math.PI) / 180) * CELL) as [
		number,
		number,
	];
	return Float32Array.from({ length: 60 * SIDE }, (_, i) => {
		const column = i % 60;
		return column < 40 ? 900 - gentle * column : 900 - gentle * 40 - steep * (column - 40);
	});
};

eachHome('a search for low-slope land', (home) => {
	const dataDir = mkdtempSync(join(tmpdir(), 'tenglong-terrain-'));
	const region = rectangle(0, 0, 60 * CELL, SIDE * CELL);
	const request = (change: Partial<LowSlopeSearchRequest> = {}): LowSlopeSearchRequest => ({
		region: { kind: 'polygon', geometry: { type: 'Polygon', coordinates: region }, name: '试验区' },
		parameters: {
			...LOW_SLOPE_EXAMPLE,
			elevationBelowM: { value: null, mark: 'synthetic', source: '试验' },
			reliefBelowM: { value: null, mark: 'synthetic', source: '试验' },
		},
		asOf: '2024-06-30',
		...change,
	});
	let first: LowSlopeSearch;

	beforeAll(async () => {
		vi.stubEnv('TENGLONG_DATA', dataDir);
		const bytes = geotiffBytes({
			width: 60,
			height: SIDE,
			samples: heights(),
			corner: [WEST, NORTH],
			step: [CELL, CELL],
			keys: { 1024: 1, 1025: 1, 3072: 4528 },
		});
		const hash = createHash('sha256').update(bytes).digest('hex');
		await expect(searchLowSlope(home.db, request())).rejects.toThrow('没有地形数据');
		await sources.keep(home.db, { hash, name: 'ramp.tif', bytes: bytes.length }, [bytes]);
		await importTerrain(home.db, { name: 'ramp.tif', hash });
		// A red line right across, and a park 450 m east of the gentle ground's edge.
		const line = await importText(
			home.db,
			'constraints',
			collection(
				{ 编号: 'HX-1', 名称: '红线', 管制类型: '生态保护红线' },
				rectangle(0, 10_000, 60 * CELL, 10_400),
			),
		);
		expect(line.problems).toEqual([]);
		const park = await importText(
			home.db,
			'parks',
			collection({ 园区代码: 'P1', 园区名称: '园区' }, rectangle(1450, 0, 1490, 200)),
		);
		expect(park.state).toBe('live');
		first = await searchLowSlope(home.db, request());
	});
	afterAll(() => {
		vi.unstubAllEnvs();
		rmSync(dataDir, { recursive: true, force: true });
	});

	it('finds the gentle ground on both sides of the red line, over the seam of its windows', async () => {
		const found = await getSearch(home.db, first.id);
		expect(found?.blocks).toHaveLength(2);
		expect(first).toMatchObject({
			name: '试验区 · 示例参数（6°–25°）',
			counts: { blocks: 2, components: 2, byForm: 0 },
			subtracted: { hard: 1, soft: 0, built: 0, kinds: ['ecological-red-line'] },
			terrain: { cellM: 25, cellsPerSide: 1 },
		});
		// 39 columns of 10° (the first has no slope, the one after them looks over the edge); rows to the red line and after it.
		const rows = found?.blocks.map((b) => Math.round(b.areaM2 / (39 * CELL * CELL)));
		expect(rows?.toSorted((a, b) => a - b)).toEqual([399, SIDE - 1 - 416]);
		for (const block of found?.blocks ?? []) {
			expect(block.meanSlopeDeg).toBeCloseTo(10, 2);
			expect(block.classesM2[2]).toBeCloseTo(block.areaM2, 3);
			expect(block.roadM).toBeNull();
		}
		expect(found?.blocks.map((b) => Math.round(b.parkM ?? -1)).sort()).toContain(450);
	});

	it('scores by the published table and walks back to it', async () => {
		const block = await getBlock(home.db, first.id, 1);
		expect(block).toMatchObject({ score: 60, scoreRule: 'lowest-factor', known: 0.2, adopted: false });
		expect(block?.proof.steps?.[0]).toMatchObject({ arithmetic: '60 × 1', result: 60 });
		const weighted = await searchLowSlope(
			home.db,
			request({ weights: { slope: 25, hazard: 75, arable: 0, seismic: 0, water: 0 } }),
		);
		expect(await getBlock(home.db, weighted.id, 1)).toMatchObject({
			score: 60,
			scoreRule: 'weighted',
			known: 0.25,
		});
		expect(weighted.inputHash).not.toBe(first.inputHash);
	});

	it('inside the development boundary only: says where none is loaded, bars all where it lies elsewhere', async () => {
		const inside = () => {
			const asked = request();
			return searchLowSlope(home.db, {
				...asked,
				parameters: { ...asked.parameters, insideBoundary: true },
			});
		};
		const none = await inside();
		expect(none).toMatchObject({ counts: { blocks: 2 }, subtracted: { boundary: 'not-loaded' } });
		const drawn = await importText(
			home.db,
			'constraints',
			collection({ 编号: 'KF-1', 名称: '边界', 管制类型: '城镇开发边界' }, rectangle(9000, 0, 9100, 100)),
		);
		expect(drawn.problems).toEqual([]);
		const elsewhere = await inside();
		expect(elsewhere).toMatchObject({ counts: { blocks: 0 }, subtracted: { boundary: 'elsewhere' } });
		expect(elsewhere.inputHash).not.toBe(none.inputHash);
	});

	it('is the same again from the same input', async () => {
		const again = await searchLowSlope(home.db, request());
		expect(again.inputHash).toBe(first.inputHash);
		expect(JSON.parse((await outlinesOf(home.db, again.id)) ?? '')).toEqual(
			JSON.parse((await outlinesOf(home.db, first.id)) ?? ''),
		);
		expect((await listSearches(home.db)).map((s) => s.id).slice(0, 1)).toEqual([again.id]);
	});

	it('stops where it is cancelled, and keeps nothing', async () => {
		const stop = new AbortController();
		const before = (await listSearches(home.db)).length;
		const seen: string[] = [];
		const cancelled = searchLowSlope(home.db, request(), {
			signal: stop.signal,
			progress: ({ stage }) => {
				seen.push(stage);
				if (stage === 'measuring') stop.abort(new Error('cancelled'));
			},
		});
		await expect(cancelled).rejects.toThrow('cancelled');
		expect(seen).toContain('marking');
		expect(await listSearches(home.db)).toHaveLength(before);
	});

	it('gives its blocks to the low-slope layer once, and to a file', async () => {
		expect(await adoptBlocks(home.db, first.id, [1])).toMatchObject({ inserted: 1, unchanged: 0 });
		expect(await adoptBlocks(home.db, first.id, [1])).toMatchObject({ inserted: 0, unchanged: 1 });
		expect((await getSearch(home.db, first.id))?.blocks.map((b) => b.adopted)).toEqual([true, false]);
		await expect(adoptBlocks(home.db, first.id, [99])).rejects.toThrow('没有这些地块');
		const { rows } = await home.db.query<{ id: number }>(
			`select subject_id::int as id from low_slope_blocks where code = $1`,
			[`LS-${first.id}-001`],
		);
		expect((await getSearch(home.db, first.id))?.blocks.map((b) => b.keptId)).toEqual([rows[0]?.id, null]);
		const kept = await keptLowSlope(home.db, rows[0]?.id ?? 0);
		expect(kept).toMatchObject({
			code: `LS-${first.id}-001`,
			found: { search: first.id, no: 1, score: 60, scoreRule: 'lowest-factor' },
		});
		expect(kept?.meanSlopeDeg).toBeCloseTo(10, 1);
		expect(await keptLowSlope(home.db, 0)).toBeUndefined();
		const csv = await exportSearch(home.db, first.id, 'csv', 'zh-CN');
		expect(new TextDecoder().decode(csv?.bytes)).toContain(`LS-${first.id}-001,60`);
	});

	it('answers the ground under a shape at the level asked for', async () => {
		const geometry = { type: 'Polygon' as const, coordinates: rectangle(100, 1000, 300, 1200) };
		const ground = await groundUnder(home.db, geometry);
		expect(ground?.meanDeg).toBeCloseTo(10, 2);
		expect(ground?.cutFill?.cutM3).toBeCloseTo((Math.tan(Math.PI / 18) * 200 ** 3) / 8, -2);
		const level = (ground?.cutFill?.levelM ?? 0) + 10;
		expect((await groundUnder(home.db, geometry, level))?.cutFill).toMatchObject({
			levelM: level,
			balanced: false,
		});
		expect(
			await groundUnder(home.db, { type: 'Polygon', coordinates: rectangle(-900, -900, -500, -500) }),
		).toBeNull();
	});
});
