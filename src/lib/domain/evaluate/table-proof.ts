import { NUMERIC_FACTS, type FactRow } from '../facts.ts';
import type { Proof } from '../proof.ts';
import { proofOf } from './proof.ts';
import { clauseOf, type FactSources } from './proof-parts.ts';
import type { ScoredTable, TableResult } from './score-table.ts';

/**
 * The proof of a row of a scored table: that of its grade, under what a hand changed in it, under what it has from its
 * landlord.
 */
export function proofOfRow(scored: ScoredTable, i: number, sources: readonly FactSources[]): Proof {
	const result = scored.results[i] as TableResult;
	const { rules } = scored.fitted;
	const { follows, regrading } = result;
	const inner = follows ? tenantProof(scored, result, sources) : ownProof(scored, i, sources);
	if (!regrading) return inner;
	return {
		code: 'grade.regraded',
		params: {
			from: result.gradeBefore ?? null,
			to: result.grade,
			reason: regrading.reason,
			by: regrading.by,
			on: regrading.on ?? null,
		},
		clause: clauseOf(rules, { clause: 'regradings' }),
		result: result.grade,
		steps: [inner],
	};
}

/** The proof of the grade as cuts and vetoes gave it. */
function ownProof(
	{ fitted, results, evaluated, mergedInto }: ScoredTable,
	i: number,
	sources: readonly FactSources[],
) {
	const { regrading, gradeBefore, ...result } = results[i] as TableResult;
	const { reason: _reason, ...given } = result;
	const computed = regrading ? { ...given, grade: gradeBefore ?? null } : result;
	const row = evaluated[i] as FactRow;
	return proofOf(fitted, row, computed, mergedSources(row, mergedInto, sources[i]));
}

/** The sources of a landlord's facts: a sum over its merged tenants was not read in its row, but computed of all. */
function mergedSources(
	row: FactRow,
	mergedInto: ScoredTable['mergedInto'],
	own: FactSources | undefined,
): FactSources | undefined {
	const tenants = mergedInto.get(row.id);
	if (!tenants) return own;
	const record = [row.id, ...tenants].join('+');
	const summed = NUMERIC_FACTS.filter((fact) => fact !== 'tenants');
	return {
		...own,
		...Object.fromEntries(summed.map((fact) => [fact, { method: 'tenants-merged', record }])),
	};
}

function tenantProof(scored: ScoredTable, result: TableResult, sources: readonly FactSources[]): Proof {
	const { rules } = scored.fitted;
	const { owner, how, policy } = result.follows as NonNullable<TableResult['follows']>;
	const at = scored.results.findIndex((r) => r.id === owner);
	return {
		code: `grade.tenant-${how}`,
		params: { owner, grade: result.gradeBefore ?? result.grade },
		clause: clauseOf(
			rules,
			rules.tenants?.find((t) => t.id === policy),
		),
		result: result.gradeBefore ?? result.grade,
		steps: at < 0 ? [] : [proofOfRow(scored, at, sources)],
	};
}
