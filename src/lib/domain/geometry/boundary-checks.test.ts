import type { Position } from 'geojson';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HAS_SHARED_DATA, sharedData } from '../../../../tests/support/shared-data.ts';
import type { Areal } from './areal.ts';
import { boundaryFindings, isUsable } from './boundary-checks.ts';

const polygon = (...rings: Position[][]): Areal => ({ type: 'Polygon', coordinates: rings });
const square = (x: number, y: number, side: number): Position[] => [
	[x, y],
	[x + side, y],
	[x + side, y + side],
	[x, y + side],
	[x, y],
];
const codes = (geometry: Areal) => boundaryFindings(geometry).map((f) => f.code);

describe('boundary checks', () => {
	it('find nothing in a square with a hole, whatever the orientation', () => {
		expect(boundaryFindings(polygon(square(0, 0, 10), square(2, 2, 3).toReversed()))).toEqual([]);
		expect(boundaryFindings(polygon(square(0, 0, 10).toReversed(), square(2, 2, 3)))).toEqual([]);
	});

	it('say where a boundary crosses itself', () => {
		const bowTie: Position[] = [
			[0, 0],
			[2, 2],
			[2, 0],
			[0, 2],
			[0, 0],
		];
		expect(boundaryFindings(polygon(bowTie))).toContainEqual({
			code: 'boundary.self-crossing',
			polygon: 1,
			ring: 1,
			point: 1,
			other: { polygon: 1, ring: 1, point: 3 },
			at: [1, 1],
		});
	});

	it.each<[string, Areal, string[]]>([
		[
			'too few points',
			polygon([
				[0, 0],
				[1, 1],
				[0, 0],
			]),
			['boundary.too-few-points'],
		],
		[
			'no number',
			polygon([
				[0, 0],
				[1, NaN],
				[1, 1],
				[0, 0],
			]),
			['boundary.bad-number'],
		],
		['an open ring', polygon(square(0, 0, 1).slice(0, -1)), ['boundary.unclosed']],
		[
			'a repeated point',
			polygon([
				[0, 0],
				[1, 0],
				[1, 0],
				[1, 1],
				[0, 0],
			]),
			['boundary.duplicate-point'],
		],
		[
			'a ring closed twice',
			polygon([
				[0, 0],
				[1, 0],
				[1, 1],
				[0, 0],
				[0, 0],
			]),
			['boundary.duplicate-point'],
		],
		[
			'a spike',
			polygon([
				[0, 0],
				[4, 0],
				[4, 4],
				[4, 9],
				[4, 4],
				[0, 4],
				[0, 0],
			]),
			['boundary.spike'],
		],
		['a hole outside', polygon(square(0, 0, 2), square(5, 5, 1)), ['boundary.hole-outside']],
		['a hole in a hole', polygon(square(0, 0, 9), square(1, 1, 6), square(2, 2, 2)), ['boundary.nested']],
		[
			'a hole over the edge',
			polygon(square(0, 0, 4), square(3, 1, 2)),
			['boundary.rings-cross', 'boundary.rings-cross'],
		],
		[
			'a part in a part',
			{ type: 'MultiPolygon', coordinates: [[square(0, 0, 9)], [square(1, 1, 2)]] },
			['boundary.nested'],
		],
		[
			'a hole that splits the land',
			polygon(square(0, 0, 4), [
				[0, 2],
				[2, 1],
				[4, 2],
				[2, 3],
				[0, 2],
			]),
			['boundary.interior-split'],
		],
	])('find %s', (_, geometry, expected) => {
		const found = codes(geometry);
		expect(found.filter((code) => expected.includes(code))).toEqual(expected);
	});

	it('let a part stand in another’s hole and touch it at a point', () => {
		const ring = polygonWithIsland();
		expect(boundaryFindings(ring)).toEqual([]);
	});

	it('call repeated points and open rings harmless, all else not', () => {
		expect(
			isUsable(
				boundaryFindings(
					polygon([
						[0, 0],
						[1, 0],
						[1, 0],
						[1, 1],
					]),
				),
			),
		).toBe(true);
		expect(
			isUsable(
				boundaryFindings(
					polygon([
						[0, 0],
						[1, 0],
						[0, 0],
					]),
				),
			),
		).toBe(false);
	});
});

function polygonWithIsland(): Areal {
	const island: Position[] = [
		[2, 5],
		[5, 4],
		[5, 6],
		[2, 5],
	];
	return { type: 'MultiPolygon', coordinates: [[square(0, 0, 9), square(2, 2, 6)], [island]] };
}

describe.skipIf(!HAS_SHARED_DATA)('boundary checks beside JTS (skipped without ../shared/data)', () => {
	it.each([
		[
			'TestValid.xml',
			64,
			['mA - shell inside shell, hole overlapped, all vertices touch hole (self-intersection)'],
		],
		['TestValid2.xml', 253, []],
	])('agree on every polygon of %s but those named', (file, cases, differing) => {
		const xml = readFileSync(sharedData('jts-geos-xml/general', file), 'utf8');
		let seen = 0;
		const different: string[] = [];
		for (const [, text = ''] of xml.matchAll(/<case>([\s\S]*?)<\/case>/g)) {
			const part = (pattern: RegExp) => pattern.exec(text)?.[1]?.trim().replace(/\s+/g, ' ') ?? '';
			const geometry = arealOfWkt(part(/<a>([\s\S]*?)<\/a>/));
			const valid = part(/isValid"[^>]*>\s*(true|false)/i);
			if (!geometry || valid === '') continue;
			seen++;
			if (String(isUsable(boundaryFindings(geometry))) !== valid)
				different.push(part(/<desc>([\s\S]*?)<\/desc>/));
		}
		expect({ seen, different }).toEqual({ seen: cases, different: differing });
	});
});

/** WKT of a polygon without empty rings; `null` for anything else. */
function arealOfWkt(wkt: string): Areal | null {
	const [, type, body] = /^(MULTIPOLYGON|POLYGON)\s*(\(.*\))$/.exec(wkt) ?? [];
	if (!type || !body || /EMPTY|NaN/.test(body)) return null;
	const json = body
		.replace(/(-?[\d.eE+-]+) (-?[\d.eE+-]+)(?: -?[\d.eE+-]+)?/g, '[$1,$2]')
		.replaceAll('(', '[')
		.replaceAll(')', ']');
	const coordinates: unknown = JSON.parse(json);
	return { type: type === 'POLYGON' ? 'Polygon' : 'MultiPolygon', coordinates } as Areal;
}
