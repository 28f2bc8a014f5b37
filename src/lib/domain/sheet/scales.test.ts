import { expect, it } from 'vitest';
import { fitsAt, scaleFor } from './scales.ts';

const map = { width: 200, height: 150 };

it('takes the largest scale of the series at which the extent keeps its margin', () => {
	// 60 m on 120 mm at 1 : 500: the very share of the map's width.
	expect(scaleFor({ width: 60, height: 10 }, map, 0.6)).toBe(500);
	expect(scaleFor({ width: 61, height: 10 }, map, 0.6)).toBe(1000);
	// The height binds: 90 mm of paper hold 180 m at 1 : 2000.
	expect(scaleFor({ width: 61, height: 100 }, map, 0.6)).toBe(2000);
	expect(scaleFor({ width: 1e6, height: 1 }, map, 0.6)).toBeNull();
	expect(fitsAt(1234, { width: 61, height: 100 }, map, 0.6)).toBe(true);
});
