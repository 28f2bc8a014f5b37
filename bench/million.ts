/**
 * 1,000,000 parcels: the whole evaluation (columns → totals, ranks, grades) and a re-score after a change of one
 * weight, beside the same at 100,000 in the same process, and the peak of resident memory. The facts are made in parts
 * into ready columns, as a reader would. The re-score's totals and grades must be those of the whole evaluation.
 *
 *   npm run bench million        (or: npx tsx bench/million.ts [rows])
 */
import { columnsOf, NUMERIC_FACTS, type FactColumns } from '#lib/domain/facts.ts';
import { evaluate } from '#lib/domain/evaluate/fit.ts';
import { openWhatIf } from '#lib/domain/evaluate/what-if.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { shippedRule } from '#lib/rulesets/shipped.ts';
import { inventedEnterprises } from '../tests/support/enterprises.ts';

const DATE = '2025-06-01';
const PART = 20_000;
const large = Number(process.argv[2] ?? 1_000_000);
const base = shippedRule('demo-2024') as RuleSet;

const small = measure(large / 10);
const whole = measure(large);
say('growth of the whole evaluation, ten times the rows', ratio(whole.evaluateMs, small.evaluateMs));
say('growth of the re-score', ratio(whole.rescoreMs, small.rescoreMs));
say('peak of resident memory', `${(process.resourceUsage().maxRSS / 1024 ** 2).toFixed(2)} GB`);

function measure(count: number): { evaluateMs: number; rescoreMs: number } {
	const columns = inventedColumns(count);
	const evaluateMs = best(() => evaluate(columns, base, DATE), 3);
	const whatIf = openWhatIf(columns, base, DATE);
	let k = 0;
	const changed = () => {
		const rules = structuredClone(base);
		const weight = rules.groups[0]?.indicators[0]?.weight;
		if (!weight) throw new Error('the rule has no weight');
		weight.value += ++k / 100;
		return rules;
	};
	const rescoreMs = best(() => whatIf.rescore(changed()), 5);
	const rules = changed();
	const now = whatIf.rescore(rules);
	const { results } = evaluate(columns, rules, DATE);
	for (let i = 0; i < count; i++) {
		if (!Object.is(now.total[i], results.total[i]) || now.grade[i] !== results.grade[i])
			throw new Error(`row ${i}: ${now.total[i]}, whole ${results.total[i]}`);
	}
	say(`${count} rows: whole evaluation`, `${evaluateMs.toFixed(0)} ms`);
	say(`${count} rows: re-score after a change of one weight, equal`, `${rescoreMs.toFixed(1)} ms`);
	return { evaluateMs, rescoreMs };
}

function inventedColumns(count: number): FactColumns {
	const all = columnsOf([]);
	all.count = count;
	all.ids = Array.from({ length: count }, (_, i) => String(i));
	all.industry = new Array<string | null>(count).fill(null);
	all.industryEdition = new Int16Array(count);
	all.aboveScale = new Int8Array(count);
	for (const fact of NUMERIC_FACTS) all.facts[fact] = new Float64Array(count);
	for (let at = 0; at < count; at += PART) {
		const part = columnsOf(inventedEnterprises(Math.min(PART, count - at), at + 1));
		part.industry.forEach((code, i) => (all.industry[at + i] = code));
		all.industryEdition.set(part.industryEdition, at);
		all.aboveScale.set(part.aboveScale, at);
		for (const fact of NUMERIC_FACTS) all.facts[fact].set(part.facts[fact], at);
	}
	return all;
}

function best(work: () => unknown, times: number): number {
	let least = Infinity;
	for (let k = 0; k < times; k++) {
		const from = performance.now();
		work();
		least = Math.min(least, performance.now() - from);
	}
	return least;
}

function ratio(a: number, b: number): string {
	return `${(a / b).toFixed(1)} ×`;
}

function say(what: string, figure: string): void {
	process.stdout.write(`${what.padEnd(64)} ${figure}\n`);
}
