import { describe, expect, test } from 'vitest';
import { scoreTable, type ScoredTable } from '#lib/domain/evaluate/score-table.ts';
import type { FactRow, NumericFact } from '#lib/domain/facts.ts';
import { readFactTable } from '#lib/domain/importing/fact-table.ts';
import { parseRules } from '#lib/domain/rules/check.ts';
import { readTable } from '#lib/formats/table.ts';
import { enterprise, inventedEnterprises, seeded } from '../support/enterprises.ts';

// What must hold whatever the numbers are, under a rule that uses every part of the grammar that scores or ranks.
const TIERS = [
	{ grade: 'A', upTo: 0.2 },
	{ grade: 'B', upTo: 0.6, closed: false },
	{ grade: 'C', upTo: 0.95 },
	{ grade: 'D', upTo: 1 },
];
const rules = parseRules({
	id: 'all',
	version: '1',
	tieBreak: ['taxWan'],
	rounding: { scores: 2, totals: 1, shares: 'round' },
	groups: [
		{
			id: 'above',
			when: { aboveScale: true },
			within: {
				groups: [
					{ id: 'a', industries: ['13-23'] },
					{ id: 'b', industries: ['33', '34', '35'] },
				],
				otherwise: 'c',
			},
			indicators: [
				{ id: 'taxPerMu', weight: 40, family: 'ratio', baseline: { groupMean: 2 }, cap: 1.5 },
				{ id: 'valueAddedPerMu', weight: 30, family: 'minmax', base: 20 },
				{
					id: 'valueAddedPerTon',
					weight: 30,
					family: 'ratio',
					baseline: 4900,
					cap: 2,
					missing: 'group-mean',
				},
			],
			tiers: TIERS,
		},
		{
			id: 'below',
			when: { aboveScale: false, landMu: { '>=': 3 } },
			indicators: [
				{ id: 'taxPerMu', weight: 50, family: 'ratio', baseline: { byIndustry: { C: 12 }, otherwise: 8 } },
				{ id: 'taxPerWanKwh', weight: 50, family: 'ideal', ideal: 0.23, missing: { points: -3 } },
			],
			tiers: TIERS,
		},
	],
	bonuses: [{ when: { rdShare: { '>=': 0.03 } }, ratio: { value: 5, unit: '%' } }],
	deductions: [{ fact: 'tenants', first: 10, further: 5 }],
	limits: { bonuses: 4, deductions: 12 },
	tenants: [{ how: 'merged', when: { landMu: { '<': 12 } } }, { how: 'owner-grade' }],
});
const rows = inventedEnterprises(600, 11).map((row, i): FactRow => ({
	...row,
	other: { ownerId: i % 9 === 4 ? `E${i - 1}` : null },
	facts: { ...row.facts, tenants: i % 9 === 3 ? 1 : 0 },
}));
const score = (list: readonly FactRow[], set = rules) => scoreTable(list, set, '2025-06-01');
const outcome = ({ results }: ScoredTable) =>
	new Map(
		results.map(({ id, group, rank, grade, reason, total }) => [id, { group, rank, grade, reason, total }]),
	);
const whole = score(rows);

test('the rule grades something of everything', () => {
	expect(Object.values(whole.grades).every((n) => n > 5)).toBe(true);
	expect(new Set(whole.results.map((r) => r.population))).toEqual(new Set(['a', 'b', 'c', undefined]));
	expect(whole.results.filter((r) => r.follows?.how === 'merged').length).toBeGreaterThan(5);
	expect(whole.results.filter((r) => r.follows?.how === 'owner-grade').length).toBeGreaterThan(5);
});

test('permuting the rows changes nothing, not one bit', () => {
	const next = seeded(3);
	const shuffled = rows.map((row) => ({ row, at: next() })).sort((a, b) => a.at - b.at);
	const again = score(shuffled.map(({ row }) => row));
	for (const result of whole.results) {
		expect(again.results.find((r) => r.id === result.id)).toEqual(result);
	}
});

test('all land times k: values per mu become 1/k, ranks and grades stay where baselines are the group’s own', () => {
	const own = parseRules({
		id: 'own',
		version: '1',
		groups: [
			{
				id: 'all',
				indicators: [
					{ id: 'taxPerMu', weight: 60, family: 'ratio', baseline: { groupMean: 2 }, cap: 1.5 },
					{ id: 'valueAddedPerMu', weight: 40, family: 'minmax', base: 20 },
				],
				tiers: TIERS,
			},
		],
	});
	const before = score(rows, own);
	for (const k of [3, 1 / 15, 2000 / 3]) {
		const scaled = rows.map((row) => ({
			...row,
			facts: { ...row.facts, landMu: (row.facts.landMu as number) * k },
		}));
		const after = score(scaled, own);
		after.results.forEach((result, i) => {
			const was = before.results[i];
			for (const id of ['taxPerMu', 'valueAddedPerMu', 'far'] as const) {
				const [x, y] = [was?.values[id], result.values[id]];
				if (x != null && y != null) expect(y * k).toBeCloseTo(x, 6);
			}
			expect([result.rank, result.grade]).toEqual([was?.rank, was?.grade]);
		});
	}
});

test('raising a forward indicator never lowers its score, the total or the rank', () => {
	const next = seeded(5);
	for (let turn = 0; turn < 40; turn++) {
		const i = Math.floor(next() * rows.length);
		const row = rows[i] as FactRow;
		const before = whole.results[i];
		if (before?.total == null || before.follows || row.facts.tenants === 1) continue;
		const fact: NumericFact = turn % 2 ? 'taxWan' : 'valueAddedWan';
		const raised = { ...row, facts: { ...row.facts, [fact]: (row.facts[fact] as number) * (1 + next()) } };
		const after = score(rows.with(i, raised)).results[i];
		const id = fact === 'taxWan' ? 'taxPerMu' : 'valueAddedPerMu';
		if (before.scores[id] != null) expect(after?.scores[id]).toBeGreaterThanOrEqual(before.scores[id]);
		expect(after?.total).toBeGreaterThanOrEqual(before.total);
		expect(after?.rank).toBeLessThanOrEqual(before.rank as number);
	}
});

test('one row in a hundred loses a figure: nobody else’s values move, and the poorer are never graded worse for it', () => {
	const holed = rows.map((row, i) =>
		i % 100 === 50 ? { ...row, facts: { ...row.facts, taxWan: null } } : row,
	);
	const after = score(holed);
	whole.results.forEach((result, i) => {
		const touched = i % 100 === 50 || rows[i + 1]?.other?.['ownerId'] === result.id || result.follows;
		if (!touched) expect(after.results[i]?.values).toEqual(result.values);
		if (i % 100 === 50 && !result.follows) expect(after.results[i]?.values['taxPerMu']).toBeNull();
	});
});

describe('the same data in other units and encodings', () => {
	// Figures short enough to be written in either unit without loss.
	const next = seeded(9);
	const firms = Array.from({ length: 80 }, (_, i) =>
		enterprise(
			`企业${i}`,
			{
				landMu: 3 * Math.ceil(next() * 20),
				taxWan: Math.ceil(next() * 900) / 10,
				valueAddedWan: Math.ceil(next() * 9000) / 10,
				emissionTon: next() < 0.1 ? null : Math.ceil(next() * 90) / 100,
				electricityWanKwh: Math.ceil(next() * 400) / 10,
				revenueWan: 5000,
				rdWan: Math.ceil(next() * 300),
				tenants: i % 7 === 0 ? 2 : 0,
			},
			{ aboveScale: next() < 0.5, industry: ['1311', '3311', '2611'][i % 3] as string },
		),
	);
	type Unit = [heading: string, times: number];
	const csvOf = (units: Record<string, Unit>, scale: (yes: boolean) => string) => {
		const names = Object.keys(units) as NumericFact[];
		const lines = firms.map((row) =>
			[
				row.id,
				scale(row.aboveScale as boolean),
				row.industry,
				...names.map((name) => {
					const x = row.facts[name];
					return x === null ? '' : String(Number((x * (units[name] as Unit)[1]).toPrecision(15)));
				}),
			].join(','),
		);
		return ['企业编号,是否规上,行业代码,' + names.map((n) => (units[n] as Unit)[0]).join(','), ...lines].join(
			'\r\n',
		);
	};
	const plain = csvOf(
		{
			landMu: ['用地面积（亩）', 1],
			taxWan: ['评价税收（万元）', 1],
			valueAddedWan: ['工业增加值（万元）', 1],
			emissionTon: ['主要污染物排放量（吨）', 1],
			electricityWanKwh: ['用电量（万千瓦时）', 1],
			revenueWan: ['主营业务收入（万元）', 1],
			rdWan: ['R&D经费支出（万元）', 1],
			tenants: ['租户数', 1],
		},
		(yes) => (yes ? '是' : '否'),
	);
	const other = csvOf(
		{
			landMu: ['用地面积(㎡)', 2000 / 3],
			taxWan: ['评价税收(元)', 1e4],
			valueAddedWan: ['工业增加值(千元)', 10],
			emissionTon: ['主要污染物排放量(kg)', 1000],
			electricityWanKwh: ['用电量(kWh)', 1e4],
			revenueWan: ['主营业务收入(亿元)', 1e-4],
			rdWan: ['R&D经费支出(元)', 1e4],
			tenants: ['租户数(户)', 1],
		},
		(yes) => (yes ? '规上' : '规下'),
	);
	const graded = async (bytes: Uint8Array) => {
		const source = await readTable(bytes, 't.csv', {});
		const table = readFactTable(source.headings, source.rows);
		expect([...source.problems, ...table.problems]).toEqual([]);
		return score(table.rows);
	};
	const utf8 = (text: string) => new TextEncoder().encode(text);

	test('m², yuan, kWh and kg give the groups, totals, ranks and grades of mu, 万元, 万kWh and tons', async () => {
		const [a, b] = [await graded(utf8(plain)), await graded(utf8(other))];
		expect(a.grades['A']).toBeGreaterThan(3);
		expect(outcome(b)).toEqual(outcome(a));
	});

	test('UTF-8 with a mark, UTF-8 without, and GBK are read alike', async () => {
		const a = outcome(await graded(utf8(plain)));
		expect(outcome(await graded(utf8(`\uFEFF${plain}`)))).toEqual(a);
		expect(outcome(await graded(gbkOf(plain)))).toEqual(a);
	});
});

/** GBK bytes, by turning the platform's decoder round. */
function gbkOf(text: string): Uint8Array {
	const decoder = new TextDecoder('gbk');
	const codes = new Map<string, [number, number]>();
	for (let high = 0x81; high <= 0xfe; high++) {
		for (let low = 0x40; low <= 0xfe; low++)
			codes.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
	}
	return Uint8Array.from(
		[...text].flatMap((c) =>
			(c.codePointAt(0) as number) < 0x80 ? [c.charCodeAt(0)] : (codes.get(c) as [number, number]),
		),
	);
}
