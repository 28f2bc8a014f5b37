import { expect, it } from 'vitest';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

const at = (lon: number, lat: number) => [119.9 + lon * 1e-3, 28.4 + lat * 1e-3];
const polygon = (properties: object, ...rings: number[][][]) => ({
	type: 'Feature',
	properties,
	geometry: { type: 'Polygon', coordinates: rings },
});

eachHome('import of geometry', (home) => {
	const live = async (sql: string, params: unknown[] = []) => (await home.db.query(sql, params)).rows;

	it('stores CGCS2000 with its ellipsoidal and plane areas, each under its own name', async () => {
		const report = await importText(
			home.db,
			'parcels',
			collection(square({ 宗地代码: '331102001001GB00001', '登记面积(亩)': 15 }, 119.9, 28.4)),
		);
		expect(report).toMatchObject({ state: 'live', read: 1, inserted: 1, rejected: 0, problems: [] });
		const [row] = await live(
			`select code, registered_area_m2::float8 as registered, abs(area_m2 - st_area(geom::geography)) < 1e-6 as own,
			        plane_area_m2::float8 / area_m2::float8 as plane, plane_crs, st_srid(geom) as srid
			   from parcels where code = '331102001001GB00001'`,
		);
		expect(row).toMatchObject({ registered: 10_000, own: true, plane_crs: 'EPSG:4528', srid: 4490 });
		expect(row?.plane).toBeGreaterThan(1);
		expect(row?.plane).toBeLessThan(1.00001);
	});

	it('a file that is imported again changes nothing', async () => {
		const file = collection(
			square({ 宗地代码: 'AGAIN' }, 119.91, 28.4),
			square({ 宗地代码: 'AGAIN-2' }, 119.92, 28.4),
		);
		expect(await importText(home.db, 'parcels', file)).toMatchObject({ inserted: 2 });
		expect(await importText(home.db, 'parcels', file)).toMatchObject({
			inserted: 0,
			updated: 0,
			unchanged: 2,
		});
	});

	it('mends a polygon that is hardly wrong and says where; refuses one whose area the mending would change', async () => {
		const spike = polygon({ 宗地代码: 'SPIKE' }, [
			at(0, 10),
			at(1, 10),
			at(1, 11),
			at(1, 11.001),
			at(1, 11),
			at(0, 11),
			at(0, 10),
		]);
		const bowTie = polygon({ 宗地代码: 'BOW' }, [at(3, 10), at(4, 11), at(4, 10), at(3, 11), at(3, 10)]);
		const report = await importText(home.db, 'parcels', collection(spike, bowTie), { skipRejected: true });
		expect(report).toMatchObject({ state: 'live', inserted: 1, rejected: 1 });
		expect(report.problems.filter((p) => p.code !== 'note.parcel-code')).toEqual([
			expect.objectContaining({
				code: 'note.geometry-repaired',
				row: 1,
				path: expect.stringContaining('[119.901'),
			}),
			expect.objectContaining({
				code: 'geometry.invalid',
				row: 2,
				path: expect.stringContaining('Self-intersection'),
			}),
		]);
		expect(await live(`select st_isvalid(geom) as valid from parcels where code = 'SPIKE'`)).toEqual([
			{ valid: true },
		]);
	});

	it('unites features of one code into parts, and refuses them where their attributes disagree', async () => {
		const report = await importText(
			home.db,
			'parcels',
			collection(
				square({ 宗地代码: 'PARTS', 坐落: '东' }, 119.93, 28.4),
				square({ 宗地代码: 'PARTS', 坐落: '东' }, 119.94, 28.4),
				square({ 宗地代码: 'TORN', 坐落: '东' }, 119.95, 28.4),
				square({ 宗地代码: 'TORN', 坐落: '西' }, 119.96, 28.4),
			),
			{ skipRejected: true },
		);
		expect(report).toMatchObject({ state: 'live', read: 4, inserted: 1, rejected: 2 });
		expect(report.problems.filter((p) => p.code !== 'note.parcel-code')).toEqual([
			expect.objectContaining({ code: 'note.united', row: 1, got: [1, 2] }),
			expect.objectContaining({ code: 'row.same-code', row: 3, got: [3, 4], path: 'location' }),
			expect.objectContaining({ code: 'row.same-code', row: 4, got: [3, 4], path: 'location' }),
		]);
		expect(await live(`select st_numgeometries(geom) as parts from parcels where code = 'PARTS'`)).toEqual([
			{ parts: 2 },
		]);
	});

	it('a feature without geometry or without its code is refused, by its place in the file', async () => {
		const report = await importText(
			home.db,
			'parcels',
			collection(
				{ type: 'Feature', properties: { 宗地代码: 'NONE' }, geometry: null },
				square({ 宗地代码: '' }, 119.97, 28.4),
			),
		);
		expect(report).toMatchObject({ state: 'rejected', rejected: 2 });
		expect(report.problems.map((p) => [p.row, p.code])).toEqual(
			expect.arrayContaining([
				[1, 'geometry.none'],
				[2, 'cell.required'],
			]),
		);
	});

	it('a table updates attributes of parcels that are known and brings no new ones', async () => {
		await importText(home.db, 'parcels', collection(square({ 宗地代码: 'KNOWN' }, 119.98, 28.4)));
		const report = await importText(home.db, 'parcels', `宗地代码,使用权人\nKNOWN,甲厂\nUNKNOWN,乙厂\n`, {
			skipRejected: true,
		});
		expect(report).toMatchObject({ state: 'live', updated: 1, inserted: 0, rejected: 1 });
		expect(report.problems).toContainEqual(expect.objectContaining({ code: 'geometry.none', row: 3 }));
		expect(
			await live(
				`select holder, area_m2 > 9900 as measured, plane_crs from parcels where code = 'KNOWN' and superseded_at is null`,
			),
		).toEqual([{ holder: '甲厂', measured: true, plane_crs: 'EPSG:4528' }]);
	});

	it('joins parcels to park and county when they are written, and again when a park or county changes', async () => {
		await importText(
			home.db,
			'regions',
			collection(square({ 行政区代码: '331102', 行政区名称: '莲都区' }, 120, 28.4, 5000)),
		);
		await importText(
			home.db,
			'parks',
			collection(square({ 园区代码: 'PK', 园区名称: '东园' }, 120, 28.4, 500)),
		);
		await importText(
			home.db,
			'parcels',
			collection(square({ 宗地代码: 'IN' }, 120.001, 28.401), square({ 宗地代码: 'OUT' }, 120.02, 28.42)),
		);
		const places = () =>
			live(
				`select p.code, k.code as park, r.code as region from parcels p left join subjects k on k.id = p.park_id
				   left join subjects r on r.id = p.region_id where p.code in ('IN', 'OUT') and p.superseded_at is null order by 1`,
			);
		expect(await places()).toEqual([
			{ code: 'IN', park: 'PK', region: '331102' },
			{ code: 'OUT', park: null, region: '331102' },
		]);
		const moved = collection(square({ 园区代码: 'PK', 园区名称: '东园' }, 120.019, 28.419, 500));
		expect(await importText(home.db, 'parks', moved)).toMatchObject({ updated: 1 });
		expect(await places()).toEqual([
			{ code: 'IN', park: null, region: '331102' },
			{ code: 'OUT', park: 'PK', region: '331102' },
		]);
		expect(
			await live(`select count(*)::int as versions from parcels where code = 'IN'`),
			'a join makes no version',
		).toEqual([{ versions: 1 }]);
	});

	it('a storey over 8 m counts twice for FAR, one of unknown height once and is marked; a building finds its parcel', async () => {
		await importText(home.db, 'parcels', collection(square({ 宗地代码: 'LAND' }, 120.1, 28.4)));
		const buildings = collection(
			square(
				{ 建筑编号: 'B1', 分层: '[{"areaM2": 400, "heightM": 9}, {"areaM2": 400, "heightM": null}]' },
				120.1001,
				28.4001,
				20,
			),
			square(
				{ 建筑编号: 'B2', 总建筑面积: 600, 层数: 2, 层高: 8.5, 宗地代码: 'LAND' },
				120.1005,
				28.4001,
				20,
			),
			square({ 建筑编号: 'B3', 总建筑面积: 600, 层数: 2, 层高: 8 }, 120.1001, 28.4005, 20),
			square({ 建筑编号: 'B4' }, 120.3, 28.4, 20),
		);
		expect(await importText(home.db, 'buildings', buildings)).toMatchObject({
			state: 'live',
			inserted: 4,
			problems: [],
		});
		const stored = () =>
			live(
				`select b.code, b.far_area_m2::float8 as far, b.floor_area_m2::float8 as floor, b.storeys_of_unknown_height as unknown,
				        s.code as parcel, abs(b.footprint_m2 - 400) < 4 as footprint
				   from buildings b left join subjects s on s.id = b.parcel_id where b.superseded_at is null order by 1`,
			);
		const expected = [
			{ code: 'B1', far: 1200, floor: 800, unknown: 1, parcel: 'LAND', footprint: true },
			{ code: 'B2', far: 1200, floor: 600, unknown: 0, parcel: 'LAND', footprint: true },
			{ code: 'B3', far: 600, floor: 600, unknown: 0, parcel: 'LAND', footprint: true },
			{ code: 'B4', far: null, floor: null, unknown: 0, parcel: null, footprint: true },
		];
		expect(await stored()).toEqual(expected);
		expect(await importText(home.db, 'buildings', buildings), 'a joined parcel is no change').toMatchObject({
			unchanged: 4,
		});
		await importText(home.db, 'parcels', collection(square({ 宗地代码: 'LATER' }, 120.2999, 28.3999)));
		expect((await stored())[3]).toMatchObject({ code: 'B4', parcel: 'LATER' });
	});

	it('approvals and reserves come with or without a drawing', async () => {
		expect(
			await importText(home.db, 'reserves', `储备编号,储备面积(公顷),是否净地\nR1,2,是\n`),
		).toMatchObject({ state: 'live', inserted: 1 });
		expect(
			await importText(
				home.db,
				'reserves',
				collection(square({ 储备编号: 'R2', 规划用途: '工业' }, 120.4, 28.4)),
			),
		).toMatchObject({ state: 'live', inserted: 1 });
		expect(
			await live(`select code, round(area_m2, -3)::float8 as area, cleared from reserves order by code`),
		).toEqual([
			{ code: 'R1', area: 20_000, cleared: true },
			{ code: 'R2', area: 10_000, cleared: null },
		]);
	});
});
