import type { Position } from 'geojson';
import { arealOf } from '#lib/domain/geometry/areal.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { RawLayer } from './layer.ts';
import { crsOfCode } from './prj.ts';

const START = /^\s*(?:SRID\s*=\s*(\d+)\s*;)?\s*(MULTIPOLYGON|POLYGON)\s*(?:Z|M|ZM)?\s*\(/i;

/** Whether text is a polygon in well-known text (ISO 19125), with or without PostGIS' `SRID=…;`. */
export function isWkt(text: string): boolean {
	return START.test(text);
}

/** POLYGON and MULTIPOLYGON in well-known text → one feature. Throws InputError where the text breaks off or is none. */
export function readWkt(text: string): RawLayer {
	const start = START.exec(text);
	const [, srid, kind = ''] = start ?? [];
	const rings = [...text.matchAll(/\(\s*([^()]+?)\s*\)/g)].map((match) => ({
		positions: (match[1] as string).split(',').map(positionOf),
		// A ring that begins a polygon stands behind two brackets more than its own numbers.
		begins: /\(\s*$/.test(text.slice(0, match.index)),
	}));
	const depth = [...text].reduce((d, c) => d + (c === '(' ? 1 : c === ')' ? -1 : 0), 0);
	if (!start || depth !== 0 || rings.length === 0 || rings.some((r) => r.positions.includes(null)))
		throw new InputError({
			code: 'wkt.unreadable',
			message: 'WKT 不完整或写法有误',
			got: text.slice(0, 60),
			expected: 'POLYGON((x y, x y, …)) 或 MULTIPOLYGON(((…)))',
			fix: '核对括号与逗号',
		});
	const polygons: Position[][][] = [];
	for (const { positions, begins } of rings) {
		const ring = positions as Position[];
		if (begins || polygons.length === 0) polygons.push([ring]);
		else polygons.at(-1)?.push(ring);
	}
	const geometry = kind.toUpperCase() === 'POLYGON' ? arealOf([polygons.flat()]) : arealOf(polygons);
	return {
		features: [{ row: 1, properties: {}, geometry, problems: [] }],
		fields: [],
		...(srid ? { declared: crsOfCode(`EPSG:${srid}`) } : {}),
		encoding: 'utf-8',
		problems: [],
	};
}

function positionOf(text: string): Position | null {
	const [x, y] = text.trim().split(/\s+/).map(Number);
	return x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}
