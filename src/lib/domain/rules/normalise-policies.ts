import type { Mark } from '../proof.ts';
import { figureOf, without } from './figure.ts';
import type { RuleFile } from './grammar.ts';
import { TENANT_HOW } from './grammar-policies.ts';
import { industryKey } from './industry-match.ts';
import type { RuleGroup, RuleSet, Rounding, TenantHow, TenantPolicy } from './rule-set.ts';
import { canonicalName, canonicalWhen } from './when-names.ts';

type GroupInput = RuleFile['groups'][number];

/** Who is ranked with whom, ties and rounding of a group; what the file says for all groups holds where it is silent. */
export function groupPolicies(
	file: RuleFile,
	group: GroupInput,
	mark: Mark,
): Pick<RuleGroup, 'within' | 'tie' | 'tieBreak' | 'rounding'> {
	const breaks = group.tieBreak ?? file.tieBreak ?? [];
	const tieBreak = (typeof breaks === 'string' ? [breaks] : breaks).map(canonicalName);
	const rounding = roundingOf(file, group, mark);
	return {
		within: withinOf(group.within),
		tie: group.tie ?? file.tie ?? 'best',
		...(tieBreak.length > 0 ? { tieBreak } : {}),
		...(rounding ? { rounding } : {}),
	};
}

/** The parts of a rule set that hold for all groups and are there only where the file writes them. */
export function rulePolicies(
	file: RuleFile,
	mark: Mark,
): Pick<RuleSet, 'limits' | 'tenants' | 'regradings' | 'publication'> {
	const { limits, regradings, publication } = file;
	const figures = without({
		bonuses: figureOf(limits?.bonuses, mark),
		deductions: figureOf(limits?.deductions, mark),
		minTotal: figureOf(limits?.minTotal, mark),
		maxTotal: figureOf(limits?.maxTotal, mark),
	});
	const tenants = tenantPolicies(file.tenants, mark);
	const shown = without({
		minGroup: figureOf(publication?.minGroup, mark),
		workingDays: figureOf(publication?.workingDays, mark),
	});
	return {
		...(publication ? { publication: { ...(publication.scores ? { scores: true } : {}), ...shown } } : {}),
		...(Object.keys(figures).length > 0 ? { limits: figures } : {}),
		...(tenants.length > 0 ? { tenants } : {}),
		...(regradings && regradings.length > 0
			? {
					regradings: regradings.map(({ id, grade, reason, by, on }) => ({
						id,
						grade,
						reason,
						by,
						...(on === undefined ? {} : { on }),
					})),
				}
			: {}),
	};
}

function withinOf(within: GroupInput['within']): RuleGroup['within'] {
	if (within === undefined || within === null || within === 'industry') return within ?? null;
	const { groups, otherwise } = Array.isArray(within) ? { groups: within, otherwise: null } : within;
	return {
		groups: (groups ?? []).map(({ id, title, industries }) => ({
			id,
			...(title === undefined ? {} : { title }),
			industries: industries.map(industryKey),
		})),
		otherwise: otherwise ?? null,
	};
}

function roundingOf(file: RuleFile, group: GroupInput, mark: Mark): Rounding | null {
	const [own, all] = [group.rounding ?? {}, file.rounding ?? {}];
	const rounding = without({
		scores: figureOf(own.scores ?? all.scores, mark),
		totals: figureOf(own.totals ?? all.totals, mark),
		shares: own.shares ?? all.shares,
	});
	return Object.keys(rounding).length > 0 ? rounding : null;
}

function tenantPolicies(input: RuleFile['tenants'], mark: Mark): TenantPolicy[] {
	if (!input) return [];
	const list = typeof input === 'string' ? [{ how: input }] : Array.isArray(input) ? input : [input];
	return list.map((policy, i) => ({
		id: policy.id ?? `tenants-${i + 1}`,
		...without({ title: policy.title, clause: policy.clause, source: policy.source }),
		mark: policy.mark ?? mark,
		how: howOf(policy.how),
		when: policy.when ? canonicalWhen(policy.when) : null,
		except: policy.except ? canonicalWhen(policy.except) : null,
		land: policy.land ?? 'sum',
	}));
}

function howOf(written: string): TenantHow {
	const found = Object.entries(TENANT_HOW).find(([, names]) =>
		(names as readonly string[]).includes(written),
	);
	if (!found) throw new Error(`tenant policy ${written}, expected one that the grammar lets through`);
	return found[0] as TenantHow;
}
