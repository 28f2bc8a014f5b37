import { expect, test } from 'vitest';
import { parseRules } from '../domain/rules/check.ts';
import { diffRules } from '../domain/rules/diff.ts';
import type { RuleChange } from '../domain/rules/diff.ts';
import { LANGS } from './lang.ts';
import { MESSAGES } from './messages.ts';
import { sentenceOfRuleChange } from './rule-diff-words.ts';

const tax = { id: 'taxPerMu', weight: 60, family: 'ratio', baseline: { value: 20, unit: '万元/亩' } };
const far = { id: 'far', weight: 40, family: 'ideal', ideal: 1 };
const tiers = [{ grade: 'A', upTo: 0.2 }, { grade: 'B' }];
const before = {
	id: 'county',
	version: '1',
	year: 2023,
	groups: [{ id: 'g', title: '规上', when: { aboveScale: true }, indicators: [tax, far], tiers }],
	exempt: [{ id: 'u', when: { utility: true }, reason: '公用工程' }],
	deductions: [{ id: 'let', title: '出租', fact: 'tenants', first: 10, further: 5 }],
};
const after = {
	...before,
	year: 2024,
	groups: [
		{
			...before.groups[0],
			when: { aboveScale: true, landMu: { '>=': 3 } },
			within: 'industry',
			tieBreak: ['taxPerMu'],
			rounding: { totals: 2, shares: 'round' },
			indicators: [
				{ ...tax, weight: 50, baseline: { groupMean: 2 }, cap: 1.5 },
				{ ...far, weight: 50, missing: 'drop' },
			],
			tiers: [{ grade: 'A', upTo: 0.25, closed: false }, { grade: 'B' }],
		},
	],
	exempt: [],
	deductions: [{ id: 'let', title: '出租', fact: 'tenants', first: 0, further: 5 }],
	limits: { deductions: 20 },
	tenants: [{ id: 't', title: '承租户', how: 'owner-grade', except: { smallPark: true } }],
	vetoes: [{ id: 'v', title: '重大事故', when: { accident: true }, grade: 'B' }],
};
const changes = diffRules(parseRules(before), parseRules(after));
const sentences = (list: RuleChange[], lang: 'zh-CN' | 'en') =>
	list.map((c) => sentenceOfRuleChange(c, lang));

test('a new version in plain words, zh-CN', () => {
	expect(sentences(changes, 'zh-CN')).toEqual([
		'评价年度：2023 → 2024',
		'“规上”的入组条件：是否规上为是 → 是否规上为是，且用地面积 ≥ 3 亩',
		'新增“规上”在哪里排序：按行业大类',
		'新增“规上”同分时先比：亩均税收',
		'新增“规上”总分的小数位数：2',
		'“规上”比例折合名次的取整：舍去 → 四舍五入',
		'“规上”中亩均税收的权重：60 → 50',
		'“规上”中亩均税收的基准值取法：定值 → 同组平均的倍数',
		'新增“规上”中亩均税收的封顶倍数：1.5',
		'“规上”中容积率的权重：40 → 50',
		'“规上”中容积率的缺项办法：不评 → 该项不计，其余折算',
		'“规上”的 A 档累计比例：20 % → 25 %',
		'“规上”的 A 档线含本数：是 → 否',
		'新增扣分合计的上限：20',
		'扣分项“出租”首个的分值：10 → 0',
		'新增一票否决“重大事故”',
		'取消不参评情形“公用工程”',
		'新增承租企业办法“承租户”',
	]);
});

test('the same in English, without a Chinese word but the names the author gave', () => {
	const list = sentences(changes, 'en');
	expect(list[6]).toMatch(/^Weight of .* in “规上”: 60 → 50$/);
	const own = /规上|公用工程|出租|承租户|重大事故|亩/g;
	for (const sentence of list) expect(sentence.replace(own, ''), sentence).not.toMatch(/[\u4e00-\u9fff]/);
});

test('every code has words in both languages, both ways', () => {
	const all = [...changes, ...diffRules(parseRules(after), parseRules(before))];
	for (const lang of LANGS) {
		for (const change of all) {
			const sentence = sentenceOfRuleChange(change, lang);
			expect(sentence, change.code).not.toContain('{{');
			expect(sentence, change.code).not.toBe(change.code);
			const what = change.code.slice(0, change.code.lastIndexOf('.'));
			expect(Object.keys(MESSAGES[lang]), change.code).toContain(`rules.diff.what.${what}`);
		}
	}
});
