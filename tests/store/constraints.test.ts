import { expect, it } from 'vitest';
import type { Polygon } from 'geojson';
import { boundsOf } from '#lib/domain/geometry/areal.ts';
import { unpackNear } from '#lib/formats/near-columns.ts';
import { flatten } from '#lib/live/flat-geometry.ts';
import { Surroundings } from '#lib/live/surroundings.ts';
import * as layers from '#lib/server/store/layers.ts';
import { assess } from '#lib/server/tasks/assess.ts';
import { constraintDetail, constraintOnTile, parcelConflicts } from '#lib/server/tasks/constraints.ts';
import { nearColumns } from '#lib/server/tasks/near-columns.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';
import { seeded, starPolygon } from '../support/seeded.ts';

const [LON, LAT] = [119.9, 28.4];
/** A square of `side` metres, `east` and `north` metres from the corner of the place. */
const at = (properties: object, east: number, north: number, side: number) =>
	square(properties as Record<string, unknown>, LON + east / 97_900, LAT + north / 110_900, side);
const outline = (east: number, north: number, side: number) =>
	(at({}, east, north, side) as { geometry: Polygon }).geometry;
const row = (code: string, kind: string, more: object = {}) => ({
	管制编号: code,
	名称: `${code}（示例）`,
	管制类型: kind,
	...more,
});

/** Farmland twice over the same 100 m by 180 m, a red line that expired, one to come, a boundary, a water source. */
const FILE = collection(
	at(row('F1', '永久基本农田', { 批准文号: '示例〔2022〕1号', 生效日期: '2022-01-01' }), 0, 0, 200),
	at(row('F2', '永久基本农田', { 管制等级: '弹性' }), 100, 20, 200),
	at(row('OLD', '生态保护红线', { 失效日期: '2020-12-31' }), 0, 0, 500),
	at(row('NEW', '生态保护红线', { 生效日期: '2098-01-01' }), 0, 0, 500),
	at(row('B', '城镇开发边界'), 0, 0, 150),
	at(row('W', '饮用水水源保护区', { 分级分区: '一级保护区' }), 1000, 1000, 300),
);

eachHome('constraints', (home) => {
	it('come in by the import, refuse a kind and an order of days that nobody knows, and come in once', async () => {
		const report = await importText(home.db, 'constraints', FILE);
		expect(report).toMatchObject({ state: 'live', inserted: 6, rejected: 0, problems: [] });
		expect(await importText(home.db, 'constraints', FILE)).toMatchObject({ unchanged: 6, inserted: 0 });
		const wrong = await importText(
			home.db,
			'constraints',
			collection(
				at(row('X1', '山坡'), 0, 0, 10),
				at(row('X2', '已批规划', { 生效日期: '2022-01-02', 失效日期: '2022-01-01' }), 0, 0, 10),
			),
		);
		expect(wrong).toMatchObject({ state: 'rejected', inserted: 0, rejected: 2 });
		expect(wrong.problems.map((p) => p.code)).toEqual(expect.arrayContaining(['row.dates-order']));
	});

	it('conflict with a drawing: in force only, hardest first, land under two of a kind once', async () => {
		const answer = await assess(home.db, outline(0, 0, 300));
		expect(answer.constraints.map((c) => [c.code, c.level, Math.round(c.overlapM2 / 100)])).toEqual([
			['B', 'hard', 675],
			['F1', 'hard', 400],
			['F2', 'soft', 400],
		]);
		expect(answer.constraints[1]).toMatchObject({
			kind: 'basic-farmland',
			sense: 'inside',
			approvalNo: '示例〔2022〕1号',
			validFrom: '2022-01-01',
			article: expect.stringContaining('土地管理法'),
			mark: 'memory',
		});
		const kinds = new Map(answer.constraintKinds.map((k) => [k.kind, k]));
		expect(kinds.get('basic-farmland')).toMatchObject({ finding: 'yes', features: 2, level: 'hard' });
		expect((kinds.get('basic-farmland')?.conflictM2 ?? 0) / 62_000).toBeCloseTo(1, 2);
		expect(kinds.get('water-source')?.finding).toBe('no');
		expect(kinds.get('ecological-red-line')?.finding).toBe('unknown');
		expect(kinds.get('geohazard')).toMatchObject({ finding: 'unknown', conflictM2: null });
	});

	it('leave everything unknown where nothing is loaded near, also the outside of a boundary', async () => {
		const far = (square({}, LON + 1, LAT) as { geometry: Polygon }).geometry;
		const { constraints, constraintKinds } = await assess(home.db, far);
		expect(constraints).toEqual([]);
		expect(new Set(constraintKinds.map((k) => k.finding))).toEqual(new Set(['unknown']));
	});

	it('are told live as PostGIS tells them: same findings, areas within 1e-6 and 10 cm² (slivers)', async () => {
		const random = seeded(4);
		for (let i = 0; i < 20; i++) {
			const radius = 0.0004 + 0.003 * random();
			const place = () => 0.006 * random();
			const drawn = starPolygon(
				random,
				LON + place() - 0.002,
				LAT + place() - 0.002,
				radius,
				6 + i,
				i % 3 === 0,
			);
			const [west, south, east, north] = boundsOf(drawn);
			const bytes = await nearColumns(home.db, [west - 0.005, south - 0.005, east + 0.005, north + 0.005]);
			const live = new Surroundings(unpackNear(bytes.buffer)).evaluate(flatten(drawn)).figures?.conflicts;
			const official = await assess(home.db, drawn);
			const close = (m2: number) => expect.closeTo(m2, -Math.log10(2 * (1e-6 * m2 + 1e-3)));
			expect(live?.list).toEqual(official.constraints.map((c) => ({ ...c, overlapM2: close(c.overlapM2) })));
			expect(live?.kinds).toEqual(
				official.constraintKinds.map((k) => ({ ...k, conflictM2: k.conflictM2 && close(k.conflictM2) })),
			);
		}
	});

	it('are told for a parcel, and each walks back to its row', async () => {
		await importText(home.db, 'parcels', collection(at({ 宗地代码: 'P' }, 150, 50, 40)));
		const { rows } = await home.db.query<{ id: number }>(
			`select id::int as id from subjects where code = 'P'`,
		);
		const found = await parcelConflicts(home.db, rows[0]?.id ?? 0);
		expect(found?.conflicts.map((c) => c.code).sort()).toEqual(['B', 'F1', 'F2']);
		const f1 = found?.conflicts.find((c) => c.code === 'F1');
		const detail = await constraintDetail(home.db, f1?.id ?? 0);
		expect(detail).toMatchObject({
			code: 'F1',
			inForce: true,
			ownLevel: false,
			source: { file: 'constraints.geojson', row: 1, record: 'F1' },
		});
		expect(await parcelConflicts(home.db, 999_999)).toBeUndefined();
	});

	it('stand on their tile with kind, level by the rules and days, whatever the day', async () => {
		const features = await layers.inBox(
			home.db,
			'constraints',
			[LON - 0.1, LAT - 0.1, LON + 0.1, LAT + 0.1],
			0,
		);
		const carried = new Map(features.map((f) => [f.properties['code'], constraintOnTile(f.properties)]));
		expect([...carried.keys()].sort()).toEqual(['B', 'F1', 'F2', 'NEW', 'OLD', 'W']);
		expect(carried.get('W')).toMatchObject({ kind: 'water-source', level: 'hard', from: null });
		expect(carried.get('F2')).toMatchObject({ level: 'soft' });
		expect(carried.get('NEW')).toMatchObject({ from: '2098-01-01' });
	});
});
