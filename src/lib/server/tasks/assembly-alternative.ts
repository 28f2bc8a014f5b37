import type { AssemblyAlternative } from '#lib/api/assemblies.ts';
import type { Candidate } from '#lib/api/shortlists.ts';
import { exactly, numberOf } from '#lib/domain/assembly/exact-amounts.ts';
import type { AssemblyParcel, FoundCluster, FoundClusters } from '#lib/domain/assembly/find-clusters.ts';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { InputError } from '#lib/domain/problem.ts';
import { muOf } from '#lib/domain/units.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as enterprises from '#lib/server/store/enterprises.ts';
import * as runs from '#lib/server/store/runs.ts';
import { assess } from './assess.ts';
import type { EnterpriseRunFacts } from './run-facts.ts';

/** What the search knows of its candidates. */
export interface Known {
	byId: ReadonlyMap<number, Candidate>;
	costOf: (id: number) => number | null;
	owners: ReadonlyMap<number, { key: string; name: string }>;
	parcels: readonly AssemblyParcel[];
}

/** An alternative as it is shown: figures apart by their kind, what is missing, who must move, the assessment of its outline. */
export async function alternativeOf(
	db: Db,
	run: number,
	{ labels, answer, outline, fit, compactness }: FoundCluster,
	{ pairs }: FoundClusters,
	{ byId, costOf, owners, parcels }: Known,
): Promise<AssemblyAlternative> {
	const ids = answer.nodes.map(Number);
	const chosen = ids.flatMap((id) => byId.get(id) ?? []);
	const inside = new Set(ids);
	const registered = chosen.filter((c) => c.muKind === 'registered');
	const priced = ids.filter((id) => costOf(id) !== null);
	const geometry = outline as AssemblyAlternative['outline'];
	const assessment = await assess(db, geometry, run).catch((error: unknown) => {
		if (error instanceof InputError) return null;
		throw error;
	});
	return {
		labels,
		status: answer.status === 'optimal' ? 'optimal' : 'feasible',
		bound: answer.bound,
		parcels: chosen.map((c) => ({
			id: c.id,
			code: c.code,
			mu: c.mu,
			muKind: c.muKind === 'registered' ? 'registered' : 'ellipsoidal',
			costWan: costOf(c.id),
			owner: owners.get(c.id)?.name ?? null,
			grade: c.grade,
			idle: c.idle,
			lowEfficiency: c.lowEfficiency,
		})),
		registeredMu: sumOf(registered.map((c) => c.mu)),
		unregistered: chosen.length - registered.length,
		ellipsoidalMu: assessment?.area.mu ?? muOf(ellipsoidalAreaM2(outline)),
		countedMu: answer.mu as number,
		costWan: priced.length === 0 ? null : sumOf(priced.map((id) => costOf(id) as number)),
		withoutCost: ids.filter((id) => costOf(id) === null),
		owners: answer.owners as number,
		unknownOwners: ids.filter((id) => !owners.has(id)).length,
		outline: geometry,
		rectangle: (fit?.rectangle ?? null) as AssemblyAlternative['rectangle'],
		widthM: fit?.widthM ?? null,
		accuracyM: fit?.accuracyM ?? null,
		compactness,
		roads: pairs
			.filter((p) => p.edgeM === 0)
			.map((p) => ({ a: parcels[p.a]?.id as number, b: parcels[p.b]?.id as number, gapM: p.gapM }))
			.filter(({ a, b }) => inside.has(a) && inside.has(b)),
		occupants: await occupantsOf(db, run, ids),
		assessment,
	};
}

/** As decimals are added: 0.1 + 0.2 is 0.3. */
function sumOf(values: readonly number[]): number {
	const { amounts, places } = exactly(values);
	return numberOf(
		amounts.reduce((sum, amount) => sum + amount, 0n),
		places,
	);
}

/** Who sits on some parcels in the run's year, by the part of each firm that lies there. */
async function occupantsOf(
	db: Db,
	run: number,
	ids: readonly number[],
): Promise<AssemblyAlternative['occupants']> {
	const shares = new Map<number, number>();
	for (const row of await runs.rowsOf(db, run, 'parcel', [...ids])) {
		for (const { enterprise, yearShare } of (
			row.facts as { occupants: { enterprise: number; yearShare: number | null }[] }
		).occupants) {
			shares.set(enterprise, (shares.get(enterprise) ?? 0) + (yearShare ?? 0));
		}
	}
	const firms = [...shares.keys()];
	const names = new Map((await enterprises.names(db, firms)).map((e) => [e.id, e.name]));
	const rows = new Map((await runs.rowsOf(db, run, 'enterprise', firms)).map((row) => [row.id, row]));
	return [...shares]
		.map(([id, share]) => ({
			id,
			name: names.get(id) ?? String(id),
			share,
			grade: rows.get(id)?.grade ?? null,
			employees: (rows.get(id)?.facts as EnterpriseRunFacts | undefined)?.facts.employees ?? null,
		}))
		.sort((a, b) => b.share - a.share || a.name.localeCompare(b.name, 'zh-CN'));
}
