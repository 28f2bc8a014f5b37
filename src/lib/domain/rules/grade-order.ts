import type { RuleSet } from './rule-set.ts';

/**
 * Every grade of a rule set, best first, each once. Groups may have grades of their own: a grade stands before another
 * wherever some group puts it there; where groups contradict each other the earlier group is followed.
 */
export function gradesOf(rules: Pick<RuleSet, 'groups'>): string[] {
	const order: string[] = [];
	for (const group of rules.groups) {
		let at = 0;
		for (const { grade } of group.tiers ?? []) {
			const known = order.indexOf(grade);
			// A new grade stands right behind the one that its group puts before it.
			if (known < 0) order.splice(at++, 0, grade);
			else at = Math.max(at, known + 1);
		}
	}
	return order;
}

/**
 * The tier of a group that a veto's grade means: that grade, else the nearest worse one that the group has, else its
 * last. -1 where the group has no tiers.
 * @param tiers the group's grades, best first
 * @param grades every grade of the rule, best first
 */
export function tierOfVeto(grade: string, tiers: readonly string[], grades: readonly string[]): number {
	const own = tiers.indexOf(grade);
	if (own >= 0) return own;
	const due = grades.indexOf(grade);
	const worse = tiers.findIndex((tier) => grades.indexOf(tier) > due);
	return worse >= 0 ? worse : tiers.length - 1;
}
