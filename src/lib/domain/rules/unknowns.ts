import type { RuleFile } from './grammar.ts';
import type { RuleIndicator, RuleSet } from './rule-set.ts';

/** A number of a rule that is not published, and what its absence prevents. */
export interface Unknown {
	path: string;
	/** `score`: no total can be made; `grade`: no grade; `note`: only said. */
	effect: 'score' | 'grade' | 'note';
	message: string;
}

/** What a rule set leaves open, by path: what `rules check` lists and the page shows as 未公布. */
export function unknownsOf(rules: RuleSet, file: RuleFile): Unknown[] {
	const found: Unknown[] = [];
	const say = (path: string, effect: Unknown['effect'], message: string) =>
		found.push({ path, effect, message });
	if (!rules.effective) say('effective', 'note', '生效日期未知');
	if (rules.year === null) say('year', 'note', '评价年度未知');
	if (!rules.source) say('source', 'note', '出处未知');
	if (file.partial) say('partial', 'grade', '作者注明本规则不完整，不分档');
	for (const [key, name] of UNPUBLISHED) if (file[key] === null) say(key, 'note', `${name}未公布，按没有计`);
	rules.groups.forEach((group, g) => {
		if (group.indicators.length === 0) {
			say(`groups[${g}].indicators`, 'score', `分组 ${group.id} 的指标未公布`);
		}
		if (group.within !== null && group.within !== 'industry' && group.within.groups.length === 0) {
			say(`groups[${g}].within`, 'grade', `分组 ${group.id} 在行业组内排序，行业组未公布`);
		}
		group.indicators.forEach((rule, i) => {
			const path = `groups[${g}].indicators[${i}]`;
			if (!rule.weight) say(`${path}.weight`, 'score', `${rule.id} 的权重未公布`);
			const needed = neededFigure(rule);
			if (needed) say(`${path}.${needed}`, 'score', `${rule.id} 的${NAMES[needed]}未公布`);
			if (file.groups[g]?.indicators[i]?.cap === null)
				say(`${path}.cap`, 'note', `${rule.id} 是否封顶未公布,按不封顶计`);
		});
		if (group.tiers === null)
			say(`groups[${g}].tiers`, 'grade', `分组 ${group.id} 的分档比例未公布,只计分不分档`);
		group.tiers?.forEach((tier, t) => {
			const last = t === (group.tiers?.length ?? 0) - 1;
			if (!tier.upTo && !tier.atLeast && !last) {
				say(`groups[${g}].tiers[${t}]`, 'grade', `${tier.grade} 档的分档线未公布`);
			}
		});
	});
	for (const kind of ['bonuses', 'deductions'] as const) {
		rules[kind].forEach((a, i) => {
			if (a.points || a.ratio || a.first || a.per || a.fact) return;
			say(`${kind}[${i}]`, 'grade', `${a.title ?? a.id} 的分值未公布`);
		});
	}
	rules.corrections.forEach((c, i) => {
		if (!c.factor && c.fact === null)
			say(`corrections[${i}].factor`, 'grade', `${c.title ?? c.id} 的系数未公布`);
	});
	return found;
}

/** Parts that a file writes as null where they exist and are not published. */
const UNPUBLISHED = [
	['bonuses', '加分项'],
	['deductions', '扣分项'],
	['vetoes', '一票否决项'],
	['exempt', '不参评情形'],
	['corrections', '修正系数'],
] as const;

const NAMES = { baseline: '基准值', ideal: '理想值' };

/** The figure without which the family's score cannot be made, where it is absent. */
function neededFigure(rule: RuleIndicator): 'baseline' | 'ideal' | null {
	if (rule.family === 'ratio' && !rule.baseline) return 'baseline';
	if (rule.family === 'ideal' && !rule.ideal) return 'ideal';
	return null;
}

/** Whether what is unknown makes the set partial: it then grades nothing. Unpublished cuts alone do not. */
export function isPartial(unknowns: readonly Unknown[]): boolean {
	return unknowns.some((u) => u.effect === 'score' || (u.effect === 'grade' && !u.path.endsWith('.tiers')));
}
