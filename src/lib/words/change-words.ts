import Big from 'big.js';
import type { GradeChange } from '../domain/evaluate/next-grade.ts';
import type { FlagChange } from '../domain/flags/flag-change.ts';
import type { Lang } from './lang.ts';
import { MISSING, showNumber } from './numbers.ts';
import { factWord } from './proof-words.ts';
import { say, sayIfKnown } from './words.ts';

type Value = number | string | boolean | null;

/** The smallest change of one operand that turns a grade or a flag, as its sentence needs it. */
export interface ChangeInWords {
	/** `grade` or the code of what changes a flag (flags/flag-change.ts). */
	code: string;
	operand: string;
	from: Value;
	to: Value;
	unit?: string | undefined;
	/** The grade or finding that it brings, and the one it takes away. */
	result: string;
	was: string | null;
	consequence?: string | undefined;
}

/** Changes of one operand that bring another grade; those that no value of the operand can bring are left out. */
export function gradeChangesInWords(changes: readonly GradeChange[], was: string | null): ChangeInWords[] {
	return changes
		.filter((change) => change.to !== null)
		.map(({ operand, from, to, unit, grade }) => ({
			code: 'grade',
			operand,
			from,
			to,
			...(unit === '' ? {} : { unit }),
			result: grade,
			was,
		}));
}

/** Changes of one operand that turn a flag. */
export function flagChangesInWords(changes: readonly FlagChange[], was: string): ChangeInWords[] {
	return changes.map(({ code, operand, from, to, unit, finding, consequence }) => ({
		code,
		operand,
		from,
		to,
		...(unit === undefined ? {} : { unit }),
		...(consequence === undefined ? {} : { consequence }),
		result: finding,
		was,
	}));
}

/**
 * `评价税收再增加 3.21 万元（+4.2 %）即可由 C 级变为 B 级（其余不变，分档线不动）。` The change that is shown is rounded up:
 * who follows it to the digit is over the line.
 */
export function sentenceOfChange(change: ChangeInWords, lang: Lang): string {
	const { code, operand, from, to } = change;
	const numbers = typeof from === 'number' && typeof to === 'number' ? deltaOf(from, to) : null;
	const params = {
		fact: factWord(operand, lang),
		from: valueText(from, lang),
		to: valueText(to, lang),
		unit: change.unit ?? '',
		by: numbers?.by ?? MISSING,
		percent: numbers?.percent ?? '',
		result: outcome(change, lang),
		was:
			change.was === null ? say(lang, 'grade.none') : (sayIfKnown(lang, `grade.${change.was}`) ?? change.was),
	};
	const kind = code === 'grade' ? 'change.grade' : 'change.flag';
	const way = numbers === null ? 'set' : numbers.up ? 'more' : 'less';
	const own = code === 'grade' ? undefined : sayIfKnown(lang, `change.${code}`, params);
	return tidy(own ?? say(lang, `${kind}.${way}`, params));
}

function outcome({ code, result, consequence }: ChangeInWords, lang: Lang): string {
	if (code === 'grade') return sayIfKnown(lang, `grade.${result}`) ?? result;
	const finding = sayIfKnown(lang, `change.finding.${result}`) ?? result;
	const then =
		consequence && consequence !== 'none' ? sayIfKnown(lang, `consequence.${consequence}`) : undefined;
	return then === undefined ? finding : say(lang, 'change.with-consequence', { finding, consequence: then });
}

function deltaOf(from: number, to: number): { up: boolean; by: string; percent: string } {
	const delta = new Big(to).minus(from);
	const size = delta.abs();
	// two decimals, more where two would say nothing; always away from zero
	const decimals = size.lt('0.01') ? 6 : 2;
	const by = size.round(decimals, Big.roundUp).toNumber();
	const percent =
		from === 0
			? ''
			: `${delta.gt(0) ? '+' : '−'}${size.div(Math.abs(from)).times(100).round(1, Big.roundUp).toString()} %`;
	return { up: delta.gt(0), by: showNumber(by, decimals).replace(/(\.\d*?[1-9])0+$|\.0+$/, '$1'), percent };
}

function valueText(value: Value, lang: Lang): string {
	if (value === null) return MISSING;
	if (typeof value === 'boolean') return say(lang, value ? 'finding.yes' : 'finding.no');
	if (typeof value === 'string') return sayIfKnown(lang, `cause.${value}`) ?? value;
	return showNumber(value, 4)
		.replace(/(\.\d*?)0+$/, '$1')
		.replace(/\.$/, '');
}

/** Without a percentage its brackets go too. */
function tidy(sentence: string): string {
	return sentence
		.replace(/（）| ?\(\)/g, '')
		.replace(/ {2,}/g, ' ')
		.trim();
}
