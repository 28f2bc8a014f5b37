import type { Position } from 'geojson';
import { arealOf } from '#lib/domain/geometry/areal.ts';
import { type Crs, gaussKruger } from '#lib/domain/geometry/crs.ts';
import { shoelaceAreaM2 } from '#lib/domain/geometry/plane-area.ts';
import { polygonsFromRings } from '#lib/domain/geometry/rings.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { type BoundaryTxt, type PlotLines, readLines } from './boundary-txt-lines.ts';
import type { Cell, RawFeature, RawLayer } from './layer.ts';
import { datumShiftUnknown } from './prj.ts';

/** Names of the fields of a plot line, in order; 13-field files have the last five (`domain.md` §7.6). */
const FIELDS = [
	'界址点数',
	'地块面积',
	'地块编号',
	'地块名称',
	'记录图形属性',
	'图幅号',
	'地块用途',
	'地类编码',
	'TBLX',
	'DL',
	'GZQ',
	'GZH',
	'BZ',
];
/** The counted points agree with neither custom, or a stated area is off by more than the choice of projection makes. */
const AREA_TOLERANCE = 1e-3;
const HALF_STEP_HA = 0.00015;

/** Whether text is a boundary-point TXT: it has the coordinates' heading, or a plot line that ends in `@`. */
export function isBoundaryTxt(text: string): boolean {
	return /[[【]地块坐标[\]】]/.test(text) || /^[^\n]*,[^\n]*[@\uff20]\s*$/m.test(text);
}

/**
 * Reads 勘测定界 boundary points: plots with their rings. X is the northing and comes first; positions come out as
 * [east, north]. Point counts and ring numbers are advisory: holes and parts are told by containment; a ring is closed
 * if it is not. Whatever had to be mended or does not agree is a problem with its line number.
 */
export function readBoundaryTxt(text: string): RawLayer {
	const lines = readLines(text);
	const features = lines.plots.map(readPlot);
	const declared = declaredCrs(lines, features);
	return {
		features,
		fields: FIELDS.slice(0, Math.max(8, ...lines.plots.map((p) => p.fields.length))),
		...(declared ? { declared } : {}),
		encoding: 'utf-8',
		problems: lines.problems,
	};
}

function readPlot(plot: PlotLines): RawFeature {
	const problems = [...plot.problems];
	const properties: Record<string, Cell> = {};
	plot.fields.forEach((value, i) => (properties[FIELDS[i] ?? `字段${i + 1}`] = value === '' ? null : value));
	for (const name of ['界址点数', '地块面积']) {
		const value = properties[name];
		const number = Number(value);
		if (typeof value === 'string' && Number.isFinite(number)) properties[name] = number;
	}
	const rings = plot.rings.map((ring) => ring.points.map((p): Position => [p.east, p.north]));
	const shape = properties['记录图形属性'];
	const notPlane = typeof shape === 'string' && /^[点线]$/.test(shape);
	const geometry = rings.length === 0 || notPlane ? null : arealOf(polygonsFromRings(rings));
	if (!geometry) {
		problems.push({
			code: notPlane ? 'geometry.not-polygon' : 'geometry.none',
			message: notPlane ? `地块图形属性是${shape}，不是面` : '地块没有界址点',
			row: plot.line,
			got: notPlane ? shape : 0,
			expected: '面',
			fix: '补上界址点坐标',
		});
	} else {
		problems.push(...countProblem(plot, properties['界址点数']));
		problems.push(...areaProblem(plot, properties['地块面积'], shoelaceAreaM2(geometry)));
	}
	const id = properties['地块编号'];
	return { row: plot.line, ...(typeof id === 'string' ? { id } : {}), properties, geometry, problems };
}

/** Tools count with or without the closing points; either is right. */
function countProblem(plot: PlotLines, stated: Cell | undefined): Problem[] {
	if (typeof stated !== 'number' || stated === 0) return [];
	const distinct = plot.rings.reduce((sum, r) => sum + r.points.length - 1, 0);
	const written = plot.rings.reduce((sum, r) => sum + r.written, 0);
	if ([distinct, written, distinct + plot.rings.length].includes(stated)) return [];
	return [
		{
			code: 'txt.point-count-differs',
			message: `界址点数写 ${stated}，实有 ${distinct} 个（含闭合点 ${written} 行）`,
			row: plot.line,
			path: '界址点数',
			got: stated,
			expected: distinct,
			fix: '核对是否漏点',
		},
	];
}

/** The stated area is in hectares; people write m² or mu, so those are tried before it is called wrong. */
function areaProblem(plot: PlotLines, stated: Cell | undefined, areaM2: number): Problem[] {
	if (typeof stated !== 'number' || stated === 0 || areaM2 === 0) return [];
	const fits = (perHectare: number) => {
		const hectares = stated / perHectare;
		return Math.abs(hectares - areaM2 / 1e4) <= Math.max(HALF_STEP_HA, (AREA_TOLERANCE * areaM2) / 1e4);
	};
	if (fits(1)) return [];
	const unit = fits(1e4) ? '平方米' : fits(15) ? '亩' : null;
	const hectares = (areaM2 / 1e4).toFixed(4);
	return [
		{
			code: unit ? 'txt.area-unit' : 'txt.area-differs',
			message: unit
				? `地块面积应以公顷填写，所写 ${stated} 是${unit}`
				: `地块面积写 ${stated} 公顷，按界址点计算为 ${hectares} 公顷`,
			row: plot.line,
			path: '地块面积',
			got: stated,
			expected: Number(hectares),
			fix: unit ? `改为 ${hectares}` : '核对面积或界址点坐标',
		},
	];
}

/** The CRS of the header. A zone that contradicts the easting's own prefix is left to the check of the coordinates. */
function declaredCrs({ header }: BoundaryTxt, features: RawFeature[]): Crs | Problem | undefined {
	const system = header.get('坐标系') ?? '';
	if (/80|西安/.test(system)) return datumShiftUnknown(system, '西安 80');
	if (/54|北京/.test(system)) return datumShiftUnknown(system, '北京 54');
	const width = /6|六/.test(header.get('几度分带') ?? '') ? 6 : 3;
	const zone = Number(header.get('带号') || NaN);
	const [first, last] = width === 3 ? [25, 45] : [13, 23];
	if (!Number.isInteger(zone) || zone < first || zone > last) return undefined;
	const [east = NaN, north = NaN] = firstPosition(features) ?? [];
	// Prefixed if either number is that large: they may be swapped, which is found out later.
	return gaussKruger(width, zone, Math.max(east, north) >= 1.3e7);
}

function firstPosition(features: RawFeature[]): Position | undefined {
	const geometry = features.find((f) => f.geometry)?.geometry;
	return geometry?.type === 'Polygon' ? geometry.coordinates[0]?.[0] : geometry?.coordinates[0]?.[0]?.[0];
}
