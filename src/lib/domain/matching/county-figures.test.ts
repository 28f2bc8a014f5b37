import { describe, expect, it } from 'vitest';
import { countyFigures, type Seated } from './county-figures.ts';

const base = [{ county: 1, tax: { wan: 1000, mu: 100 }, output: { wan: 8000, mu: 80 } }];
const seat = (more: Partial<Seated>): Seated => ({
	county: 1,
	mu: 20,
	startYear: 2026,
	fullYear: 2027,
	taxPerMu: 30,
	outputPerMu: 400,
	newLand: false,
	...more,
});

describe('a county before and after', () => {
	it('is the ratio of sums: what is vacated leaves the year after, a promise counts from the first whole year of full production', () => {
		const vacated = [{ county: 1, year: 2026, taxWan: 50, outputWan: 400 }];
		const years = countyFigures(base, vacated, [seat({})], [2024, 2026, 2027, 2028]);
		expect(years.map((y) => [y.year, y.taxPerMu, y.outputPerMu])).toEqual([
			[2024, 10, 100],
			[2026, 10, 100],
			[2027, 9.5, 95],
			[2028, 15.5, 195],
		]);
	});

	it('adds new land to the denominator from the start', () => {
		const years = countyFigures(base, [], [seat({ newLand: true, mu: 25 })], [2025, 2026, 2028]);
		expect(years.map((y) => y.taxPerMu)).toEqual([10, 8, 14]);
	});

	it('does not assume a year of full production or a promise: the mu are told as uncounted', () => {
		const years = countyFigures(
			base,
			[],
			[seat({ fullYear: null }), seat({ mu: 5, taxPerMu: null })],
			[2028],
		);
		expect(years[0]).toMatchObject({ taxPerMu: 10, uncountedMu: { tax: 25, output: 20 } });
	});

	it('says where vacated land has no figures', () => {
		const years = countyFigures(base, [{ county: 1, year: 2025, taxWan: null, outputWan: null }], [], [2026]);
		expect(years[0]).toMatchObject({ taxPerMu: 10, unknownVacated: 1 });
	});
});
