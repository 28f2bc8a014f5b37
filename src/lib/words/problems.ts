import type { Problem } from '../domain/problem.ts';
import type { Lang } from './lang.ts';
import { PROBLEM_FIXES, PROBLEM_SENTENCES } from './messages.ts';

const CHINESE = /[\u2e80-\u9fff]/;

/**
 * What is wrong, as a sentence. A problem brings its Chinese sentence with it; the English one is found by its code,
 * with what came and what was due where those are plain values.
 */
export function sentenceOfProblem(problem: Problem, lang: Lang): string {
	if (lang === 'zh-CN') return problem.message;
	const known = PROBLEM_SENTENCES[problem.code];
	if (known === undefined)
		return CHINESE.test(problem.message) ? `Problem "${problem.code}".` : problem.message;
	const details = [detail('got', problem.got, true), detail('expected', problem.expected, false)].filter(
		Boolean,
	);
	return details.length === 0 ? known : `${known} (${details.join(', ')})`;
}

/** What to do about it: a problem brings its Chinese advice, the English is found by its code. */
export function fixOfProblem(problem: Problem, lang: Lang): string | undefined {
	const { code, fix } = problem;
	return lang !== 'zh-CN' && fix !== undefined && CHINESE.test(fix) ? PROBLEM_FIXES[code] : fix;
}

/** `row 12, taxWan, sheet 2024`: where it is. */
export function placeOfProblem(problem: Problem, lang: Lang): string {
	const zh = lang === 'zh-CN';
	return [
		problem.file,
		problem.sheet === undefined ? undefined : zh ? `工作表 ${problem.sheet}` : `sheet ${problem.sheet}`,
		problem.row === undefined ? undefined : zh ? `第 ${problem.row} 行` : `row ${problem.row}`,
		problem.path,
	]
		.filter((part) => part !== undefined && part !== '')
		.join(zh ? '\u3001' : ', ');
}

function detail(name: string, value: unknown, mayBeChinese: boolean): string {
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return '';
	const text = String(value);
	// What came is shown as it came; what was due may be a Chinese phrase, which the sentence says already.
	return text === '' || (!mayBeChinese && CHINESE.test(text)) ? '' : `${name} ${text}`;
}
