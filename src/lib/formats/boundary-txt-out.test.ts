import { describe, expect, it } from 'vitest';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { gaussKruger, toLonLat } from '#lib/domain/geometry/crs.ts';
import { readBoundaryTxt } from './boundary-txt.ts';
import { writeBoundaryTxt } from './boundary-txt-out.ts';
import { gbkBytes } from './gbk-out.ts';
import { readFeatures } from './read-features.ts';
import { decodeText } from './text-encoding.ts';

const CRS = gaussKruger(3, 40, true);
const box = (east: number, north: number, size: number) =>
	[[0, 0], [size, 0], [size, size], [0, size], [0, 0]] // prettier-ignore
		.map(([x = 0, y = 0]) => [40_492_000 + east + x, 3_148_000 + north + y]);
/** A square of 100 m with a courtyard of 20 m, and a second square. */
const plot: Areal = toLonLat(CRS, {
	type: 'MultiPolygon',
	coordinates: [[box(0, 0, 100), box(30, 30, 20)], [box(200, 0, 50)]],
});

describe('boundary TXT, written', () => {
	it('is what the land bureaus read: X first, zone in the easting, rings clockwise from the north-west and closed', () => {
		const text = writeBoundaryTxt([{ name: '试点，地块@', geometry: plot }], '丽水', '2026-03-05') as string;
		const lines = text.split('\r\n');
		expect(lines.slice(3, 18)).toEqual([
			'数据产生日期=2026-3-5',
			'坐标系=2000国家大地坐标系',
			'几度分带=3',
			'投影类型=高斯克吕格',
			'计量单位=米',
			'带号=40',
			'精度=0.001',
			'转换参数=,,,,,,',
			'[地块坐标]',
			'12,1.2100,1,试点 地块,面,,,,@',
			'J1,1,3148100.000,40492000.000',
			'J2,1,3148100.000,40492100.000',
			'J3,1,3148000.000,40492100.000',
			'J4,1,3148000.000,40492000.000',
			'J1,1,3148100.000,40492000.000',
		]);
		expect(lines[18]).toBe('J5,2,3148050.000,40492030.000');
	});

	it('is read back as the same shape, from GBK bytes, without a word of complaint', async () => {
		const text = writeBoundaryTxt([{ name: '水阁', geometry: plot }], '丽水', '2026-03-05') as string;
		const bytes = gbkBytes(text) as Uint8Array;
		expect(decodeText(bytes).encoding).toBe('gb18030');
		const { features, crs, problems } = await readFeatures(bytes, '水阁.txt');
		expect(crs.code).toBe('EPSG:4528');
		expect([...problems, ...features.flatMap((f) => f.problems)]).toEqual([]);
		const read = features[0]?.geometry as Areal;
		expect(ellipsoidalAreaM2(read) / ellipsoidalAreaM2(plot)).toBeCloseTo(1, 7);
		expect(readBoundaryTxt(text).features[0]?.properties['地块名称']).toBe('水阁');
	});

	it('is refused outside the zones of China', () => {
		const away: Areal = { type: 'Polygon', coordinates: [[[10, 50], [11, 50], [11, 51], [10, 50]]] }; // prettier-ignore
		expect(writeBoundaryTxt([{ name: 'x', geometry: away }], '', '2026-03-05')).toMatchObject({
			code: 'txt.no-plane',
		});
	});

	it('GBK has no emoji', () => expect(gbkBytes('地块😀')).toBeNull());
});
