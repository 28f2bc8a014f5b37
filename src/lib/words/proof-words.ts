import type { Operand, Proof } from '../domain/proof.ts';
import type { Lang } from './lang.ts';
import { MISSING, showNumber } from './numbers.ts';
import { say, sayIfKnown, type Params } from './words.ts';

type Value = number | string | boolean | null | undefined;

/** Where the word of a parameter's value is found, by the parameter's name; other values are shown as they are. */
const WORDS_OF: Record<string, string[]> = {
	reason: ['idle.reason.', 'low-efficiency.reason.', 'exempt.'],
	article: ['cause.'],
	base: ['fact.'],
	fact: ['fact.', 'indicator.'],
	promise: ['fact.'],
	indicator: ['indicator.'],
	what: ['control.', 'exempt.'],
	group: ['group.'],
	grade: ['grade.'],
	finding: ['finding.'],
	how: ['how.'],
	type: ['park.type.'],
	found: ['park.type.'],
	part: ['park.part.'],
	zoneCategory: ['park.category.'],
	factor: ['suitability.'],
	limit: ['suitability.limit.'],
};

/**
 * The sentence of one step of a proof. A code without a message of its own still reads: the code with its operands,
 * for a step must never vanish from a proof.
 */
export function sentenceOf(proof: Proof, lang: Lang): string {
	const params: Params = {};
	for (const [name, value] of Object.entries(proof.params ?? {})) params[name] = wordOf(name, value, lang);
	const known = sayIfKnown(lang, `proof.${proof.code}`, params) ?? sayIfKnown(lang, proof.code, params);
	if (known !== undefined) return known.replace(/\{\{\s*[\w.]+\s*\}\}/g, MISSING).trim();
	const operands = (proof.operands ?? []).map((operand) => operandText(operand, lang));
	return operands.length === 0
		? proof.code
		: `${proof.code}: ${operands.join(lang === 'en' ? '; ' : '\uff1b')}`;
}

/** `评价税收 573 564 万元`: an operand as it is read. */
export function operandText(operand: Operand, lang: Lang): string {
	const value =
		typeof operand.value === 'number'
			? plainNumber(operand.value)
			: wordOf(operand.name, operand.value, lang);
	return `${factWord(operand.name, lang)} ${value}${operand.unit ? ` ${operand.unit}` : ''}`;
}

/** The figure of a step that needed no arithmetic (a weight, a baseline): `= 50`; null where the sentence says it all. */
export function resultText(proof: Proof): string | null {
	return typeof proof.result === 'number' && !proof.arithmetic ? `= ${plainNumber(proof.result)}` : null;
}

/** How a value was computed: `用地企业按比例合计`; the method's code where it has no word. */
export function methodWord(method: string, lang: Lang): string {
	return sayIfKnown(lang, `method.${method}`) ?? method;
}

/** The name of a fact, an indicator or another code of the domain; the code itself where it has no word. */
export function factWord(code: string, lang: Lang): string {
	const last = code.split('.').at(-1) ?? code;
	return (
		sayIfKnown(lang, `fact.${code}`) ??
		sayIfKnown(lang, `indicator.${code}`) ??
		sayIfKnown(lang, `fact.${last}`) ??
		code
	);
}

/** Names of facts in a row: `主要污染物排放量、年平均职工人数`. */
export function factWords(codes: readonly string[], lang: Lang): string {
	return codes.map((code) => factWord(code, lang)).join(lang === 'en' ? ', ' : '\u3001');
}

/** Why an object has no grade (evaluate/reason.ts): `missing:emissionTon,employees` → 缺少主要污染物排放量、年平均职工人数. */
export function sentenceOfReason(reason: string, lang: Lang): string {
	const at = reason.indexOf(':');
	const kind = at < 0 ? reason : reason.slice(0, at);
	const detail = at < 0 ? '' : reason.slice(at + 1);
	const what = sayIfKnown(lang, `exempt.${detail}`) ?? detail;
	return sayIfKnown(lang, `reason.${kind}`, { what, facts: factWords(detail.split(','), lang) }) ?? reason;
}

function wordOf(name: string, value: Value, lang: Lang): string {
	if (value === null || value === undefined) return name === 'reason' ? '' : MISSING;
	if (typeof value === 'boolean') return say(lang, value ? 'finding.yes' : 'finding.no');
	if (typeof value === 'number') return plainNumber(value);
	for (const prefix of WORDS_OF[name] ?? []) {
		const word = sayIfKnown(lang, prefix + value);
		if (word !== undefined) return word;
	}
	return name === 'reason' ? sentenceOfReason(value, lang) : value;
}

/** A number inside a sentence: grouped, with the decimals it has, six at most. */
function plainNumber(value: number): string {
	return showNumber(value, 6)
		.replace(/(\.\d*?)0+$/, '$1')
		.replace(/\.$/, '');
}
