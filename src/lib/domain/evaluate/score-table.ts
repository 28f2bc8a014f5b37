import { columnsOf, type FactRow } from '../facts.ts';
import type { Regrading, RuleSet } from '../rules/rule-set.ts';
import { apply, resultsOf } from './apply.ts';
import { fit } from './fit.ts';
import type { Fitted } from './fitted.ts';
import { gradesOf } from './grade.ts';
import { regrade, type Regraded } from './regrade.ts';
import type { Result } from './result.ts';
import { settleTenants, type Follows, type SettledTenants } from './tenants.ts';

/** A row of a scored table: its result, and whom it follows where it is a tenant that is not judged on its own. */
export type TableResult = Regraded<Result> & { follows?: Follows };

export interface ScoredTable {
	fitted: Fitted;
	/** In the order of the table. */
	results: TableResult[];
	/** The row each result was made from: a landlord's with its tenants' facts added. */
	evaluated: FactRow[];
	/** The tenants whose facts a landlord's row holds, by landlord. */
	mergedInto: ReadonlyMap<string, string[]>;
	/** Objects by final grade, best first. */
	grades: Record<string, number>;
	undecided: SettledTenants['undecided'];
	notApplied: { regrading: Regrading; why: string }[];
}

/**
 * Scores a whole table under a rule set: tenants are settled first, then the population is fitted and every object
 * scored, ranked and graded, then grades changed by hand are put in, then tenants get what follows from their landlord's.
 */
export function scoreTable(rows: readonly FactRow[], rules: RuleSet, date: string): ScoredTable {
	const settled = settleTenants(rows, rules, date);
	const columns = columnsOf(settled.rows);
	const fitted = fit(columns, rules, date);
	const read = resultsOf(fitted, columns);
	const regradings = rules.regradings ?? [];
	const following = regradings.filter(({ id }) => settled.follows.has(id));
	const own = regrade(
		settled.rows.map((_, i): TableResult => read(i)),
		regradings.filter((r) => !following.includes(r)),
	);
	const byId = new Map(
		own.results.map((result, i) => [result.id, { result, row: settled.rows[i] as FactRow }]),
	);
	const tenants = regrade(
		rows.flatMap((row): TableResult[] => {
			const follows = settled.follows.get(row.id);
			if (!follows) return [];
			const owner = byId.get(follows.owner)?.result as TableResult;
			return [follows.how === 'merged' ? sharing(row, owner, follows) : graded(fitted, row, owner, follows)];
		}),
		following,
	);
	const ofTenant = new Map(tenants.results.map((result) => [result.id, result]));
	const results = rows.map(({ id }) => ofTenant.get(id) ?? (byId.get(id)?.result as TableResult));
	const mergedInto = new Map<string, string[]>();
	for (const [id, { owner, how }] of settled.follows) {
		if (how === 'merged') mergedInto.set(owner, [...(mergedInto.get(owner) ?? []), id]);
	}
	const grades = Object.fromEntries(gradesOf(rules).map((grade) => [grade, 0]));
	for (const { grade } of results) if (grade !== null) grades[grade] = (grades[grade] ?? 0) + 1;
	return {
		fitted,
		results,
		evaluated: rows.map((row) => {
			const follows = settled.follows.get(row.id);
			return byId.get(follows?.how === 'merged' ? follows.owner : row.id)?.row ?? row;
		}),
		mergedInto,
		grades,
		undecided: settled.undecided,
		notApplied: [...own.notApplied, ...tenants.notApplied],
	};
}

/** A merged tenant has the merged object's whole result. */
function sharing(row: FactRow, owner: TableResult, follows: Follows): TableResult {
	return { ...owner, id: row.id, reason: `tenant-merged:${follows.owner}`, follows };
}

/** A tenant that takes the landlord's grade keeps its own values and is neither scored nor ranked. */
function graded(fitted: Fitted, row: FactRow, owner: TableResult, follows: Follows): TableResult {
	const { values, group, scores } = apply(fitted, row);
	return {
		id: row.id,
		group,
		values,
		scores: Object.fromEntries(Object.keys(scores).map((id) => [id, null])),
		total: null,
		rank: null,
		of: null,
		grade: owner.grade,
		reason: `owner-grade:${follows.owner}`,
		steps: [],
		undecided: [],
		follows,
	};
}
