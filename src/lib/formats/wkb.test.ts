import { describe, expect, it } from 'vitest';
import { ewkbHexOf, readWkb } from './wkb.ts';

const RING = [
	[119.9, 28.4],
	[119.91, 28.4],
	[119.91, 28.41],
	[119.9, 28.4],
];

describe('WKB', () => {
	it('goes out as EWKB of a MultiPolygon with SRID 4490 and comes back to the last bit', () => {
		const hex = ewkbHexOf({ type: 'Polygon', coordinates: [RING] });
		expect(hex.slice(0, 18)).toBe('01060000208a110000');
		expect(readWkb(Buffer.from(hex, 'hex'))).toEqual([[RING]]);
	});

	it('closes an open ring and drops heights', () => {
		const open = RING.slice(0, -1).map((p) => [...p, 55]);
		expect(readWkb(Buffer.from(ewkbHexOf({ type: 'Polygon', coordinates: [open] }), 'hex'))).toEqual([
			[RING],
		]);
	});

	it('is read in the other byte order, and with Z in either dialect', () => {
		// POLYGON Z ((0 0 5, 1 0 5, 1 1 5, 0 0 5)), big-endian, as ISO (1003) and as EWKB.
		const body = [0, 0, 5, 1, 0, 5, 1, 1, 5, 0, 0, 5];
		for (const type of [1003, 0x80000003]) {
			const bytes = Buffer.alloc(13 + 8 * body.length);
			bytes.writeUInt32BE(type, 1);
			bytes.writeUInt32BE(1, 5);
			bytes.writeUInt32BE(4, 9);
			body.forEach((v, i) => bytes.writeDoubleBE(v, 13 + 8 * i));
			expect(readWkb(bytes)).toEqual([
				[
					[
						[0, 0],
						[1, 0],
						[1, 1],
						[0, 0],
					],
				],
			]);
		}
	});

	it('throws on a type that the store does not hold', () => {
		expect(() => readWkb(Uint8Array.from([1, 1, 0, 0, 0]))).toThrow(TypeError);
	});
});
