import { describe, expect, it } from 'vitest';
import { shippedRule } from '#lib/rulesets/shipped.ts';
import { inventedEnterprises } from '../../../../tests/support/enterprises.ts';
import { apply } from '../evaluate/apply.ts';
import { fit } from '../evaluate/fit.ts';
import { columnsOf, type FactRow } from '../facts.ts';
import { gradeOfBlock } from './block-grade.ts';
import { totalsOfCovered } from './covered-columns.ts';
import { parcelColumnsOf } from './parcel-columns.ts';

const rules = shippedRule('demo-2024')!;
const population = inventedEnterprises(400, 5);
const fitted = fit(columnsOf(population), rules, '2025-06-30');
const whole = population.find((row) => apply(fitted, row).grade !== null) as FactRow;
const parcelsOf = (rows: readonly FactRow[]) =>
	parcelColumnsOf(
		rows.map((row, i) => ({
			id: i,
			code: row.id,
			areaM2: 10_000,
			registeredMu: null,
			facts: row.facts,
			grade: null,
			flags: [],
			enterprises: [],
			industry: row.industry,
			industryEdition: row.industryEdition,
			aboveScale: row.aboveScale,
			other: row.other ?? {},
		})),
		new Map(),
	);
const blockOf = (rows: readonly FactRow[], overlaps: readonly number[]) => {
	const parcels = parcelsOf(rows);
	const covered = Uint32Array.from(rows.keys());
	const overlapsM2 = Float64Array.from(overlaps);
	return gradeOfBlock(fitted, parcels, covered, overlapsM2, totalsOfCovered(parcels, covered, overlapsM2));
};

describe('a drawn block as one parcel', () => {
	it('over one whole parcel gets what the run gives to that parcel', () => {
		const own = apply(fitted, whole);
		expect(blockOf([whole], [10_000])).toEqual({
			grade: own.grade,
			total: own.total,
			group: own.group,
			rank: own.rank,
			of: own.of,
			reason: own.reason ?? null,
		});
	});

	it('is not voided by a parcel without figures: it is graded by those that have them', () => {
		const vacant: FactRow = { ...whole, industry: null, facts: parcelless(whole) };
		expect(blockOf([whole, vacant], [10_000, 9_000])?.total).toBe(blockOf([whole], [10_000])?.total);
	});

	it('moves no cut: the fitted population is the same afterwards', () => {
		const before = JSON.stringify(fitted);
		blockOf([whole, whole], [10_000, 5_000]);
		expect(JSON.stringify(fitted)).toBe(before);
	});

	it('says why it has no grade, and nothing where no parcel is covered', () => {
		const bare: FactRow = { ...whole, facts: parcelless(whole) };
		const none = blockOf([bare], [10_000]);
		expect(none?.grade).toBeNull();
		expect(none?.reason).not.toBeNull();
		expect(blockOf([], [])).toBeNull();
	});
});

function parcelless(row: FactRow): FactRow['facts'] {
	return Object.fromEntries(Object.keys(row.facts).map((fact) => [fact, null])) as FactRow['facts'];
}
