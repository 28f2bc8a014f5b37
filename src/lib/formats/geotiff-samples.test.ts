import { describe, expect, it } from 'vitest';
import { fillLeftOut, samplesOf } from './geotiff-samples.ts';

const bytes = (...list: number[]) => Uint8Array.from(list);

describe('samples of a row of bytes', () => {
	it('turn the bytes before they add up the differences', () => {
		// 250, 250 + 10, 260 − 1
		const layout = { bits: 16, format: 2, predictor: 2 };
		const big = samplesOf(bytes(0, 250, 0, 10, 255, 255), 3, { ...layout, littleEndian: false });
		const little = samplesOf(bytes(250, 0, 10, 0, 255, 255), 3, { ...layout, littleEndian: true });
		expect([...big]).toEqual([250, 260, 259]);
		expect([...little]).toEqual([250, 260, 259]);
	});

	it('of floats by their bytes do not depend on the order of the file', () => {
		// 8 = 41 00 00 00, 9 = 41 10 00 00: first bytes 41 41, second 00 10, zeros; each as difference to the one before
		const coded = [0x41, 0, 0xbf, 0x10, 0xf0, 0, 0, 0];
		for (const littleEndian of [true, false]) {
			const layout = { bits: 32, format: 3, predictor: 3, littleEndian };
			expect([...samplesOf(bytes(...coded), 2, layout)]).toEqual([8, 9]);
		}
	});

	it('of 64 bits add up as 64 bits', () => {
		const coded = new Uint8Array(Float64Array.of(8, 0, 0).buffer);
		const layout = { bits: 64, format: 3, predictor: 2, littleEndian: true };
		expect([...samplesOf(coded, 3, layout)]).toEqual([8, 8, 8]);
	});

	it('that were left out are the mark, where it fits', () => {
		const left = (samples: Int16Array | Float32Array | Uint8Array, nodata: number | undefined) => {
			fillLeftOut(samples, 0, 2, nodata);
			return [...samples];
		};
		expect(left(Int16Array.of(1, 1, 1), -9999)).toEqual([-9999, -9999, 1]);
		expect(left(Int16Array.of(1, 1, 1), undefined)).toEqual([0, 0, 1]);
		expect(left(Uint8Array.of(1, 1, 1), -9999)).toEqual([0, 0, 1]);
		expect(left(Float32Array.of(1, 1, 1), NaN)).toEqual([NaN, NaN, 1]);
		expect(left(Float32Array.of(1, 1, 1), 0.1)).toEqual([Math.fround(0.1), Math.fround(0.1), 1]);
	});
});
