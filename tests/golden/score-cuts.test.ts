import { expect, test } from 'vitest';
import { columnsOf } from '#lib/domain/facts.ts';
import { fit } from '#lib/domain/evaluate/fit.ts';
import { resultsOf } from '#lib/domain/evaluate/apply.ts';
import { parseRules } from '#lib/domain/rules/check.ts';
import { enterprise } from '../support/enterprises.ts';

const rules = (tiers: unknown, more: object = {}) =>
	parseRules({
		id: 'cuts',
		version: '1',
		title: '分档',
		area: '341181',
		year: 2021,
		effective: { from: '2022-01-01' },
		source: 'test',
		groups: [
			{
				id: 'all',
				when: {},
				indicators: [{ id: 'taxPerMu', weight: 100, family: 'ratio', baseline: 10 }],
				tiers,
				...more,
			},
		],
	});
const chaohu = [
	{ grade: 'A', upTo: 0.2, closed: true },
	{ grade: 'B', upTo: 0.65, closed: true },
	{ grade: 'C', upTo: 0.95, closed: true },
	{ grade: 'D', upTo: 1, closed: true },
];
const taxes = (values: number[]) => values.map((taxWan, i) => enterprise(`E${i}`, { landMu: 1, taxWan }));
const grades = (rows: ReturnType<typeof taxes>, set = rules(chaohu)) => {
	const columns = columnsOf(rows);
	const read = resultsOf(fit(columns, set, '2022-07-13'), columns);
	return rows.map((_, i) => read(i));
};

test('W9: 巢湖 2021, 120 enterprises in shares of 20/45/30/5 are A24 B54 C36 D6', () => {
	const rows = taxes(Array.from({ length: 120 }, (_, i) => 1 + ((i * 37) % 120)));
	expect(fit(columnsOf(rows), rules(chaohu), '2022-07-13').grades).toEqual({ A: 24, B: 54, C: 36, D: 6 });
});

test('an open end leaves the rank on the line to the next tier', () => {
	const open = chaohu.map((t, i) => (i === 0 ? { ...t, closed: false } : t));
	const rows = taxes(Array.from({ length: 120 }, (_, i) => i + 1));
	expect(fit(columnsOf(rows), rules(open), '2022-07-13').grades).toEqual({ A: 23, B: 55, C: 36, D: 6 });
});

test('equal totals share the best rank and the better grade', () => {
	// 10 enterprises: the best 2 are A; three tie at the top.
	const results = grades(taxes([9, 9, 9, 7, 6, 5, 4, 3, 2, 1]));
	expect(results.map((r) => r.rank)).toEqual([1, 1, 1, 4, 5, 6, 7, 8, 9, 10]);
	expect(results.map((r) => r.grade).join('')).toBe('AAABBBCCCD');
});

test('with tie: worst they share the worst of both', () => {
	const results = grades(taxes([9, 9, 9, 7, 6, 5, 4, 3, 2, 1]), rules(chaohu, { tie: 'worst' }));
	expect(results.slice(0, 4).map((r) => [r.rank, r.grade])).toEqual([
		[3, 'B'],
		[3, 'B'],
		[3, 'B'],
		[4, 'B'],
	]);
});

test('a share that holds no whole rank holds nobody', () => {
	expect(grades(taxes([3, 2, 1])).map((r) => r.grade)).toEqual(['B', 'C', 'D']);
});

test('cuts by score: a total on the line reaches the grade, also where the last bit is lost', () => {
	const set = rules([
		{ grade: 'A', atLeast: 100 },
		{ grade: 'B', atLeast: 60 },
		{ grade: 'C', atLeast: 0 },
	]);
	const rows = [
		enterprise('on', { landMu: 3, taxWan: 30 }),
		enterprise('sevenths', { landMu: 0.7, taxWan: 0.7 * 10 }),
		enterprise('b', { landMu: 1, taxWan: 6 }),
		enterprise('c', { landMu: 1, taxWan: 5.99 }),
	];
	expect(grades(rows, set).map((r) => r.grade)).toEqual(['A', 'A', 'B', 'C']);
});

test('ranks within the division of GB/T 4754, and an unknown industry is scored but not ranked', () => {
	const rows = [
		enterprise('a', { landMu: 1, taxWan: 9 }, { industry: 'C3311' }),
		enterprise('b', { landMu: 1, taxWan: 5 }, { industry: '33' }),
		enterprise('c', { landMu: 1, taxWan: 4 }, { industry: '1711' }),
		enterprise('d', { landMu: 1, taxWan: 3 }, { industry: null }),
	];
	const half = [
		{ grade: 'A', upTo: 0.5, closed: true },
		{ grade: 'B', upTo: 1, closed: true },
	];
	const results = grades(rows, rules(half, { within: 'industry' }));
	expect(results.map((r) => [r.population, r.rank, r.of, r.grade, r.reason])).toEqual([
		['2017:33', 1, 2, 'A', undefined],
		['2017:33', 2, 2, 'B', undefined],
		['2017:17', 1, 1, 'B', undefined],
		[undefined, null, null, null, 'industry-unknown'],
	]);
	expect(results[3]?.total).toBe(30);
});
