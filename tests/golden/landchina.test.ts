import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IdleFacts } from '#lib/domain/flags/idle-facts.ts';
import { findIdle } from '#lib/domain/flags/idle.ts';
import { muOf } from '#lib/domain/units.ts';
import { DECREE_53 } from '#lib/rulesets/flag-rules.ts';

const FILE = new URL('../../../shared/data/landchina-supply-2018/landchina_203.utf8.csv', import.meta.url);
const present = existsSync(FILE);
if (!present) console.warn(`skipped: ${FILE.pathname} is not here (real supplies of 2018, not shipped)`);

interface Supply {
	idnumber: string;
	use: string;
	supply: string;
	area: string;
	price: string;
	time4commencement_plan: string;
	time4commencement_reality: string;
}
const supplies: Supply[] = present ? parse(readFileSync(FILE), { columns: true, bom: true, trim: true }) : [];

/** `2018年12月31日` → `2018-12-31`; empty is missing. */
function isoOf(text: string): string | null {
	const match = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
	return match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : null;
}

function factsOf(supply: Supply): IdleFacts {
	return {
		id: supply.idnumber,
		acquisition: supply.supply === '划拨' ? '划拨' : '出让',
		use: supply.use,
		priceWan: supply.price === '' ? null : Number(supply.price),
		agreedStart: isoOf(supply.time4commencement_plan),
		startedOn: isoOf(supply.time4commencement_reality),
	};
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

describe.skipIf(!present)('203 real supplies signed around 2018-12-31', () => {
	// One row of the 203 writes a code (0601) where the others write 工业用地; the reference counts the words.
	const industrial = supplies.filter((s) => s.use === '工业用地');
	const priced = industrial.filter((s) => s.price !== '');

	it('35 are industrial, 154.9194 ha', () => {
		expect(supplies).toHaveLength(203);
		expect(industrial).toHaveLength(35);
		expect(sum(industrial.map((s) => Number(s.area))).toFixed(4)).toBe('154.9194');
	});

	it('34 of them are priced: 15.01 万元/亩 as the ratio of sums over these alone', () => {
		const areaHa = sum(priced.map((s) => Number(s.area)));
		const priceWan = sum(priced.map((s) => Number(s.price)));
		expect(priced).toHaveLength(34);
		expect(areaHa.toFixed(4)).toBe('144.3553');
		expect(priceWan.toFixed(2)).toBe('32509.74');
		expect((priceWan / muOf(areaHa * 10_000)).toFixed(2)).toBe('15.01');
		// The error to avoid: a parcel without a price in the denominator.
		const allHa = sum(industrial.map((s) => Number(s.area)));
		expect((priceWan / muOf(allHa * 10_000)).toFixed(2)).toBe('13.99');
	});

	it.each(['2018-12-31', '2019-06-30', '2020-06-30', '2021-12-31', '2026-11-23'])(
		'as of %s none is idle: not known, with days overdue and what would settle it, or not yet due',
		(asOf) => {
			for (const supply of supplies) {
				const facts = factsOf(supply);
				const found = findIdle(facts, asOf, DECREE_53);
				expect(found).toMatchObject({ consequence: 'none', fee: null });
				if (facts.agreedStart == null) {
					expect(found).toMatchObject({
						finding: 'unknown',
						overdueDays: null,
						missing: ['started', 'agreedStart', 'deliveredOn'],
					});
				} else if (asOf > facts.agreedStart) {
					expect(found).toMatchObject({ finding: 'unknown', missing: ['started'] });
					const days = (Date.parse(asOf) - Date.parse(facts.agreedStart)) / 86_400_000;
					expect(found.overdueDays).toBe(days);
				} else {
					expect(found).toMatchObject({ finding: 'no', reason: 'not-yet-due', overdueDays: 0 });
				}
			}
		},
	);
});
