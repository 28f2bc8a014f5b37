import type { YearFacts } from '../evaluate/whole-year.ts';
import type { NumericFact } from '../facts.ts';
import type { ReconcileRules } from './reconcile-rules.ts';
import { warningOf, type RunWarning } from './warning.ts';

/** One fact of one import file for the year, as known at the run's instant: its rows and sums, by what became of them. */
export interface SourceTotal {
	batch: number;
	file: string;
	fact: NumericFact;
	/** Rows the run uses, rows of enterprises outside it, rows that a later file corrected, rows that were refused. */
	used: Part;
	outside: Part;
	superseded: Part;
	refused: Part;
}

export interface Part {
	rows: number;
	sum: number;
}

/**
 * Group totals against the source files. The live figures of all files must sum to what was evaluated (`source-sum` where
 * they do not); a file whose total is not in the run whole is told with the difference explained (`source-left-out`).
 * @param live Σ of the year's live figures of the run's enterprises, each once
 */
export function sourceWarnings(
	facts: YearFacts,
	sources: readonly SourceTotal[],
	live: Partial<Record<NumericFact, number>>,
	rules: Pick<ReconcileRules, 'cent'>,
): RunWarning[] {
	const warnings: RunWarning[] = [];
	for (const fact of Object.keys(live) as NumericFact[]) {
		let evaluated = 0;
		for (const { row } of facts.enterprises) evaluated += row.facts[fact] ?? 0;
		const recorded = live[fact] as number;
		const rounding = rules.cent.value + 1e-12 * Math.abs(recorded) * Math.sqrt(facts.enterprises.length + 1);
		if (Math.abs(evaluated - recorded) > rounding)
			warnings.push(warningOf('source-sum', null, null, { fact, evaluated, recorded }));
	}
	for (const { batch, file, fact, used, outside, superseded, refused } of sources) {
		if (outside.rows + superseded.rows + refused.rows === 0) continue;
		warnings.push(
			warningOf('source-left-out', 'batch', batch, {
				file,
				fact,
				total: used.sum + outside.sum + superseded.sum + refused.sum,
				used: used.sum,
				usedRows: used.rows,
				outside: outside.sum,
				outsideRows: outside.rows,
				superseded: superseded.sum,
				supersededRows: superseded.rows,
				refused: refused.sum,
				refusedRows: refused.rows,
			}),
		);
	}
	return warnings;
}
