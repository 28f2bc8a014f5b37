import type { EnterpriseDetail, SourceAnswer } from '#lib/api/evaluation.ts';
import { clauseOf } from '#lib/domain/evaluate/proof-parts.ts';
import { settledOrigins, type SettledPart } from '#lib/domain/evaluate/tenant-origins.ts';
import type { TenantFollows } from '#lib/domain/evaluate/year-tenants.ts';
import type { Proof } from '#lib/domain/proof.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as enterprises from '#lib/server/store/enterprises.ts';
import * as provenance from '#lib/server/store/provenance.ts';
import * as runs from '#lib/server/store/runs.ts';
import type { EnterpriseRunFacts } from './run-facts.ts';
import { cell } from './run-records.ts';

/** The facts of a landlord judged with its tenants, walked back to each one's own records; empty for everybody else. */
export async function tenantOrigins(
	db: Db,
	run: runs.RunRecord,
	landlord: EnterpriseRunFacts & { code: string; name: string },
	sources: Record<string, SourceAnswer>,
): Promise<Record<string, Proof>> {
	const { settled } = landlord;
	if (!settled) return {};
	const rows = await runs.rowsOf(db, run.id, 'enterprise', settled.tenants);
	const names = new Map((await enterprises.names(db, settled.tenants)).map((e) => [e.id, e]));
	const figures = await provenance.figures(db, settled.tenants, run.year, run.knownAt);
	const known = await provenance.batches(
		db,
		figures.map((f) => f.batch),
	);
	const tenants = rows.map((row): SettledPart => {
		const { code, name } = names.get(row.id) ?? { code: String(row.id), name: '' };
		const own = row.facts as EnterpriseRunFacts;
		const read = figures
			.filter((f) => f.enterprise === row.id)
			.map((f) => [f.fact, { ...provenance.sourceAt(known, f.batch, f.row, code), ...cell(f) }] as const);
		const derived = own.derived.map((fact) => [fact, { method: `derived-${fact}` }] as const);
		return { code, name, facts: own.facts, sources: Object.fromEntries([...derived, ...read]) };
	});
	const { code, name, facts } = landlord;
	return settledOrigins(settled.facts, { code, name, facts, sources }, tenants);
}

/** Why a tenant has the grade it has: its landlord's, with that one's whole proof below. */
export function tenantProof(
	grade: string | null,
	follows: TenantFollows,
	landlord: Pick<EnterpriseDetail, 'proof' | 'name'>,
	rules: RuleSet,
): Proof {
	return {
		code: follows.how === 'merged' ? 'grade.tenant-merged' : 'grade.tenant-owner-grade',
		params: { owner: landlord.name || follows.ownerCode, grade },
		clause: clauseOf(
			rules,
			rules.tenants?.find((policy) => policy.id === follows.policy),
		),
		result: grade,
		steps: landlord.proof ? [landlord.proof] : [],
	};
}
