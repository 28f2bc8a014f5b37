import type { RuleChange } from '../domain/rules/diff.ts';
import type { When } from '../domain/rules/rule-set.ts';
import type { Lang } from './lang.ts';
import { showNumber } from './numbers.ts';
import { factWord } from './proof-words.ts';
import { sentenceOfWhen } from './when-words.ts';
import { sayIfKnown, type Params } from './words.ts';

type Value = RuleChange['params']['before'];

/** Things that are there or not: saying their id beside their name would say it twice. */
const THINGS = new Set([
	'group',
	'indicator',
	'tier',
	'bonus',
	'deduction',
	'correction',
	'veto',
	'exempt',
	'tenants',
	'regrading',
]);
const SHARES = new Set(['up-to']);
const NAMES = new Set(['tie-break', 'indicator-order']);

/**
 * A difference between two rule sets as a planner says it: `“规上工业企业”中亩均税收的权重：30 → 25`. Every number stands
 * with its unit; shares in per cent.
 */
export function sentenceOfRuleChange(change: RuleChange, lang: Lang): string {
	const at = change.code.lastIndexOf('.');
	const what = change.code.slice(0, at);
	const how = change.code.slice(at + 1);
	const { before, after, unit, group = '', grade = '', item = '', industry = '', indicator } = change.params;
	const names: Params = {
		group,
		grade,
		item,
		industry,
		indicator: indicator === undefined ? '' : factWord(indicator, lang),
	};
	const thing = THINGS.has(what);
	const kind = thing && how === 'added' ? 'appeared' : thing && how === 'removed' ? 'gone' : how;
	const scope = how === 'mark' || how === 'source' ? how : what;
	const params = {
		what: sayIfKnown(lang, `rules.diff.what.${what}`, names) ?? change.path,
		before: valueWords(before, scope, unit, lang),
		after: valueWords(after, scope, unit, lang),
	};
	return sayIfKnown(lang, `rules.diff.how.${kind}`, params) ?? change.code;
}

function valueWords(value: Value, what: string, unit: string | undefined, lang: Lang): string {
	const known = (name: string) => sayIfKnown(lang, `rules.diff.value.${name}`);
	if (value === null) return (what === 'within' ? known('within.all') : undefined) ?? known('none') ?? '';
	if (typeof value === 'boolean') return known(value ? 'yes' : 'no') ?? String(value);
	if (typeof value === 'number') {
		if (SHARES.has(what)) return `${plain(value * 100)} %`;
		// A year is no quantity: its digits are not grouped.
		if (what === 'year' || what === 'industryEdition' || what === 'baseline-edition') return String(value);
		return `${plain(value)}${unit ? ` ${unit}` : ''}`;
	}
	if (typeof value === 'string') return known(`${what}.${value}`) ?? value;
	if (Array.isArray(value)) {
		const words = (value as readonly string[]).map((v) => (NAMES.has(what) ? factWord(v, lang) : v));
		return words.join(lang === 'en' ? ', ' : '、');
	}
	return sentenceOfWhen(value as When, lang);
}

function plain(value: number): string {
	const text = showNumber(value, 10);
	return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}
