import { describe, expect, it } from 'vitest';
import { fitsCrs, guessCrs } from './crs-detect.ts';
import { CGCS2000, type Crs, crsOfEpsg } from './crs.ts';

describe('guessCrs', () => {
	it.each([
		['lon/lat', [119.1, 27.4, 120.3, 29], 'EPSG:4490'],
		['3° zone 40 before the easting', [40_400_000, 3_100_000, 40_520_000, 3_110_000], 'EPSG:4528'],
		['6° zone 20 before the easting', [20_690_000, 3_100_000, 20_710_000, 3_110_000], 'EPSG:4498'],
	] as const)('finds %s', (_, bounds, code) => {
		expect(guessCrs([...bounds])).toMatchObject({ kind: 'found', crs: { code } });
	});

	it('sees north and east exchanged, in degrees and in metres', () => {
		expect(guessCrs([27.4, 119.1, 29, 120.3])).toMatchObject({ kind: 'swapped', crs: { code: 'EPSG:4490' } });
		expect(guessCrs([3_100_000, 40_400_000, 3_110_000, 40_520_000])).toMatchObject({
			kind: 'swapped',
			crs: { code: 'EPSG:4528' },
		});
	});

	it('does not invent the meridian of coordinates without a zone number', () => {
		expect(guessCrs([415_000, 3_100_000, 416_000, 3_110_000])).toEqual({ kind: 'zone-missing' });
	});

	it('does not choose between 6° zone 13 and web Mercator', () => {
		expect(guessCrs([13_340_000, 3_300_000, 13_350_000, 3_310_000])).toEqual({ kind: 'ambiguous' });
	});

	it('knows nothing of a local plane or of another continent', () => {
		expect(guessCrs([0, 0, 100, 100])).toEqual({ kind: 'unknown' });
		expect(guessCrs([-71.2, 42.3, -71, 42.5])).toEqual({ kind: 'unknown' });
	});
});

describe('fitsCrs', () => {
	it('sees a zone number that the declared CRS has not, and degrees declared as metres', () => {
		const withoutPrefix = crsOfEpsg(4549) as Crs;
		expect(fitsCrs(withoutPrefix, [40_400_000, 3_100_000, 40_520_000, 3_110_000])).toBe(false);
		expect(fitsCrs(withoutPrefix, [415_000, 3_100_000, 416_000, 3_110_000])).toBe(true);
		expect(fitsCrs(withoutPrefix, [119.1, 27.4, 120.3, 29])).toBe(false);
		expect(fitsCrs(CGCS2000, [415_000, 3_100_000, 416_000, 3_110_000])).toBe(false);
	});
});
