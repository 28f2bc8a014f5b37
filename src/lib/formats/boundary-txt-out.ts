import type { Position } from 'geojson';
import { type Areal, polygonsOf } from '#lib/domain/geometry/areal.ts';
import { type Crs, fromLonLat, planeCrsOf } from '#lib/domain/geometry/crs.ts';
import { shoelaceAreaM2, signedShoelace } from '#lib/domain/geometry/plane-area.ts';
import type { Problem } from '#lib/domain/problem.ts';

/** A plot to be written. */
export interface TxtPlot {
	name: string;
	/** 地块编号; the plot's place in the file without one. */
	code?: string;
	/** 地块用途. */
	use?: string;
	/** CGCS2000 lon/lat. */
	geometry: Areal;
}

/**
 * Boundary points as the land bureaus' programs read them (`domain.md` §7.6): CGCS2000 in the 3° zone of the first plot
 * with the zone before the easting, X (north) first, millimetres, hectares to four decimals, every ring clockwise from
 * its north-west corner and closed by its first point under that point's number; CRLF, half-width punctuation only.
 * @param by 数据产生单位
 * @param date 数据产生日期, YYYY-MM-DD
 */
export function writeBoundaryTxt(plots: readonly TxtPlot[], by: string, date: string): string | Problem {
	const crs = plots[0] ? planeCrsOf(plots[0].geometry) : null;
	if (!crs)
		return {
			code: 'txt.no-plane',
			message: '界址点 TXT 要用 3 度带平面坐标，图形在各带之外',
			expected: '东经 75° 至 135° 之间',
			fix: '改用 GeoJSON 导出',
		};
	const [year = '', month = '', day = ''] = date.split('-');
	const head = [
		'[属性描述]',
		'格式版本号=1.01',
		`数据产生单位=${plain(by)}`,
		`数据产生日期=${year}-${Number(month)}-${Number(day)}`,
		'坐标系=2000国家大地坐标系',
		'几度分带=3',
		'投影类型=高斯克吕格',
		'计量单位=米',
		`带号=${crs.zone ?? ''}`,
		'精度=0.001',
		'转换参数=,,,,,,',
		'[地块坐标]',
	];
	return [...head, ...plots.flatMap((plot, i) => plotLines(plot, i + 1, crs)), ''].join('\r\n');
}

function plotLines({ name, code, use, geometry }: TxtPlot, number: number, crs: Crs): string[] {
	const plane = fromLonLat(crs, geometry);
	const rings = polygonsOf(plane).flatMap((polygon) => polygon.map((ring) => ringFrom(ring)));
	const points = rings.reduce((sum, ring) => sum + ring.length, 0);
	const hectares = (shoelaceAreaM2(plane) / 1e4).toFixed(4);
	let label = 0;
	const lines = rings.flatMap((ring, r) => {
		const from = label + 1;
		const labelled = ring.map((position) => pointLine(++label, r + 1, position));
		return [...labelled, pointLine(from, r + 1, ring[0] as Position)];
	});
	const fields = [
		points,
		hectares,
		plain(code ?? String(number)),
		plain(name),
		'面',
		'',
		plain(use ?? ''),
		'',
	];
	return [`${fields.join(',')},@`, ...lines];
}

const pointLine = (label: number, ring: number, [east = NaN, north = NaN]: Position) =>
	`J${label},${ring},${north.toFixed(3)},${east.toFixed(3)}`;

/** An open ring, clockwise, begun at its north-west corner. */
function ringFrom(ring: Position[]): Position[] {
	const open = ring.slice(0, -1);
	if (signedShoelace(open) > 0) open.reverse();
	const northWest = open.map(([east = NaN, north = NaN]) => north - east);
	const start = northWest.indexOf(Math.max(...northWest));
	return [...open.slice(start), ...open.slice(0, start)];
}

/** Commas part fields and `@` ends a plot's line; full-width punctuation is not allowed. */
const plain = (text: string) =>
	text
		.normalize('NFKC')
		.replace(/[,@\r\n=[\]]+/g, ' ')
		.trim();
