import { columnsOf, NUMERIC_FACTS, type FactRow, type NumericFact } from '../facts.ts';
import { indicatorColumns } from '../indicators/indicator-columns.ts';
import { NO, predicateOf, UNKNOWN, YES, type PredicateInput } from '../rules/predicate.ts';
import { indicatorsOf } from '../rules/rule-indicators.ts';
import type { RuleSet, TenantPolicy } from '../rules/rule-set.ts';

/** What became of a tenant: its facts are in the owner's row, or it takes the owner's grade. */
export interface Follows {
	owner: string;
	how: 'merged' | 'owner-grade';
	/** The rule's entry that says so. */
	policy: string;
}

export interface SettledTenants {
	/** The objects to evaluate: owners with what was merged into them, and all who are judged on their own. */
	rows: FactRow[];
	/** Tenants that are not evaluated themselves, by id. */
	follows: Map<string, Follows>;
	/** Tenants judged on their own because something is not known, by id: why. */
	undecided: Map<string, 'owner-absent' | 'owner-circle' | 'policy-unknown'>;
}

/** Facts of the ground itself: with `land: 'owner'` they are the owner's alone. */
const GROUND: readonly NumericFact[] = ['landMu', 'floorAreaM2', 'footprintM2'];

/**
 * Settles what a rule says of enterprises on somebody else's parcel (`other.ownerId`), before anything is scored: their
 * facts are added to the owner's, or they will take its grade, or they stand on their own. The first policy whose
 * condition holds (and whose exception does not) counts; where a missing fact leaves that open, the tenant stays on its
 * own and is named. A fact that one part lacks the merged object lacks. Pure; the rows given stay as they are.
 */
export function settleTenants(rows: readonly FactRow[], rules: RuleSet, date: string): SettledTenants {
	const settled: SettledTenants = { rows: [...rows], follows: new Map(), undecided: new Map() };
	const policies = rules.tenants ?? [];
	const ownerOf = new Map<string, string>();
	for (const row of rows) {
		const owner = ownerIdOf(row);
		if (owner !== null && owner !== row.id) ownerOf.set(row.id, owner);
	}
	if (policies.length === 0 || ownerOf.size === 0) return settled;

	const chooses = policyReader(rows, policies, rules, date);
	const byId = new Map(rows.map((row) => [row.id, row]));
	const chosen = new Map<string, TenantPolicy>();
	rows.forEach((row, i) => {
		const owner = ownerOf.get(row.id);
		if (owner === undefined) return;
		if (!byId.has(owner)) {
			settled.undecided.set(row.id, 'owner-absent');
			return;
		}
		const policy = chooses(i);
		if (policy === 'unknown') settled.undecided.set(row.id, 'policy-unknown');
		else if (policy !== null && policy.how !== 'own') chosen.set(row.id, policy);
	});
	// A tenant of a tenant that follows somebody follows that one's owner.
	for (const [id, policy] of chosen) {
		const root = rootOf(id, ownerOf, chosen);
		if (root === null) settled.undecided.set(id, 'owner-circle');
		else {
			const how = policy.how === 'merged' ? 'merged' : 'owner-grade';
			settled.follows.set(id, { owner: root, how, policy: policy.id });
		}
	}
	settled.rows = mergeRows(rows, settled.follows, chosen);
	return settled;
}

/** Whose parcel it sits on, as the table or the ledger says; null where it does not. */
export function ownerIdOf(row: FactRow): string | null {
	const owner = row.other?.['ownerId'];
	return owner === null || owner === undefined || owner === '' ? null : String(owner);
}

/** For each row the policy that holds: null where none does, `unknown` where a missing fact leaves it open. */
function policyReader(
	rows: readonly FactRow[],
	policies: readonly TenantPolicy[],
	rules: RuleSet,
	date: string,
): (i: number) => TenantPolicy | null | 'unknown' {
	const columns = columnsOf(rows);
	const input: PredicateInput = {
		columns,
		values: indicatorColumns(columns, indicatorsOf(rules)),
		industryEdition: rules.industryEdition,
		date,
	};
	const conditions = policies.map((policy) => ({
		policy,
		when: predicateOf(policy.when, input),
		except: policy.except === null ? () => NO : predicateOf(policy.except, input),
	}));
	return (i) => {
		for (const { policy, when, except } of conditions) {
			const [holds, excepted] = [when(i), except(i)];
			if (holds === NO || excepted === YES) continue;
			return holds === UNKNOWN || excepted === UNKNOWN ? 'unknown' : policy;
		}
		return null;
	};
}

function rootOf(
	id: string,
	ownerOf: ReadonlyMap<string, string>,
	chosen: ReadonlyMap<string, TenantPolicy>,
): string | null {
	const seen = new Set<string>();
	let at = id;
	while (chosen.has(at)) {
		if (seen.has(at)) return null;
		seen.add(at);
		at = ownerOf.get(at) as string;
	}
	return at;
}

function mergeRows(
	rows: readonly FactRow[],
	follows: SettledTenants['follows'],
	chosen: ReadonlyMap<string, TenantPolicy>,
): FactRow[] {
	const parts = new Map<string, { row: FactRow; land: TenantPolicy['land'] }[]>();
	// By id, so that the order of the table changes no last bit of a sum.
	for (const row of rows.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
		const follow = follows.get(row.id);
		if (follow?.how !== 'merged') continue;
		const list = parts.get(follow.owner) ?? [];
		list.push({ row, land: chosen.get(row.id)?.land ?? 'sum' });
		parts.set(follow.owner, list);
	}
	return rows.flatMap((row) => {
		if (follows.has(row.id)) return [];
		const tenants = parts.get(row.id);
		return [tenants ? mergedRow(row, tenants) : row];
	});
}

/** Scale, industry, dates and the count of tenants stay the owner's; every other fact is the sum over all parts. */
function mergedRow(owner: FactRow, tenants: { row: FactRow; land: TenantPolicy['land'] }[]): FactRow {
	const facts = { ...owner.facts };
	for (const fact of NUMERIC_FACTS) {
		if (fact === 'tenants') continue;
		for (const { row, land } of tenants) {
			if (land === 'owner' && GROUND.includes(fact)) continue;
			const [sum, part] = [facts[fact], row.facts[fact]];
			facts[fact] = sum === null || part === null ? null : sum + part;
		}
	}
	return { ...owner, facts };
}
