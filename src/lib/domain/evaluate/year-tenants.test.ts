import { describe, expect, it } from 'vitest';
import { noFacts, type FactRow } from '../facts.ts';
import type { Place } from '../parcel/site.ts';
import { parseRules } from '../rules/check.ts';
import { settleYear, tenantOutcome } from './year-tenants.ts';
import type { Outcome } from './result.ts';

const rules = (how: string) =>
	parseRules({
		id: 'county',
		version: '1',
		groups: [
			{
				id: 'all',
				indicators: [{ id: 'taxPerMu', weight: 100, family: 'ratio', baseline: 10 }],
				tiers: [{ grade: 'A', atLeast: 100 }, { grade: 'B' }],
			},
		],
		tenants: [{ how, when: { aboveScale: false } }],
	});

const firm = (id: number, taxWan: number | null, aboveScale = false) => ({
	id,
	code: `U${id}`,
	row: {
		id: String(id),
		industry: null,
		industryEdition: 2017,
		aboveScale,
		facts: { ...noFacts(), taxWan, landMu: 10 },
	} satisfies FactRow,
});

/** Parcels by who sits there: [enterprise, role]. */
function places(...parcels: [number, 'owner' | 'tenant'][][]): Map<number, Place[]> {
	const of = new Map<number, Place[]>();
	parcels.forEach((list, parcel) => {
		const occupancies = list.map(([enterprise, role]) => ({ enterprise, role, parcel }));
		const site = { occupancies } as unknown as Place['site'];
		for (const occupancy of occupancies) {
			const place = { occupancy, site } as unknown as Place;
			of.set(occupancy.enterprise, [...(of.get(occupancy.enterprise) ?? []), place]);
		}
	});
	return of;
}

describe('the tenants of a year', () => {
	it('are judged with the owner of the parcel where the rule says so: one row, the facts added', () => {
		const year = settleYear(
			[firm(1, 30, true), firm(2, 20)],
			places([
				[1, 'owner'],
				[2, 'tenant'],
			]),
			rules('merged'),
			'2025-01-01',
		);
		expect(year.rows.map((r) => [r.id, r.facts.taxWan, r.facts.landMu])).toEqual([['1', 50, 20]]);
		expect(year.settled.get(1)?.tenants).toEqual([2]);
		expect(year.follows.get(2)).toMatchObject({ owner: 1, ownerCode: 'U1', how: 'merged' });
	});

	it('with a missing figure leave the merged figure missing, never zero', () => {
		const at = places([
			[1, 'owner'],
			[2, 'tenant'],
		]);
		const year = settleYear([firm(1, 30, true), firm(2, null)], at, rules('merged'), '2025-01-01');
		expect(year.rows[0]?.facts.taxWan).toBeNull();
	});

	it('who also own a parcel, or rent from two owners, stand on their own', () => {
		const firms = [firm(1, 30, true), firm(2, 20), firm(3, 10, true), firm(4, 5)];
		const at = places(
			[
				[1, 'owner'],
				[2, 'tenant'],
				[4, 'tenant'],
			],
			[[2, 'owner']],
			[
				[3, 'owner'],
				[4, 'tenant'],
			],
		);
		const year = settleYear(firms, at, rules('merged'), '2025-01-01');
		expect(year.rows).toHaveLength(4);
		expect(year.follows.size).toBe(0);
	});

	it('who take the owner’s grade keep their own values and are neither scored nor ranked', () => {
		const own = {
			id: '2',
			group: 'all',
			values: { taxPerMu: 2 },
			scores: { taxPerMu: 20 },
			total: 20,
			rank: 2,
			of: 2,
			grade: 'B',
		} satisfies Outcome;
		const owner = { ...own, id: '1', total: 300, rank: 1, grade: 'A' };
		const follows = { owner: 1, ownerCode: 'U1', how: 'owner-grade', policy: 'tenants-1' } as const;
		expect(tenantOutcome('2', own, owner, follows)).toEqual({
			...own,
			scores: { taxPerMu: null },
			total: null,
			rank: null,
			of: null,
			grade: 'A',
			reason: 'owner-grade:U1',
		});
	});
});
