import { describe, expect, it } from 'vitest';
import { NO_FILTERS, passing } from './filters.ts';
import { histogramOf } from './histogram.ts';
import { columnsFrom } from './parcel-columns.ts';

const sum = (numbers: readonly number[] = []) => numbers.reduce((a, b) => a + b, 0);

describe('the histogram of the legend', () => {
	it('holds every value once, outliers in the outer bars, and counts what is missing apart', () => {
		const values = Float64Array.from({ length: 1000 }, (_, i) => (i === 999 ? 1e6 : i % 100));
		values[0] = NaN;
		const histogram = histogramOf(values, null);
		expect(sum(histogram?.counts)).toBe(999);
		expect(histogram?.missing).toBe(1);
		expect(histogram?.edges.at(-1)).toBe(98);
		expect(histogram?.high).toBe(1e6);
	});

	it('shows how many of each bar pass the other filters', () => {
		const histogram = histogramOf(Float64Array.from([1, 1, 2, 3]), Uint8Array.from([1, 0, 1, 0]));
		expect([sum(histogram?.counts), sum(histogram?.passing)]).toEqual([4, 2]);
	});

	it('is one bar where all values are equal, and none where there is no value', () => {
		expect(histogramOf(Float64Array.from([7, 7]), null)).toMatchObject({ counts: [2], edges: [7, 7] });
		expect(histogramOf(Float64Array.from([NaN]), null)).toBeNull();
	});
});

describe('a brushed range', () => {
	const columns = columnsFrom({
		id: [1, 2, 3, 4],
		far: [0.5, 1, 2, NaN],
		region: [1, 1, 2, 1],
		areaMu: [1, 1, 1, 1],
	});
	it('includes its ends, and nobody without the figure', () => {
		const range = { of: 'far', from: 0.5, to: 1 };
		expect([...passing(columns, { ...NO_FILTERS, range })]).toEqual([1, 1, 0, 0]);
	});
	it('is open where it has no end, and holds together with the other filters', () => {
		const range = { of: 'far', from: 1, to: null };
		expect([...passing(columns, { ...NO_FILTERS, range, regions: [1] })]).toEqual([0, 1, 0, 0]);
	});
});
