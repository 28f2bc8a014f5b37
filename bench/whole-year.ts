/**
 * The whole data year, pure: from rows in memory (parcels, half as many enterprises, occupancies, supplies, inspections) to
 * grades, flags and dispositions in memory. Peers in the same run: the core (columns → grades of the enterprises), and the
 * proof path (the flags and the batch of every parcel with their proofs), whose findings must be equal before a ratio is printed.
 *
 *   npm run bench whole-year        (or: npx tsx bench/whole-year.ts [parcels])
 */
import { isDeepStrictEqual } from 'node:util';
import { evaluate } from '#lib/domain/evaluate/fit.ts';
import { evaluateYear, type YearEvaluation, type YearRules } from '#lib/domain/evaluate/whole-year.ts';
import { columnsOf } from '#lib/domain/facts.ts';
import { findingsUnder, verdictOf, type VerdictFacts } from '#lib/domain/parcel/verdict.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { DECREE_53, DISPOSITION_PROPOSED, LOW_EFFICIENCY_DEMO } from '#lib/rulesets/flag-rules.ts';
import { shippedRule } from '#lib/rulesets/shipped.ts';
import { AS_OF, inventedYear } from './whole-year-facts.ts';

const count = Number(process.argv[2] ?? 100_000);
const rules: YearRules = {
	scoring: shippedRule('demo-2024') as RuleSet,
	idle: DECREE_53,
	lowEfficiency: LOW_EFFICIENCY_DEMO,
	disposition: DISPOSITION_PROPOSED,
};
const facts = inventedYear(count, 2024);
const rows = facts.parcels.length + facts.enterprises.length;
say('parcels, enterprises', `${facts.parcels.length}, ${facts.enterprises.length}`);
say(
	'occupancies, supplies, inspections',
	[facts.occupancies, facts.supplies, facts.inspections].map((list) => list.length).join(', '),
);

const first = measure(() => evaluateYear(facts, rules, AS_OF));
const year = first.result;
const best = bestOf(3, () => evaluateYear(facts, rules, AS_OF));
say('whole year, first call', figures(first));
say('whole year, best of 3', `${figures(best)}; ${Math.round(rows / (best.ms / 1000))} rows a second`);
say(
	'idle',
	tally(year, (p) => p.idle.finding),
);
say(
	'low efficiency',
	tally(year, (p) => p.lowEfficiency.finding),
);
say(
	'proposed',
	tally(year, (p) => p.disposition.batch ?? 'none'),
);

const columns = columnsOf(year.enterprises.map((e) => e.row));
const core = bestOf(5, () => evaluate(columns, rules.scoring, AS_OF));
if (!isDeepStrictEqual(core.result.fitted.grades, year.fitted.grades)) throw new Error('the grades differ');
say('core: columns to grades', `${figures(core)}; the whole year takes ${ratio(best.ms, core.ms)} ×`);

const asked: VerdictFacts[] = year.parcels.map((p, i) => {
	const { stockKind, missingPapers } = facts.parcels[i] as (typeof facts.parcels)[number];
	const { values, grade } = p.result;
	return { row: p.row, values, grade, idle: p.idleFacts, evidence: p.evidence, stockKind, missingPapers };
});
const found = bestOf(3, () => {
	const findingsOf = findingsUnder(rules, AS_OF);
	return asked.map((a) => findingsOf(a));
});
const proven = bestOf(3, () => asked.map((a) => verdictOf(a, rules, AS_OF)));
proven.result.forEach((verdict, i) => {
	const findings = found.result[i];
	if (
		verdict.idle.finding !== findings?.idle.finding ||
		verdict.lowEfficiency.finding !== findings.lowEfficiency.finding ||
		verdict.disposition.rule !== findings.disposition.rule
	)
		throw new Error(`parcel ${i}: the finding and its proof differ`);
});
say('findings of every parcel', figures(found));
say('with proofs', `${figures(proven)}, findings equal; ${ratio(proven.ms, found.ms)} × the findings alone`);

interface Measured<T> {
	result: T;
	/** Wall clock. */
	ms: number;
	/** All threads, the collector's too. */
	cpuMs: number;
}

function measure<T>(work: () => T): Measured<T> {
	globalThis.gc?.();
	const cpu = process.cpuUsage();
	const from = performance.now();
	const result = work();
	const ms = performance.now() - from;
	const { user, system } = process.cpuUsage(cpu);
	return { result, ms, cpuMs: (user + system) / 1000 };
}

function bestOf<T>(times: number, work: () => T): Measured<T> {
	let best = measure(work);
	for (let i = 1; i < times; i++) {
		const next = measure(work);
		if (next.ms < best.ms) best = next;
	}
	return best;
}

function figures({ ms, cpuMs }: Measured<unknown>): string {
	return `${ms.toFixed(0)} ms (${cpuMs.toFixed(0)} ms CPU)`;
}

function ratio(a: number, b: number): string {
	return (a / b).toFixed(1);
}

function tally(evaluation: YearEvaluation, key: (p: YearEvaluation['parcels'][number]) => string): string {
	const counts: Record<string, number> = {};
	for (const p of evaluation.parcels) counts[key(p)] = (counts[key(p)] ?? 0) + 1;
	return JSON.stringify(counts);
}

function say(what: string, figure: string): void {
	process.stdout.write(`${what.padEnd(40)} ${figure}\n`);
}
