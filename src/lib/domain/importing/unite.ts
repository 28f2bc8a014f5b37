import type { Position } from 'geojson';
import { multiPolygonOf, type Areal } from '../geometry/areal.ts';
import type { Problem } from '../problem.ts';
import type { ReadRow } from './row.ts';

/** A feature read as its kind, with its geometry. */
export interface ReadFeature extends ReadRow {
	geometry: Areal | null;
	/** Coordinates in metres as the file has them, where it has plane ones. */
	sourceGeometry?: Areal;
}

/**
 * Unites features that share a code into one of several parts: in Shapefiles a parcel cut by a road is often two
 * records. Their values must agree; where they do not, all of them are refused. A part that repeats another is dropped.
 */
export function unite(features: readonly ReadFeature[], codeField = 'code'): ReadFeature[] {
	const byCode = new Map<string, ReadFeature[]>();
	const result: ReadFeature[] = [];
	for (const feature of features) {
		const code = feature.values[codeField];
		if (typeof code !== 'string' || code === '') {
			result.push(feature);
			continue;
		}
		const group = byCode.get(code);
		if (group) group.push(feature);
		else {
			byCode.set(code, [feature]);
			result.push(feature);
		}
	}
	return result.flatMap((feature) => {
		const group = byCode.get(String(feature.values[codeField] ?? ''));
		return group === undefined || group.length === 1 || group[0] !== feature
			? [feature]
			: united(group, codeField);
	});
}

function united(group: ReadFeature[], codeField: string): ReadFeature[] {
	const [first] = group as [ReadFeature, ...ReadFeature[]];
	const rows = group.map((f) => f.row);
	const code = String(first.values[codeField]);
	const differing = Object.keys(first.values).filter((name) =>
		group.some((f) => JSON.stringify(f.values[name]) !== JSON.stringify(first.values[name])),
	);
	if (differing.length > 0)
		return group.map((f) => ({
			...f,
			problems: [
				...f.problems,
				{
					code: 'row.same-code',
					message: `代码 ${code} 在文件中有 ${group.length} 个图形，属性却不一致`,
					row: f.row,
					path: differing.join(', '),
					got: rows,
					expected: '同一代码的各图形属性一致',
					fix: '改正代码，或把属性改成一致（将合并为一个多部分图形）',
				} satisfies Problem,
			],
		}));
	const parts = distinct(group.flatMap((f) => (f.geometry ? [f.geometry] : [])));
	const plane = group.every((f) => f.sourceGeometry)
		? distinct(group.flatMap((f) => (f.sourceGeometry ? [f.sourceGeometry] : [])))
		: undefined;
	return [
		{
			...first,
			geometry: parts.length === 0 ? null : { type: 'MultiPolygon', coordinates: parts },
			sourceGeometry: plane && { type: 'MultiPolygon', coordinates: plane },
			problems: [
				...group.flatMap((f) => f.problems),
				{
					code: 'note.united',
					message: `代码 ${code} 的 ${group.length} 个图形合并为一个多部分图形`,
					row: first.row,
					path: 'geometry',
					got: rows,
				},
			],
		},
	];
}

/** The polygons of all parts, each once. */
function distinct(geometries: readonly Areal[]): Position[][][] {
	const seen = new Set<string>();
	return geometries
		.flatMap((g) => multiPolygonOf(g).coordinates)
		.filter((polygon) => {
			const key = JSON.stringify(polygon);
			return seen.has(key) ? false : seen.add(key);
		});
}
