import { expect, it } from 'vitest';
import { enterprise } from '../../../../tests/support/enterprises.ts';
import { fit } from '../evaluate/fit.ts';
import { columnsOf } from '../facts.ts';
import { parseRules } from '../rules/check.ts';
import type { KeyedChange } from './change.ts';
import { scenarioFacts } from './apply-changes.ts';
import { merged, type LandObject } from './land-object.ts';
import { changedPopulation, movedCuts } from './population.ts';

// 甲 has 10 mu and 100 on P1 alone; 乙 has 40 % of its 50 on P1 too, the rest elsewhere; 丙 is not touched.
const FIRMS = [
	enterprise('1', { landMu: 10, taxWan: 100, employees: 20 }),
	enterprise('2', { landMu: 8, taxWan: 50, employees: null }),
	enterprise('3', { landMu: 5, taxWan: 25, employees: 5 }),
];
const seat = (i: number, share: number, landMu: number) => ({
	id: String(i),
	name: String(i),
	row: FIRMS[i - 1] as (typeof FIRMS)[number],
	share,
	landMu,
});
const P1: LandObject = merged({
	key: 'parcel:1',
	code: 'P1',
	id: 1,
	landUse: null,
	landKind: 'registered',
	basisMu: 0,
	areaM2: 10_000,
	row: enterprise('1', { landMu: 15, floorAreaM2: 3000 }),
	tenants: [seat(1, 1, 10), seat(2, 0.4, 5)],
	stated: {},
	statedIndustry: null,
	left: 1,
	outline: null,
	emptied: false,
});
const BASE = new Map([[P1.key, P1]]);
const after = (...changes: KeyedChange['change'][]) =>
	scenarioFacts(
		BASE,
		changes.map((change, i) => ({ key: `c${i}`, change })),
		new Map(),
	).at(-1)?.after ?? BASE;
const target = { parcel: 1, code: 'P1' };
const leaves = (id: number) =>
	({ kind: 'tenant-leaves', target, enterprise: id, name: String(id), source: '' }) as const;

it('a firm that leaves its only place is gone; one that has others keeps what is there', () => {
	const rows = changedPopulation(FIRMS, BASE, after(leaves(1), leaves(2)));
	expect(rows.map((r) => [r.id, r.facts.landMu, r.facts.taxWan, r.facts.employees])).toEqual([
		['2', 3, 30, null],
		['3', 5, 25, 5],
	]);
});

it('a firm that arrives joins with what was promised, and without land where it shares the parcel', () => {
	const rows = changedPopulation(
		FIRMS,
		BASE,
		after({
			kind: 'tenant-arrives',
			target,
			name: '新',
			industry: 'C34',
			aboveScale: true,
			figures: [{ fact: 'taxWan', value: 80, per: 'total', source: '协议' }],
		}),
	);
	expect(rows.at(-1)).toMatchObject({ id: 'new:c0', facts: { taxWan: 80, landMu: null, employees: null } });
	expect(rows).toHaveLength(4);
});

it('a tenant judged with its landlord takes its part out of the landlord’s row', () => {
	const landlord = enterprise('3', { landMu: 5, taxWan: 75, employees: null });
	const rows = changedPopulation([landlord], BASE, after(leaves(2)), (id) => (id === '2' ? '3' : id));
	expect(rows.find((r) => r.id === '3')?.facts.taxWan).toBe(55);
});

it('the cuts and baselines that a refit moves are counted', () => {
	const rules = parseRules({
		id: 'small',
		version: '1',
		title: '小办法',
		area: '331102',
		year: 2024,
		effective: { from: '2025-01-01' },
		source: 'test',
		mark: 'synthetic',
		groups: [
			{
				id: 'all',
				when: { aboveScale: true },
				indicators: [{ id: 'taxPerMu', weight: 100, family: 'ratio', baseline: { groupMean: 1 } }],
				tiers: [
					{ grade: 'A', upTo: 0.34 },
					{ grade: 'B', upTo: 1 },
				],
			},
		],
	});
	const before = fit(columnsOf(FIRMS), rules, '2025-06-01');
	const moved = fit(columnsOf(changedPopulation(FIRMS, BASE, after(leaves(1)))), rules, '2025-06-01');
	expect(movedCuts(before, before)).toEqual({ moved: 0, of: 3 });
	expect(movedCuts(before, moved).moved).toBeGreaterThan(0);
});
