import type { Lang } from './lang.ts';
import { showNumber } from './numbers.ts';
import { say, sayIfKnown } from './words.ts';

type Params = Readonly<Record<string, number | string>>;

/** Counts are whole; everything else of a warning has two decimals, small figures four. */
const WHOLE = /^(rated|fitted|notRated|all|byGrade|graded|counted|lie|nowhere|\w*Rows)$/;

/**
 * A warning of a run as a sentence: facts and indicators by their names, numbers as the screen shows them, a factor as
 * `10 000 times` or `1/15`.
 */
export function sentenceOfWarning(lang: Lang, code: string, params: Params): string {
	const shown: Record<string, string> = {};
	for (const [name, value] of Object.entries(params)) shown[name] = paramText(lang, name, value);
	return sayIfKnown(lang, `warning.${code}`, shown) ?? code;
}

/** A kind of warning in two or three words, for a filter. */
export function warningCodeWord(lang: Lang, code: string): string {
	return sayIfKnown(lang, `warning.kind.${code}`) ?? code;
}

function paramText(lang: Lang, name: string, value: number | string): string {
	if (typeof value === 'string') {
		if (name === 'fact' || name === 'whole') return sayIfKnown(lang, `fact.${value}`) ?? value;
		return name === 'indicator' ? (sayIfKnown(lang, `indicator.${value}`) ?? value) : value;
	}
	if (name === 'factor') return factorText(lang, value);
	if (WHOLE.test(name)) return showNumber(value, 0);
	return showNumber(value, Math.abs(value) < 1 && value !== 0 ? 4 : 2);
}

function factorText(lang: Lang, factor: number): string {
	const times = factor >= 1;
	const n = times ? factor : 1 / factor;
	return say(lang, times ? 'warning.factor.times' : 'warning.factor.part', {
		n: showNumber(n, Math.abs(n - Math.round(n)) < 1e-6 ? 0 : 2),
	});
}
