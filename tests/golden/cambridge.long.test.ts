import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cambridge } from '../support/cambridge.ts';

const DIR = join(import.meta.dirname, '../../../shared/data/cambridge-ma-parcels');
const MINUTES = 60_000;

it.skipIf(!existsSync(DIR))(
	'Cambridge FY2014 through the import: totals to the dollar, 93 industrial parcels, every unmatched row explained',
	{ timeout: 15 * MINUTES },
	async () => {
		const { unmatchedRows, traps, ...answer } = await cambridge(DIR, 2014);
		expect(answer).toEqual({
			total: 38_333_078_801,
			onMap: 38_211_773_140,
			parcels: 93,
			landSqFt: 2_908_329,
			floorSqFt: 1_751_497,
			value: 205_533_300,
			farBelow03: 19,
			matched: 12_975,
			unmatched: 51,
			mapLots: 13_035,
			polygonsWithoutMapLot: 1,
		});
		expect(unmatchedRows).toHaveLength(51);
		expect(unmatchedRows.every((row) => row.reason !== '')).toBe(true);
		expect(traps).toMatchObject({ mapLotsOnSeveralPolygons: 13, polygonsRefused: 1, impossibleAreas: 1 });
	},
);
