import { FACT_NAMES } from '../domain/fact-names.ts';
import { isNumericFact } from '../domain/indicators/operand.ts';
import { scalarOf } from '../domain/rules/predicate.ts';
import type { Comparison, Scalar, When } from '../domain/rules/rule-set.ts';
import type { Lang } from './lang.ts';
import { factWord } from './proof-words.ts';
import { say } from './words.ts';

const SIGNS: Record<string, string> = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' };

/** A condition of a rule in plain words: `是否规上为否，且用地面积 ≥ 3 亩`. */
export function sentenceOfWhen(when: When | null, lang: Lang): string {
	const parts = Object.entries(when ?? {}).map(([name, test]) => {
		if (name === 'all')
			return joined(
				'and',
				(test as When[]).map((w) => sentenceOfWhen(w, lang)),
				lang,
			);
		if (name === 'any')
			return joined(
				'or',
				(test as When[]).map((w) => sentenceOfWhen(w, lang)),
				lang,
			);
		if (name === 'not') {
			const list = (test as When[]).map((w) => sentenceOfWhen(w, lang));
			return say(lang, 'rules.diff.when.not', { a: joined('or', list, lang) });
		}
		return testWords(name, test as Scalar | Scalar[] | Comparison, lang);
	});
	return parts.length === 0 ? say(lang, 'rules.diff.when.all') : joined('and', parts, lang);
}

function joined(how: 'and' | 'or', parts: readonly string[], lang: Lang): string {
	const [first = '', ...rest] = parts;
	return rest.reduce((a, b) => say(lang, `rules.diff.when.${how}`, { a, b }), first);
}

function testWords(name: string, test: Scalar | Scalar[] | Comparison, lang: Lang): string {
	const comparison: Comparison = Array.isArray(test)
		? { in: test }
		: typeof test === 'object'
			? test
			: { '==': test };
	const fact = factWord(name, lang);
	const unit = isNumericFact(name) ? FACT_NAMES[name].unit : '';
	const one = (value: Scalar) =>
		typeof value === 'boolean'
			? say(lang, value ? 'rules.diff.value.yes' : 'rules.diff.value.no')
			: `${value}${typeof value === 'number' && unit ? ` ${unit}` : ''}`;
	const parts = Object.entries(comparison).flatMap(([operator, bound]) => {
		if (bound === undefined) return [];
		const due = Array.isArray(bound) ? bound : scalarOf(bound);
		const value = Array.isArray(due)
			? (due as Scalar[]).map(one).join(lang === 'en' ? ', ' : '、')
			: one(due);
		if (operator === '==') return [say(lang, 'rules.diff.when.is', { fact, value })];
		if (operator === '!=') return [say(lang, 'rules.diff.when.is-not', { fact, value })];
		if (operator === 'in') return [say(lang, 'rules.diff.when.in', { fact, value })];
		if (operator === 'notIn') return [say(lang, 'rules.diff.when.not-in', { fact, value })];
		if (operator === 'withinYears')
			return [say(lang, 'rules.diff.when.within-years', { fact, value: String(due) })];
		return [say(lang, 'rules.diff.when.than', { fact, sign: SIGNS[operator] ?? operator, value })];
	});
	return joined('and', parts, lang);
}
