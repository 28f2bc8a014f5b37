import type { FactColumns } from '#lib/domain/facts.ts';
import { evaluate } from '#lib/domain/evaluate/fit.ts';
import { divisionsOf } from '#lib/domain/evaluate/placement.ts';
import { rankWithin } from '#lib/domain/evaluate/rank-within.ts';
import { openWhatIf } from '#lib/domain/evaluate/what-if.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { FIFTEEN, FLAGGED, joinYear, YEAR, type JobData } from './evaluate-job.ts';
import type { JobAnswer } from './evaluate-job-sql.ts';

const DATE = '2025-06-01';

export interface OurJob {
	grades: Record<string, number>;
	ranks: Int32Array[];
	grade: Int8Array;
	flags: Uint8Array;
	industry: Uint16Array;
}

/**
 * Job a over columns in memory: join of the year, fifteen indicators, fifteen ranks within the industry, scores,
 * totals, grades, flags. `whole` takes the full evaluation, which also keeps every object's rank and reason and the
 * statistics of a record; otherwise the engine of what-if, which makes the same totals, cuts and grades.
 */
export function ourJob(columns: FactColumns, data: JobData, rules: RuleSet, whole: boolean): OurJob {
	joinYear(columns, data, YEAR);
	const { index, names } = divisionsOf(columns);
	const now = whole
		? evaluate(columns, rules, DATE).results
		: openWhatIf(columns, rules, DATE).rescore(rules);
	const { values } = now;
	const ranks = FIFTEEN.map(([id]) => rankWithin(values[id] as Float64Array, index, names.length));
	const flags = new Uint8Array(columns.count);
	for (const [id, below] of FLAGGED) {
		const column = values[id] as Float64Array;
		for (let i = 0; i < flags.length; i++) if ((column[i] as number) < below) flags[i] = 1;
	}
	const counts = new Int32Array(now.grades.length);
	for (const grade of now.grade) if (grade >= 0) counts[grade]! += 1;
	return {
		grades: Object.fromEntries(now.grades.map((g, k) => [g, counts[k] as number])),
		ranks,
		grade: now.grade,
		flags,
		industry: index,
	};
}

/** What the peers must agree with. */
export function answerOf(job: OurJob): JobAnswer {
	let ranks = 0;
	for (const column of job.ranks)
		for (let i = 0; i < column.length; i++) if (job.industry[i] !== 0) ranks += column[i] as number;
	return { grades: job.grades, flagged: job.flags.reduce((sum, one) => sum + one, 0), ranks };
}
