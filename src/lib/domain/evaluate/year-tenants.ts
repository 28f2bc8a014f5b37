import type { FactRow } from '../facts.ts';
import type { Place } from '../parcel/site.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Outcome } from './result.ts';
import { settleTenants } from './tenants.ts';

/** An enterprise of the year with what was completed for it. */
interface Completed {
	id: number;
	code: string;
	row: FactRow;
}

/** A tenant that is not judged on its own. */
export interface TenantFollows {
	/** Subject id of the landlord. */
	owner: number;
	ownerCode: string;
	how: 'merged' | 'owner-grade';
	/** The rule's entry that says so. */
	policy: string;
}

/** Who is judged, and on what, once the rule's say on tenants is done. */
export interface SettledYear {
	/** The rows to fit and score. */
	rows: FactRow[];
	/** Landlords whose row holds their tenants' facts too: the row, and whose. By subject id. */
	settled: Map<number, { row: FactRow; tenants: number[] }>;
	follows: Map<number, TenantFollows>;
}

/**
 * Settles the tenants of a year by the rule: a tenant is an enterprise that sits only on other people's parcels, and its
 * landlord is the one owner of all of them; where there are several or none, it stands on its own. Without a say on
 * tenants in the rule everybody does.
 */
export function settleYear(
	enterprises: readonly Completed[],
	placesOf: ReadonlyMap<number, readonly Place[]>,
	rules: RuleSet,
	date: string,
): SettledYear {
	const none: SettledYear = { rows: enterprises.map((e) => e.row), settled: new Map(), follows: new Map() };
	if (!rules.tenants || rules.tenants.length === 0) return none;
	const rows = enterprises.map(({ id, row }) => {
		const ownerId = landlordOf(placesOf.get(id) ?? []);
		return ownerId === null ? row : { ...row, other: { ...row.other, ownerId: String(ownerId) } };
	});
	const result = settleTenants(rows, rules, date);
	const codeOf = new Map(enterprises.map((e) => [e.row.id, e.code]));
	const tenantsOf = new Map<string, number[]>();
	for (const [id, { owner, how, policy }] of result.follows) {
		const ownerCode = codeOf.get(owner) ?? owner;
		none.follows.set(Number(id), { owner: Number(owner), ownerCode, how, policy });
		if (how === 'merged') tenantsOf.set(owner, [...(tenantsOf.get(owner) ?? []), Number(id)]);
	}
	for (const row of result.rows) {
		const tenants = tenantsOf.get(row.id);
		if (tenants) none.settled.set(Number(row.id), { row, tenants: tenants.sort((a, b) => a - b) });
	}
	return { ...none, rows: result.rows };
}

/** The one owner of every parcel it sits on as a tenant; null where it owns one itself, or that cannot be said. */
function landlordOf(places: readonly Place[]): number | null {
	const owners = new Set<number>();
	for (const { occupancy, site } of places) {
		if (occupancy.role === 'owner') return null;
		const here = site.occupancies.filter((o) => o.role === 'owner').map((o) => o.enterprise);
		if (here.length === 0) return null;
		for (const owner of here) owners.add(owner);
	}
	const [first] = owners;
	return owners.size === 1 ? (first as number) : null;
}

/** What a tenant gets from its landlord: the merged object's whole result, or the grade alone beside its own values. */
export function tenantOutcome(id: string, own: Outcome, owner: Outcome, follows: TenantFollows): Outcome {
	if (follows.how === 'merged') return { ...owner, id, reason: `tenant-merged:${follows.ownerCode}` };
	return {
		id,
		group: own.group,
		values: own.values,
		scores: Object.fromEntries(Object.keys(own.scores).map((name) => [name, null])),
		total: null,
		rank: null,
		of: null,
		grade: owner.grade,
		reason: `owner-grade:${follows.ownerCode}`,
	};
}
