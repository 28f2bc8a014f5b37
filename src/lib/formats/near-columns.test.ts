import { describe, expect, it } from 'vitest';
import { parcelColumnsOf } from '#lib/domain/assessment/parcel-columns.ts';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import { areasOf, flattenAreas } from '#lib/domain/geometry/flat-areas.ts';
import { packNear, unpackNear, type NearColumns } from './near-columns.ts';
import { ewkbHexOf } from './wkb.ts';
import { flatAreasOfWkb } from './wkb-flat.ts';

const ring = (x: number, size: number) => [
	[x, 28],
	[x + size, 28],
	[x + size, 28 + size],
	[x, 28],
];
const donut: Areal = {
	type: 'MultiPolygon',
	coordinates: [[ring(120, 0.5), ring(120.2, 0.1)], [ring(121, 0.5)]],
};
const triangle: Areal = { type: 'MultiPolygon', coordinates: [[ring(119, 1)]] };
const near: NearColumns = {
	year: 2024,
	run: 7,
	bbox: [119, 28, 122, 29],
	truncated: false,
	parcels: parcelColumnsOf(
		[
			{
				id: 3,
				code: '宗地一',
				areaM2: 100.25,
				registeredMu: null,
				facts: { taxWan: 12.5 },
				grade: 'A',
				flags: [{ code: 'idle', finding: 'unknown' }],
				enterprises: [{ id: 90, share: 0.25 }],
				industry: 'C33',
				aboveScale: true,
				other: { utility: false },
			},
			{ id: 4, code: 'P2', areaM2: 7, registeredMu: 1, facts: {}, grade: null, flags: [], enterprises: [] },
		],
		new Map([[90, 0]]),
	),
	shapes: flattenAreas([donut, triangle]),
	firms: { ids: [90], codes: ['9133'], names: ['某厂'], grades: [null] },
	areas: { parks: { items: [{ id: 1, code: 'K' }], shapes: flattenAreas([triangle]) } },
};

describe('a neighbourhood in columns', () => {
	it('is read as it was written', () => {
		expect(unpackNear(packNear(near).buffer)).toEqual(near);
	});

	it('refuses other bytes', () => {
		expect(() => unpackNear(new TextEncoder().encode('{"year": 2024}').buffer as ArrayBuffer)).toThrow(
			RangeError,
		);
	});

	it('takes its geometry from the database’s bytes, parts and holes kept', () => {
		// EWKB with its SRID (4 bytes after the type) → the WKB that ST_AsBinary writes
		const ewkb = Buffer.from(ewkbHexOf(donut), 'hex');
		const wkb = Buffer.concat([Buffer.from([1, 6, 0, 0, 0]), ewkb.subarray(9)]);
		expect(areasOf(flatAreasOfWkb([wkb, wkb]))).toEqual([donut, donut]);
	});
});
