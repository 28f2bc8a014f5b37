import { describe, expect, it } from 'vitest';
import { measure } from '#lib/domain/geometry/measure.ts';
import { polygonsOf, type Areal } from '#lib/domain/geometry/areal.ts';
import { InputError } from '#lib/domain/problem.ts';
import { readPastedText } from './pasted-text.ts';

const first = (text: string, options = {}) => {
	const read = readPastedText(text, options);
	const plot = read.plots[0];
	if (!plot?.geometry) throw new Error('no plot');
	return { ...read, plot, ring: polygonsOf(plot.geometry as Areal)[0]?.[0] ?? [] };
};
const problemsOf = (text: string, options = {}) => {
	try {
		return readPastedText(text, options).plots.flatMap((p) => p.problems);
	} catch (error) {
		if (error instanceof InputError) return error.problems;
		throw error;
	}
};
/** A square of 100 m in zone 40, X = north first, as survey sheets write it. */
const PLANE = [
	[3148000, 40500000],
	[3148000, 40500100],
	[3148100, 40500100],
	[3148100, 40500000],
] as const;
const sheet = (write: (x: number, y: number, i: number) => string) =>
	PLANE.map(([x, y], i) => write(x, y, i + 1)).join('\n');

describe('pasted coordinates', () => {
	it.each([
		['comma', '119.90,28.40\n119.91,28.40\n119.91,28.41'],
		['latitude first, tab', '28.40\t119.90\n28.40\t119.91\n28.41\t119.91'],
		['full-width digits and comma', '１１９．９０，２８．４０\n119.91，28.40\n119.91，28.41'],
		['degrees, minutes, seconds', '119°54′0″ 28°24′0″\n119°54′36″ 28°24′0″\n119°54′36″ 28°24′36″'],
		[
			'Chinese degrees',
			'东经119度54分0秒，北纬28度24分0秒\n119度54分36秒、28度24分0秒\n119度54分36秒、28度24分36秒',
		],
		['hyphens', '119-54-00, 28-24-00\n119-54-36, 28-24-00\n119-54-36, 28-24-36'],
		['with directions', '119°54\'0"E 28°24\'0"N\n119°54\'36"E 28°24\'0"N\n119°54\'36"E 28°24\'36"N'],
		['in one line', '119.90,28.40 119.91,28.40 119.91,28.41'],
		['in one line with semicolons', '119.90,28.40;119.91,28.40;119.91,28.41;119.90,28.40'],
		['with heights', '1 119.90 28.40 35.2\n2 119.91 28.40 36.1\n3 119.91 28.41 35.7'],
		['with headings and point numbers', '点号 经度 纬度\nJ1 119.90 28.40\nJ2 119.91 28.40\nJ3 119.91 28.41'],
	])('in degrees: %s', (_, text) => {
		const { ring, crs, plot } = first(text);
		expect(crs.code).toBe('EPSG:4490');
		expect(ring.map((p) => p.map((n) => Number(n.toFixed(9))))).toEqual([
			[119.9, 28.4],
			[119.91, 28.4],
			[119.91, 28.41],
			[119.9, 28.4],
		]);
		expect(plot.usable).toBe(true);
	});

	it.each([
		['X north first', sheet((x, y) => `${x} ${y}`), 'north-first'],
		['east first', sheet((x, y) => `${y},${x}`), 'east-first'],
		['J1, ring number, X, Y', sheet((x, y, i) => `J${i},1,${x}.000,${y}.000`), 'north-first'],
		['X= Y=', sheet((x, y, i) => `${i}、X=${x}.12　Y=${y}.34`), 'north-first'],
	])('in the plane with the zone in front: %s', (_, text, order) => {
		const read = first(text);
		expect(read).toMatchObject({ order, crs: { code: 'EPSG:4528' }, format: 'lines' });
		const { planeAreaM2 } = measure(read.plot.geometry as Areal);
		expect(planeAreaM2).toBeCloseTo(10_000, 3);
	});

	it('without the zone the central meridian is asked, then taken', () => {
		const text = sheet((x, y) => `${x},${y - 40_000_000}`);
		expect(problemsOf(text)).toMatchObject([{ code: 'crs.zone-missing' }]);
		const { crs, order, plot } = first(text, { crs: 'EPSG:4549' });
		expect([crs.code, order]).toEqual(['EPSG:4549', 'north-first']);
		expect(measure(plot.geometry as Areal).areaM2).toBeCloseTo(10_000, -1);
	});

	it('exchanged by hand is refused where the numbers cannot be so', () => {
		expect(problemsOf('119.90,28.40\n119.91,28.40\n119.91,28.41', { swap: true })).toMatchObject([
			{ code: 'crs.swapped' },
		]);
	});

	it('an empty line, a name or the first point again begins another plot; a ring inside is a hole', () => {
		const box = (x: number, y: number, size: number) =>
			[[0, 0], [size, 0], [size, size], [0, size], [0, 0]] // prettier-ignore
				.map(([dx = 0, dy = 0]) => `${119 + x + dx},${28 + y + dy}`)
				.join('\n');
		expect(readPastedText(`${box(0, 0, 0.1)}\n${box(0.5, 0, 0.1)}`).plots).toHaveLength(2);
		const holed = readPastedText(`${box(0, 0, 0.1)}\n\n${box(0.02, 0.02, 0.01)}`).plots;
		expect(holed.map((p) => polygonsOf(p.geometry as Areal).map((rings) => rings.length))).toEqual([[2]]);
		const named = readPastedText(`一号地块\n${box(0, 0, 0.1)}\n二号地块\n${box(0.5, 0, 0.1)}`).plots;
		expect(named.map((p) => p.name)).toEqual(['一号地块', '二号地块']);
	});

	it('tells the line that is no place, and the line where the boundary crosses itself', () => {
		const read = readPastedText('119.90,28.40\n119.91,28.40\n119.91 284.1\n119.91,28.41\n119.90,28.41');
		expect(read.problems).toMatchObject([{ code: 'paste.line-unread', row: 3 }]);
		const bow = problemsOf('119.90,28.40\n119.91,28.41\n119.91,28.40\n119.90,28.42');
		expect(bow).toMatchObject([{ code: 'boundary.self-crossing', row: 1 }]);
	});

	it('says that nothing was read', () => {
		expect(problemsOf('请见附图')).toMatchObject([{ code: 'paste.no-coordinates' }]);
		expect(problemsOf('  \n')).toMatchObject([{ code: 'paste.no-coordinates' }]);
	});
});

describe('other pasted text', () => {
	it('is well-known text, with its SRID', () => {
		const wkt = 'SRID=4528;MULTIPOLYGON(((40500000 3148000, 40500100 3148000, 40500100 3148100, 40500000 3148000),(40500020 3148005, 40500030 3148005, 40500030 3148010, 40500020 3148005)),((40500200 3148000, 40500300 3148000, 40500300 3148100, 40500200 3148000)))'; // prettier-ignore
		const { plots, crs, format } = readPastedText(wkt);
		expect([crs.code, format]).toEqual(['EPSG:4528', 'wkt']);
		expect(polygonsOf(plots[0]?.geometry as Areal).map((rings) => rings.length)).toEqual([2, 1]);
		expect(problemsOf('POLYGON((119 28, 119.1 28, 119.1 28.1')).toMatchObject([{ code: 'wkt.unreadable' }]);
	});

	it('is GeoJSON', () => {
		const text = JSON.stringify({ type: 'Polygon', coordinates: [[[119, 28], [119.1, 28], [119.1, 28.1], [119, 28]]] }); // prettier-ignore
		expect(first(text)).toMatchObject({ format: 'geojson', plot: { usable: true } });
	});

	it('is boundary TXT with header and several plots', () => {
		const plot = (name: string, east: number) =>
			[
				`4,1.0000,${name},${name}块,面,,,,@`,
				...PLANE.map(([x, y], i) => `J${i + 1},1,${x},${y + east}`),
			].join('\n');
		const text = `[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=40\n[地块坐标]\n${plot('A', 0)}\n${plot('B', 500)}`;
		const { plots, crs, format, order } = readPastedText(text);
		expect([crs.code, format, order]).toEqual(['EPSG:4528', 'boundary-txt', 'north-first']);
		expect(plots.map((p) => p.name)).toEqual(['A块', 'B块']);
	});
});
