import { describe, expect, test } from 'vitest';
import { scoreTable } from '#lib/domain/evaluate/score-table.ts';
import { readFactTable } from '#lib/domain/importing/fact-table.ts';
import { checkRules, parseRules } from '#lib/domain/rules/check.ts';
import { readTable } from '#lib/formats/table.ts';

// Rule files of imaginary counties, each spelt as another author would, and tables as a bureau would hand them over.
// What is due is worked out beside each.
const score = async (rules: unknown, csv: string, date = '2025-06-01') => {
	const source = await readTable(new TextEncoder().encode(csv), '表.csv', {});
	const table = readFactTable(source.headings, source.rows, '表.csv');
	expect([...source.problems, ...table.problems]).toEqual([]);
	return scoreTable(table.rows, parseRules(rules), date);
};
const head = {
	version: 1,
	title: '试行办法',
	area: '331199',
	year: 2024,
	source: '某政发',
	effective: { from: '2024-01-01' },
};
const byId = (scored: Awaited<ReturnType<typeof score>>) =>
	Object.fromEntries(scored.results.map((r) => [r.id, r]));

describe('甲县: shares in per cent, weights of 1, units in headings, a cap, a floor', () => {
	const rules = {
		...head,
		id: 'jia',
		groups: [
			{
				id: 'all',
				indicators: [
					{
						id: 'taxPerMu',
						weight: 0.6,
						family: 'ratio',
						baseline: { value: 300, unit: '万元/公顷', mark: 'seen' },
						cap: { value: 150, unit: '%' },
					},
					{
						id: 'taxPerWanKwh',
						weight: { value: 0.4 },
						family: 'ratio',
						baseline: { value: 0.5, unit: '元/千瓦时' },
					},
				],
				tiers: [
					{ grade: 'A', upTo: { value: 25, unit: '%', mark: 'seen', clause: '第五条' } },
					{ grade: 'B', upTo: 75 },
					{ grade: 'C', upTo: 100 },
				],
			},
		],
	};
	// 300 万元/hm² is 20 万元/亩; 0.5 元/kWh is 0.5 万元/万kWh
	const csv = [
		'企业名称,用地面积（㎡）,税收实际贡献(元),用电量(kWh)',
		'甲,20000,9000000,10000000',
		'乙,20000,6000000,12000000',
		'丙,20000,-300000,1000000',
		'丁,20000,"3,000,000",6000000',
	].join('\r\n');

	test('scores, floors at nought, caps at 1.5 × 0.6', async () => {
		const { 甲, 乙, 丙, 丁 } = byId(await score(rules, csv));
		// 甲: 900 万 ÷ 30 亩 = 30 → 0.9 (the cap itself); 900 ÷ 1000 = 0.9 → 0.72
		expect([甲?.scores['taxPerMu'], 甲?.scores['taxPerWanKwh'], 甲?.total]).toEqual(
			[0.9, 0.72, 1.62].map(near),
		);
		expect([乙?.total, 丁?.total]).toEqual([0.6 + 0.4, 0.3 + 0.4].map(near));
		expect([丙?.scores['taxPerMu'], 丙?.total]).toEqual([0, 0]);
	});

	test('25 % of four is the first, 75 % the first three', async () => {
		expect((await score(rules, csv)).results.map((r) => [r.id, r.rank, r.grade])).toEqual([
			['甲', 1, 'A'],
			['乙', 2, 'B'],
			['丙', 4, 'C'],
			['丁', 3, 'B'],
		]);
	});
});

describe('乙县: min–max with a base, a reverse indicator, fixed deduction for missing energy, cuts by score', () => {
	const rules = {
		...head,
		id: 'yi',
		groups: [
			{
				id: 'industry',
				when: { industry: { '>=': '06', '<=': '46' } },
				indicators: [
					{ id: 'taxPerMu', weight: 60, family: 'minmax', base: 20 },
					{
						id: 'energyPerValueAdded',
						title: '单位增加值能耗',
						weight: 40,
						family: 'minmax',
						base: 0,
						min: 0.1,
						max: 0.5,
						direction: '逆向',
						formula: { numerator: '综合能耗', denominator: '工业增加值' },
						missing: { deduct: 3 },
					},
				],
				tiers: [
					{ grade: '一类', atLeast: 80 },
					{ grade: '二类', atLeast: 40, closed: false },
					{ grade: '三类', atLeast: 0 },
				],
			},
		],
	};
	const csv = [
		'编号,行业代码,用地面积,评价税收,综合能耗,工业增加值',
		'高,C3311,10,100,10,100',
		'中,3411,10,60,30,100',
		'低,17,10,0,50,100',
		'缺,1711,10,50,,100',
		'商店,5211,10,900,1,100',
	].join('\n');
	test('each score and grade', async () => {
		const { 高, 中, 低, 缺, 商店 } = byId(await score(rules, csv));
		// tax: min 0, max 10 a mu. 高 60 + 40; 中 60 × (20 + 80 × 0.6) ÷ 100 = 40.8, energy (0.5 − 0.3) ÷ 0.4 × 40 = 20
		expect(高).toMatchObject({ total: near(100), grade: '一类' });
		expect(中).toMatchObject({ total: near(60.8), grade: '二类' });
		// 低: 12 + 0; 缺: 60 × 0.6 = 36 − 3
		expect(低).toMatchObject({ total: near(12), grade: '三类' });
		expect(缺).toMatchObject({ total: near(33), grade: '三类' });
		expect(商店).toMatchObject({ group: null, total: null, grade: null, reason: 'no-group' });
	});
});

describe('丙县: ranked within groups of industries, ties parted by tax, shares rounded to whole firms', () => {
	const within = {
		groups: [
			{ id: '装备', industries: ['33-35', 'C38'] },
			{ id: '轻工', industries: [17, '18', '19'] },
			{ id: '阀门', industries: ['3443'] },
		],
		otherwise: '其他',
	};
	const rules = (more: object = {}) => ({
		...head,
		id: 'bing',
		groups: [
			{
				id: 'all',
				within,
				tieBreak: ['评价税收'],
				rounding: { scores: 1, totals: 0, shares: 'round' },
				indicators: [{ id: 'taxPerMu', weight: 100, family: 'ratio', baseline: 10 }],
				tiers: [{ grade: 'A', upTo: 0.3 }, { grade: 'B' }],
				...more,
			},
		],
	});
	const csv = [
		'编号,行业,用地面积,评价税收',
		'a,3311,10,52.04',
		'b,C3829,20,104',
		'c,3512,10,51.96',
		'd,3443,10,90',
		'e,1711,10,80',
		'f,1922,10,70',
		'g,2611,10,10',
		'h,,10,10',
	].join('\n');
	test('the longest code counts, and every other industry is in the group for the others', async () => {
		const { results } = await score(rules(), csv);
		expect(results.map((r) => r.population)).toEqual([
			'装备',
			'装备',
			'装备',
			'阀门',
			'轻工',
			'轻工',
			'其他',
			undefined,
		]);
		expect(results[7]).toMatchObject({ total: 10, rank: null, grade: null, reason: 'industry-unknown' });
	});
	test('scores to one decimal, totals whole; of equal totals the larger tax goes first', async () => {
		const { a, b, c } = byId(await score(rules(), csv));
		expect([a, b, c].map((r) => [r?.scores['taxPerMu'], r?.total, r?.rank, r?.grade])).toEqual([
			[52, 52, 2, 'B'],
			[52, 52, 1, 'A'],
			[52, 52, 3, 'B'],
		]);
	});
	test('30 % of two is 0.6: the nearest whole number is one; cut down it is nobody, taken up it is one', async () => {
		const grades = async (shares: string) => {
			const { e, f } = byId(await score(rules({ rounding: { shares } }), csv));
			return [e?.grade, f?.grade];
		};
		expect(await grades('round')).toEqual(['A', 'B']);
		expect(await grades('floor')).toEqual(['B', 'B']);
		expect(await grades('ceil')).toEqual(['A', 'B']);
	});
	test('without a group for the others an industry in none is scored and not ranked', async () => {
		const { g } = byId(await score(rules({ within: within.groups }), csv));
		expect(g).toMatchObject({ total: 10, rank: null, grade: null, reason: 'industry-ungrouped' });
	});
	test('where nothing parts them, ties stand as the rule says', async () => {
		const twins = csv.replace('b,C3829,20,104', 'b,C3829,10,52.04');
		const of = async (tie: string) => {
			const { a, b, c } = byId(
				await score(
					rules({ tie, rounding: null, tiers: [{ grade: 'A', upTo: 0.4 }, { grade: 'B' }] }),
					twins,
				),
			);
			return [a, b, c].map((r) => `${r?.rank}${r?.grade}`);
		};
		expect(await of('best')).toEqual(['1A', '1A', '3B']);
		expect(await of('worst')).toEqual(['2B', '2B', '3B']);
	});
});

describe('丁县: groups by scale and land, vetoes, exemptions, a group without the vetoed grade', () => {
	const tax = { id: 'taxPerMu', weight: 100, family: 'ratio', baseline: 10 };
	const rules = {
		...head,
		id: 'ding',
		groups: [
			{
				id: '规上',
				when: { 是否规上: true },
				indicators: [tax],
				tiers: [
					{ grade: 'A', atLeast: 100 },
					{ grade: 'B', atLeast: 60 },
					{ grade: 'C', atLeast: 30 },
					{ grade: 'D', atLeast: -99 },
				],
			},
			{
				id: '规下',
				when: {
					all: [
						{ aboveScale: '否' },
						{
							any: [
								{ landMu: { '>=': { value: 3, unit: '亩', mark: 'seen', clause: '第二条' } } },
								{ smallPark: true },
							],
						},
					],
				},
				indicators: [tax],
				tiers: [
					{ grade: 'A', atLeast: 80 },
					{ grade: 'C', atLeast: 0 },
				],
			},
		],
		vetoes: [
			{ id: 'cap', title: '安全', when: { 安全事故: { '>': 0 } }, capAt: 'B' },
			{ id: 'direct', title: '涉税', when: { 涉税违法: true }, grade: 'D' },
			{ id: 'top', title: '纳税十强', when: { 十强: '是' }, grade: 'A' },
		],
		exempt: [
			{ when: { not: [{ industry: 'C' }] }, reason: '非制造业', class: 'T' },
			{
				when: { establishedOn: { withinYears: { value: 2, mark: 'seen' } } },
				reason: '新办',
				class: '不定等级',
				treatedAs: 'B',
			},
		],
	};
	const csv = [
		'编号,是否规上,行业代码,用地面积（亩）,税收（万元）,成立日期,安全事故,涉税违法,十强,是否小微园',
		'好,是,3311,10,150,2010-01-01,0,否,否,',
		'事故,是,3311,10,150,2010-01-01,2,否,否,',
		'涉税,是,3311,10,150,2010-01-01,0,是,否,',
		'十强,是,3311,10,1,2010-01-01,0,否,是,',
		'十强事故,是,3311,10,1,2010-01-01,1,否,是,',
		'小涉税,否,3311,3,90,2010-01-01,0,是,否,',
		'小事故,否,3311,3,90,2010-01-01,1,否,否,',
		'太小,否,3311,2.9,90,2010-01-01,0,否,否,否',
		'园内,否,3311,0.5,9,2010-01-01,0,否,否,是',
		'水厂,是,4610,10,150,2010-01-01,0,否,否,',
		'新办,是,3311,10,150,2024-01-01,0,否,否,',
		'不明,,3311,10,150,2010-01-01,0,否,否,',
	].join('\n');
	test.each([
		['好', '规上', 'A', undefined],
		['事故', '规上', 'B', 'veto:cap'],
		['涉税', '规上', 'D', 'veto:direct'],
		['十强', '规上', 'A', 'veto:top'],
		['十强事故', '规上', 'B', 'veto:cap'],
		['小涉税', '规下', 'C', 'veto:direct'],
		['小事故', '规下', 'C', 'veto:cap'],
		['太小', null, null, 'no-group'],
		['园内', '规下', 'A', undefined],
		['水厂', '规上', null, 'exempt:非制造业'],
		['新办', '规上', null, 'exempt:新办'],
		['不明', null, null, 'group-unknown'],
	])('%s: %s %s %s', async (id, group, grade, reason) => {
		const result = byId(await score(rules, csv))[id];
		expect([result?.group, result?.grade, result?.reason]).toEqual([group, grade, reason]);
	});
	test('classes are shown beside, never as a grade', async () => {
		const { 水厂, 新办 } = byId(await score(rules, csv));
		expect([水厂?.class, 新办?.class, 新办?.treatedAs]).toEqual(['T', '不定等级', 'B']);
	});
	test('rules check says what a veto means where a group lacks its grade', () => {
		expect(checkRules(rules).warnings.map((w) => w.message)).toEqual([
			'vetoes[0]：分组 规下 没有 B 档，按其 C 档计',
			'vetoes[1]：分组 规下 没有 D 档，按其 C 档计',
		]);
	});
});

describe('戊县: ideal values, baselines by industry in the edition of 2002, bonuses with limits, regrading', () => {
	const rules = {
		...head,
		id: 'wu',
		groups: [
			{
				id: 'all',
				indicators: [
					{ id: 'far', weight: 40, family: 'ideal', ideal: 1.2 },
					{
						id: 'roe',
						title: '净资产收益率',
						weight: 20,
						family: 'ideal',
						ideal: 0.1,
						formula: { numerator: '净资产收益率' },
						missing: 'drop',
					},
					{
						id: 'taxPerMu',
						weight: 40,
						family: 'ratio',
						baseline: {
							byIndustry: { '30': 10, C29: { value: 300, unit: '元/㎡' } },
							otherwise: 5,
							industryEdition: 2002,
						},
					},
				],
				tiers: [
					{ grade: 'A', atLeast: 90 },
					{ grade: 'B', atLeast: 0 },
				],
			},
		],
		bonuses: [
			{ title: '专精特新', when: { 专精特新: true }, points: 8 },
			{ title: '上云', fact: '上云加分' },
		],
		deductions: [{ title: '出租', fact: '租户数', first: -10, further: -5 }],
		limits: { bonuses: 10, deductions: { value: 12, mark: 'seen' }, maxTotal: 100 },
		regradings: [{ id: 'c', grade: 'A', reason: '联席会议研究', by: '李四', on: '2025-05-01' }],
	};
	const csv = [
		'编号,行业代码,行业代码版本,用地面积,总建筑面积,评价税收,净资产收益率,专精特新,上云加分,租户数',
		// 30 in 2002 is plastics: baseline 10
		'a,3011,2002,3,2400,30,0.2,是,5,0',
		// a code of 2017 is not looked up among those of 2002: 5 for all others
		'b,3011,2017,3,1200,15,0.05,否,0,3',
		'c,2911,2002,3,2400,30,,否,0,0',
	].join('\n');
	test('each total with its limits', async () => {
		const { a, b, c } = byId(await score(rules, csv));
		// a: 40 + 20 + 40 + min(13, 10) = 110 → 100
		expect(a).toMatchObject({ total: 100, grade: 'A' });
		// b: 20 + 10 + 40 − min(20, 12) = 58
		expect(b).toMatchObject({ total: near(58), grade: 'B' });
		// c: 300 元/㎡ is 20 万元/亩: 40 and 20 of 80, scaled to 100: 75; regraded
		expect(c).toMatchObject({
			total: near(75),
			grade: 'A',
			gradeBefore: 'B',
			reason: 'regraded:联席会议研究',
		});
		expect(c?.regrading?.by).toBe('李四');
	});
});

function near(x: number): number {
	return expect.closeTo(x, 9) as number;
}
