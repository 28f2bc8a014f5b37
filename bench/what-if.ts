/**
 * A rule changed under the hand (issue 3, point 3): re-score of a population of 100,000 after a change of one weight,
 * baseline, cap, cut or missing policy, with the counts by grade and the matrix from → to beside the base run. The
 * peer is the whole evaluation (`evaluate`) under the same rule; totals and grades must be equal to the last bit
 * before a ratio is printed. Opening (values, places in groups) is counted apart: it happens once.
 *
 *   npx tsx bench/what-if.ts [rows]
 */
import { columnsOf } from '#lib/domain/facts.ts';
import { evaluate } from '#lib/domain/evaluate/fit.ts';
import { openWhatIf } from '#lib/domain/evaluate/what-if.ts';
import { changesOf } from '#lib/domain/evaluate/what-if-changes.ts';
import type { RuleGroup, RuleSet } from '#lib/domain/rules/rule-set.ts';
import { shippedRule } from '#lib/rulesets/shipped.ts';
import { inventedEnterprises } from '../tests/support/enterprises.ts';

const DATE = '2025-06-01';
const FRAMES = 120;
const count = Number(process.argv[2] ?? 100_000);
const columns = columnsOf(inventedEnterprises(count, 2024));

for (const [name, base] of [
	['demo-2024', shippedRule('demo-2024') as RuleSet],
	['demo-2024, ranked within industries', withinIndustries(shippedRule('demo-2024') as RuleSet)],
] as const)
	bench(name, base);

function bench(name: string, base: RuleSet): void {
	say(`${name}, ${count} rows`, '');
	const from = performance.now();
	const whatIf = openWhatIf(columns, base, DATE);
	say('  opened', ms(performance.now() - from));
	const first = whatIf.rescore(base);
	const record = { grades: first.grades, grade: first.grade.slice(), total: first.total.slice() };
	const moves = new Uint8Array(count);
	const changes: [string, (group: RuleGroup, k: number) => void][] = [
		['one weight', (g, k) => set(g.indicators[0]?.weight, (v) => v * (1 + k / 1000))],
		[
			'all weights (one moved, the others follow)',
			(g, k) => g.indicators.forEach((i) => set(i.weight, (v) => v * (1 + k / 1000))),
		],
		[
			'one baseline',
			(g, k) => set(g.indicators[0]?.baseline as { value: number }, (v) => v * (1 + k / 1000)),
		],
		['one cap', (g, k) => (g.indicators[0]!.cap = { value: 1 + k / 100, mark: 'memory' })],
		['one cut', (g, k) => set(g.tiers?.[0]?.upTo, (v) => v * (1 + k / 1000))],
		['missing policy', (g, k) => g.indicators.forEach((i) => (i.missing = k % 2 ? 'zero' : 'drop'))],
	];
	for (const [what, change] of changes) {
		const times: number[] = [];
		let rules = base;
		for (let k = 1; k <= FRAMES; k++) {
			rules = structuredClone(base);
			change(rules.groups[0] as RuleGroup, k);
			const start = performance.now();
			const now = whatIf.rescore(rules);
			changesOf(record, now, now.grades, moves);
			times.push(performance.now() - start);
		}
		const now = whatIf.rescore(rules);
		const wholeTimes: number[] = [];
		let whole = evaluate(columns, rules, DATE);
		for (let k = 0; k < 3; k++) {
			const start = performance.now();
			whole = evaluate(columns, rules, DATE);
			wholeTimes.push(performance.now() - start);
		}
		for (let i = 0; i < count; i++) {
			const equal =
				Object.is(now.total[i], whole.results.total[i]) && now.grade[i] === whole.results.grade[i];
			if (!equal) throw new Error(`${what}: row ${i} is ${now.total[i]}, whole ${whole.results.total[i]}`);
		}
		times.sort((a, b) => a - b);
		const p50 = times[Math.floor(FRAMES * 0.5)] as number;
		const p95 = times[Math.floor(FRAMES * 0.95)] as number;
		const peer = Math.min(...wholeTimes);
		say(
			`  ${what}`,
			`p50 ${ms(p50)}, p95 ${ms(p95)}; equal; ${(peer / p50).toFixed(1)} × the whole evaluation (${ms(peer)})`,
		);
	}
}

function withinIndustries(rules: RuleSet): RuleSet {
	return { ...rules, groups: rules.groups.map((group) => ({ ...group, within: 'industry' })) };
}

function set(figure: { value: number } | null | undefined, change: (value: number) => number): void {
	if (!figure) throw new Error('the rule has no such figure');
	figure.value = change(figure.value);
}

function ms(value: number): string {
	return `${value.toFixed(1)} ms`;
}

function say(what: string, figure: string): void {
	process.stdout.write(`${what.padEnd(48)} ${figure}\n`);
}
