import { expect, test } from 'vitest';
import { enterprise, inventedEnterprises } from '../../../../tests/support/enterprises.ts';
import { columnsOf, type FactRow, type NumericFact } from '../facts.ts';
import { parseRules } from '../rules/check.ts';
import { apply } from './apply.ts';
import { fit } from './fit.ts';
import { nextGradeChanges, type GradeChange } from './next-grade.ts';

const TIERS = [
	{ grade: 'A', atLeast: 100 },
	{ grade: 'B', atLeast: 60 },
	{ grade: 'C', atLeast: 0 },
];
const tax = { id: 'taxPerMu', weight: 50, family: 'ratio', baseline: 10, cap: 1.5 };
const labour = { id: 'labourProductivity', weight: 50, family: 'ratio', baseline: 20 };
const rules = (more: object = {}, group: object = {}) =>
	parseRules({
		id: 'next',
		version: '1',
		groups: [{ id: 'all', indicators: [tax, labour], tiers: TIERS, ...group }],
		...more,
	});
const row = enterprise('b', { landMu: 10, taxWan: 60, valueAddedWan: 800, employees: 40 });
const changes = (set: ReturnType<typeof rules>, object: FactRow, others: FactRow[] = []) =>
	nextGradeChanges(fit(columnsOf([object, ...others]), set, '2025-06-01'), object);
const of = (list: GradeChange[], operand: string) => list.find((c) => c.operand === operand);
const neighbour = (x: number, up: boolean) => {
	const bits = new BigInt64Array(new Float64Array([x]).buffer);
	bits[0] = (bits[0] as bigint) + (up ? 1n : -1n);
	return new Float64Array(bits.buffer)[0] as number;
};

test('each operand by itself: 80 points are B; A is at 100', () => {
	const list = changes(rules(), row);
	// 60 ÷ 10 ÷ 10 × 50 = 30, 800 ÷ 40 ÷ 20 × 50 = 50; A needs 50 more on tax (100 万元) or 70 on labour
	expect(of(list, 'taxWan')).toMatchObject({ from: 60, grade: 'A', unit: '万元', bound: 'min' });
	expect(of(list, 'taxWan')?.to).toBeCloseTo(100, 6);
	expect(of(list, 'taxWan')?.ratio).toBeCloseTo(2 / 3, 6);
	expect(of(list, 'landMu')?.to).toBeCloseTo(6, 6);
	expect(of(list, 'landMu')?.bound).toBe('max');
	expect(of(list, 'valueAddedWan')?.to).toBeCloseTo(1120, 6);
	// 28.57 people would do: 28 is the first whole number that does
	expect(of(list, 'employees')).toMatchObject({ to: 28, bound: 'max', grade: 'A' });
	expect(list.map((c) => c.operand)).toEqual(
		['employees', 'landMu', 'valueAddedWan', 'taxWan'].sort((a, b) => {
			const size = (o: string) => Math.abs(of(list, o)?.ratio ?? 0);
			return size(a) - size(b);
		}),
	);
});

test('a cap: where no value of an operand suffices, that is said, with the best it can bring', () => {
	const poor = { ...row, facts: { ...row.facts, valueAddedWan: 160 } };
	const list = changes(rules(), poor);
	// labour gives 10, tax at most 75: 85 is not 100; but the next grade, B at 60, is within reach
	expect(of(list, 'taxWan')).toMatchObject({ grade: 'B' });
	const high = rules(
		{},
		{
			tiers: [
				{ grade: 'A', atLeast: 100 },
				{ grade: 'B', atLeast: 0 },
			],
		},
	);
	expect(of(changes(high, poor), 'taxWan')).toEqual({
		operand: 'taxWan',
		from: 60,
		to: null,
		bound: null,
		unit: '万元',
		grade: 'A',
		total: 85,
		ratio: null,
	});
});

test('the best grade has nothing to gain; the exempt and a partial rule have no answer', () => {
	const best = { ...row, facts: { ...row.facts, taxWan: 900 } };
	expect(changes(rules(), best)).toEqual([]);
	expect(changes(rules({ exempt: [{ when: { landMu: 10 }, reason: 'x' }] }), row)).toEqual([]);
	expect(changes(rules({ partial: true }), row)).toEqual([]);
});

test('a missing operand: what it would have to be for each grade', () => {
	const list = changes(rules(), { ...row, facts: { ...row.facts, taxWan: null } });
	expect(list.map((c) => [c.operand, c.from, c.grade, c.bound])).toEqual([
		['taxWan', null, 'A', 'min'],
		['taxWan', null, 'B', 'min'],
		['taxWan', null, 'C', 'min'],
	]);
	expect(list.map((c) => c.to)).toEqual([100, 20, 0].map((x) => expect.closeTo(x, 6) as number));
	const people = changes(rules(), { ...row, facts: { ...row.facts, employees: null } });
	expect(people[0]).toMatchObject({ operand: 'employees', grade: 'A', to: 28, bound: 'max' });
});

test('a veto that rests on another fact: no value suffices; on the operand itself: that is the way', () => {
	const vetoed = rules({ vetoes: [{ id: 'late', when: { late: true }, grade: 'C' }] });
	const list = changes(vetoed, { ...row, other: { late: true } });
	expect(list.every((c) => c.to === null)).toBe(true);
	const tenants = rules({ vetoes: [{ id: 'let', when: { tenants: { '>=': 3 } }, capAt: 'C' }] });
	const let3 = changes(tenants, { ...row, facts: { ...row.facts, tenants: 3 } });
	expect(of(let3, 'tenants')).toMatchObject({ from: 3, to: 2, grade: 'B', bound: 'max' });
});

test('seeded: at every value found the grade holds, and one double before it does not', () => {
	const set = rules(
		{ bonuses: [{ id: 'tech', when: { rdShare: { '>=': 0.03 } }, points: 5 }] },
		{
			tiers: [
				{ grade: 'A', upTo: 0.2 },
				{ grade: 'B', upTo: 0.6 },
				{ grade: 'C', upTo: 0.95 },
				{ grade: 'D', upTo: 1 },
			],
		},
	);
	const rows = inventedEnterprises(200, 5);
	const fitted = fit(columnsOf(rows), set, '2025-06-01');
	const grades = ['A', 'B', 'C', 'D'];
	let checked = 0;
	for (const object of rows.slice(0, 40)) {
		const now = apply(fitted, object).grade;
		for (const { operand, from, to, grade, bound } of nextGradeChanges(fitted, object)) {
			if (to === null || from === null) continue;
			const at = (x: number) =>
				apply(fitted, { ...object, facts: { ...object.facts, [operand as NumericFact]: x } }).grade;
			expect(at(to)).toBe(grade);
			expect(grades.indexOf(grade)).toBeLessThan(grades.indexOf(now as string));
			const before =
				operand === 'employees' ? to + (bound === 'min' ? -1 : 1) : neighbour(to, bound === 'max');
			expect(grades.indexOf(at(before) as string)).toBeGreaterThan(grades.indexOf(grade));
			checked += 1;
		}
	}
	expect(checked).toBeGreaterThan(50);
});
