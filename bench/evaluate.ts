/**
 * Two parts.
 *
 * Job a of performance.md, 100,000 parcels with their area stored and 310,000 yearly records in memory → join, fifteen
 * indicators, fifteen ranks within the industry, scores, totals, grades, flags in memory. Peers over stored, analysed
 * tables in the same run, loading uncounted: PostgreSQL (DATABASE_URL) and DuckDB (installed on demand into
 * .cache/bench). Grade counts, flags and the sum of all ranks must be equal before a ratio is printed.
 *
 * The core under a shipped rule: from columns in memory to grades in memory under demo-2024, 100,000
 * invented enterprises, fixed seed. Peers on the same facts, counting the same work: plain objects with sort and map,
 * and, where DATABASE_URL is set, one SQL statement over a stored table (facts loaded beforehand, uncounted; area is not
 * part of this job here). Grade counts must be equal before a ratio is printed.
 *
 *   npx tsx bench/evaluate.ts [rows]
 */
import { columnsOf, type FactRow } from '#lib/domain/facts.ts';
import { applyAll } from '#lib/domain/evaluate/apply.ts';
import { evaluate, fit } from '#lib/domain/evaluate/fit.ts';
import { indicatorColumns } from '#lib/domain/indicators/indicator-columns.ts';
import { indicatorsOf } from '#lib/domain/rules/rule-indicators.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { shippedRule } from '#lib/rulesets/shipped.ts';
import { inventedEnterprises } from '../tests/support/enterprises.ts';
import { gradesByObjects } from './evaluate-objects.ts';
import { jobInDuckDb } from './evaluate-duckdb.ts';
import { jobData, jobRules, parcelColumns } from './evaluate-job.ts';
import type { JobAnswer } from './evaluate-job-sql.ts';
import { answerOf, ourJob } from './evaluate-ours.ts';
import { jobInPostgres } from './evaluate-postgres.ts';
import { gradesBySql } from './evaluate-sql.ts';

const DATE = '2025-06-01';
const count = Number(process.argv[2] ?? 100_000);
const rules = shippedRule('demo-2024') as RuleSet;
const rows: FactRow[] = inventedEnterprises(count, 2024);

const load = best(() => columnsOf(rows), 3);
const columns = columnsOf(rows);
const first = time(() => fit(columns, rules, DATE));
const fitted = fit(columns, rules, DATE);
const fitTime = best(() => fit(columns, rules, DATE), 5);
const applyTime = best(() => applyAll(fitted, columns), 5);
const values = indicatorColumns(columns, indicatorsOf(rules));
const rescore = best(() => evaluate(columns, rules, DATE, values), 7);

say('rows', String(count));
say('rows to columns', ms(load));
say('fit, first call', ms(first));
say('fit', ms(fitTime));
say('apply to all', ms(applyTime));
say('fit + apply to all', ms(fitTime + applyTime));
say('re-score after a change of the rule', ms(rescore));
say('grades', JSON.stringify(fitted.grades));

compare(
	'plain objects',
	best(() => gradesByObjects(rows), 3),
	gradesByObjects(rows),
);
const url = process.env['DATABASE_URL'];
if (url) {
	const sql = await gradesBySql(url, rows);
	compare('PostgreSQL', sql.ms, sql.grades);
} else say('PostgreSQL', 'DATABASE_URL is not set: not compared');

say('', '');
await jobA();

async function jobA(): Promise<void> {
	const data = jobData(count);
	const jobColumns = parcelColumns(data);
	const job = jobRules();
	const ours = ourJob(jobColumns, data, job, true);
	const answer = answerOf(ours);
	const wholeMs = best(() => ourJob(jobColumns, data, job, true), 5);
	const incremental = ourJob(jobColumns, data, job, false);
	same('incremental engine', answerOf(incremental), answer);
	const gradesMs = best(() => ourJob(jobColumns, data, job, false), 5);
	say('job a: columns to grades', ms(gradesMs));
	say('… with rank and reason of each and the record of the fit', ms(wholeMs));
	say('grades, flagged', `${JSON.stringify(answer.grades)}, ${answer.flagged}`);
	const peers: [string, { ms: number; answer: JobAnswer } | string][] = [
		['DuckDB', await jobInDuckDb(data)],
		[
			'PostgreSQL, area stored',
			url ? await jobInPostgres(url, data) : 'DATABASE_URL is not set: not compared',
		],
	];
	for (const [peer, got] of peers) {
		if (typeof got === 'string') {
			say(peer, got);
			continue;
		}
		same(peer, got.answer, answer);
		say(
			peer,
			`${ms(got.ms)}, grades, flags and ranks equal; ${(got.ms / gradesMs).toFixed(1)} × ours, ${(got.ms / wholeMs).toFixed(1)} × ours with the record`,
		);
	}
}

function same(peer: string, got: JobAnswer, ours: JobAnswer): void {
	const text = (a: JobAnswer) => JSON.stringify([Object.entries(a.grades).sort(), a.flagged, a.ranks]);
	if (text(got) !== text(ours)) throw new Error(`${peer} has ${text(got)}, we ${text(ours)}`);
}

function compare(peer: string, peerMs: number, grades: Record<string, number>): void {
	const same = Object.entries(fitted.grades).every(([grade, n]) => (grades[grade] ?? 0) === n);
	if (!same) throw new Error(`${peer} grades ${JSON.stringify(grades)}, we ${JSON.stringify(fitted.grades)}`);
	say(
		peer,
		`${ms(peerMs)}, grade counts equal; ${(peerMs / rescore).toFixed(1)} × our fit and grades in one go`,
	);
}

function time(work: () => unknown): number {
	const from = performance.now();
	work();
	return performance.now() - from;
}

function best(work: () => unknown, times: number): number {
	return Math.min(...Array.from({ length: times }, () => time(work)));
}

function ms(value: number): string {
	return `${value.toFixed(1)} ms`;
}

function say(what: string, figure: string): void {
	process.stdout.write(`${what.padEnd(40)} ${figure}\n`);
}
