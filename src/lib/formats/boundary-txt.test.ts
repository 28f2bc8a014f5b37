import { describe, expect, it } from 'vitest';
import { readBoundaryTxt } from './boundary-txt.ts';
import { readFeatures } from './read-features.ts';

const HEADER = `[属性描述]
格式版本号=1.01
坐标系=2000国家大地坐标系
几度分带=3
投影类型=高斯克吕格
计量单位=米
带号=40
精度=0.001
转换参数=,,,,,,
[地块坐标]
`;
/** A plot of 100 m by 200 m: 2 ha. */
const CORNERS = [
	'3153000.000,40491000.000',
	'3153100.000,40491000.000',
	'3153100.000,40491200.000',
	'3153000.000,40491200.000',
];
const plot = (lines: string[], head = '4,2.0000,DK1,一号地,面,,工业,0601,@') =>
	`${HEADER}${[head, ...lines].join('\r\n')}\r\n`;
const points = (ring: string, corners: string[]) => corners.map((c, i) => `J${i + 1},${ring},${c}`);
const OPEN = points('1', CORNERS);
const CLOSED = [...OPEN, `J1,1,${CORNERS[0]}`];
const read = (text: string) => readFeatures(new TextEncoder().encode(text), 'plot.txt');
const codes = (text: string) => readBoundaryTxt(text).features.flatMap((f) => f.problems.map((p) => p.code));

describe('boundary TXT', () => {
	it('is read with X as the northing, its zone from the header, and its fields by name', async () => {
		const file = await read(plot(CLOSED));
		expect(file.crs.code).toBe('EPSG:4528');
		expect(file.features).toMatchObject([
			{
				row: 11,
				id: 'DK1',
				properties: {
					界址点数: 4,
					地块面积: 2,
					地块名称: '一号地',
					地块用途: '工业',
					地类编码: '0601',
					图幅号: null,
				},
				usable: true,
				problems: [],
			},
		]);
		expect(file.features[0]?.sourceGeometry).toEqual({
			type: 'Polygon',
			coordinates: [[...CORNERS, CORNERS[0] as string].map((c) => c.split(',').map(Number).toReversed())],
		});
	});

	it.each([
		['with closing point, counted', CLOSED, 5],
		['with closing point, not counted', CLOSED, 4],
		['without closing point', OPEN, 4],
	])('takes rings %s', (_, lines, count) => {
		expect(codes(plot(lines, `${count},2.0000,DK1,一号地,面,,工业,0601,@`))).toEqual([]);
	});

	it('takes holes and parts by containment, not by ring number', () => {
		const hole = ['3153010,40491010', '3153020,40491010', '3153020,40491020', '3153010,40491020'];
		const part = ['3154000,40491000', '3154010,40491000', '3154010,40491010', '3154000,40491010'];
		const [feature] = readBoundaryTxt(
			plot([...OPEN, ...points('2', hole), ...points('3', part)], '12,2.0000,DK,,面,,,,@'),
		).features;
		expect(feature?.geometry?.coordinates.map((rings) => rings.length)).toEqual([2, 1]);
		expect(feature?.problems).toEqual([]);
	});

	it('starts a new ring after a closing point even where the ring number stays', () => {
		const part = [
			'3154000,40491000',
			'3154010,40491000',
			'3154010,40491010',
			'3154000,40491010',
			'3154000,40491000',
		];
		const [feature] = readBoundaryTxt(
			plot([...CLOSED, ...points('1', part)], '9,2.0100,DK,,面,,,,@'),
		).features;
		expect(feature?.geometry?.type).toBe('MultiPolygon');
	});

	it('reads full-width punctuation, 【】, numbers without J, 13 fields, and several plots', () => {
		const text = plot(
			['1，1，3153000，40491000', '2,1,3153100,40491000', '3,1,3153100,40491200', '1,1,3153000,40491000'],
			'3,1.0000,A,,面,,,,t,d,q,h,备注,@',
		)
			.replace('[地块坐标]', '【地块坐标】')
			.concat('4,2.0,B,,面,,,,@\n', OPEN.join('\n'));
		const { features } = readBoundaryTxt(text);
		expect(features.map((f) => [f.id, f.properties['BZ'] ?? null, f.problems])).toEqual([
			['A', '备注', []],
			['B', null, []],
		]);
	});

	it('closes with the first point where the closing line has X twice, and says so with the line', () => {
		const text = plot([...OPEN, 'J1,1,3153000.000,3153000.000']);
		const [feature] = readBoundaryTxt(text).features;
		expect(feature?.problems).toMatchObject([{ code: 'txt.closing-x-twice', row: 16 }]);
		expect(feature?.geometry?.coordinates).toMatchObject([{ length: 5 }]);
	});

	it.each([
		['20000', 'txt.area-unit', '平方米'],
		['30', 'txt.area-unit', '亩'],
		['2.5', 'txt.area-differs', '2.0000'],
	])('checks a stated area of %s against the points', (stated, code, said) => {
		const [feature] = readBoundaryTxt(plot(OPEN, `4,${stated},DK1,,面,,,,@`)).features;
		expect(feature?.problems).toMatchObject([
			{ code, row: 11, expected: 2, message: expect.stringContaining(said) },
		]);
	});

	it('says which line it cannot read and which count is off', () => {
		const [feature] = readBoundaryTxt(
			plot([...OPEN.slice(0, 2), 'J9,1,north,east', ...OPEN.slice(2)], '9,2.0,DK,,面,,,,@'),
		).features;
		expect(feature?.problems.map((p) => [p.code, p.row])).toEqual([
			['txt.line-unread', 14],
			['txt.point-count-differs', 11],
		]);
	});

	it('offers to exchange X and Y, and does it only when told', async () => {
		const swapped = plot(
			points(
				'1',
				CORNERS.map((c) => c.split(',').toReversed().join(',')),
			),
		);
		await expect(read(swapped)).rejects.toMatchObject({
			problems: [{ code: 'crs.swapped', file: 'plot.txt' }],
		});
		const file = await readFeatures(new TextEncoder().encode(swapped), 'plot.txt', { swapAxes: true });
		expect(file.features[0]?.usable).toBe(true);
	});

	it('does not take Xi’an 80 for CGCS2000, nor a zone that the eastings contradict', async () => {
		await expect(read(plot(CLOSED).replace('2000国家大地坐标系', '1980西安坐标系'))).rejects.toMatchObject({
			problems: [{ code: 'crs.datum-shift-unknown' }],
		});
		await expect(read(plot(CLOSED).replace('带号=40', '带号=39'))).rejects.toMatchObject({
			problems: [{ code: 'crs.contradicted', expected: 'EPSG:4528' }],
		});
	});

	it('takes the zone of the header where eastings have none', async () => {
		const text = plot(CLOSED).replaceAll(',40491', ',491');
		expect((await read(text)).crs.code).toBe('EPSG:4549');
		await expect(read(text.replace('带号=40\n', ''))).rejects.toMatchObject({
			problems: [{ code: 'crs.zone-missing' }],
		});
	});
});
