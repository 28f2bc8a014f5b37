import type { Context, Differences } from './diff-parts.ts';
import type { RuleSet } from './rule-set.ts';

const itemContext = ({ id, title }: { id: string; title?: string }): Context => ({ item: title ?? id });

/** What changed in corrections, bonuses, deductions, vetoes, exemptions, tenants and grades changed by hand. */
export function diffEntries(found: Differences, a: RuleSet, b: RuleSet): void {
	for (const [kind, what] of [
		['bonuses', 'bonus'],
		['deductions', 'deduction'],
	] as const) {
		found.lists(kind, what, a[kind], b[kind], itemContext, (at, x, y) => {
			const context = itemContext(y);
			found.value(`${at}.when`, `${what}-when`, x.when, y.when, context);
			found.value(`${at}.fact`, `${what}-fact`, x.fact, y.fact, context);
			for (const key of ['points', 'ratio', 'first', 'further', 'per', 'max'] as const) {
				found.figure(`${at}.${key}`, `${what}-${key}`, x[key], y[key], context);
			}
		});
	}
	found.lists('corrections', 'correction', a.corrections, b.corrections, itemContext, (at, x, y) => {
		found.value(`${at}.when`, 'correction-when', x.when, y.when, itemContext(y));
		found.value(`${at}.fact`, 'correction-fact', x.fact, y.fact, itemContext(y));
		found.figure(`${at}.factor`, 'correction-factor', x.factor, y.factor, itemContext(y));
	});
	found.lists('vetoes', 'veto', a.vetoes, b.vetoes, itemContext, (at, x, y) => {
		found.value(`${at}.when`, 'veto-when', x.when, y.when, itemContext(y));
		found.value(`${at}.grade`, 'veto-grade', x.grade, y.grade, itemContext(y));
		found.value(`${at}.capAt`, 'veto-cap', x.capAt, y.capAt, itemContext(y));
	});
	const named = (e: RuleSet['exempt'][number]): Context => ({ item: e.title ?? e.reason });
	found.lists('exempt', 'exempt', a.exempt, b.exempt, named, (at, x, y) => {
		found.value(`${at}.when`, 'exempt-when', x.when, y.when, named(y));
		found.value(`${at}.reason`, 'exempt-reason', x.reason, y.reason, named(y));
		found.value(`${at}.class`, 'exempt-class', x.class, y.class, named(y));
		found.value(`${at}.treatedAs`, 'exempt-treated', x.treatedAs, y.treatedAs, named(y));
	});
	found.lists('tenants', 'tenants', a.tenants ?? [], b.tenants ?? [], itemContext, (at, x, y) => {
		found.value(`${at}.how`, 'tenants-how', x.how, y.how, itemContext(y));
		found.value(`${at}.when`, 'tenants-when', x.when, y.when, itemContext(y));
		found.value(`${at}.except`, 'tenants-except', x.except, y.except, itemContext(y));
		found.value(`${at}.land`, 'tenants-land', x.land, y.land, itemContext(y));
	});
	found.lists('regradings', 'regrading', a.regradings ?? [], b.regradings ?? [], itemContext, (at, x, y) => {
		found.value(`${at}.grade`, 'regrading-grade', x.grade, y.grade, itemContext(y));
		found.value(`${at}.reason`, 'regrading-reason', x.reason, y.reason, itemContext(y));
		found.value(`${at}.by`, 'regrading-by', x.by, y.by, itemContext(y));
		found.value(`${at}.on`, 'regrading-on', x.on, y.on, itemContext(y));
	});
}
