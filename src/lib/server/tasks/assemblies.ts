import type { Assembly, AssemblyAlternative, AssemblyRequest } from '#lib/api/assemblies.ts';
import type { Candidate } from '#lib/api/shortlists.ts';
import { checkAnswer } from '#lib/domain/assembly/check-answer.ts';
import type { AssemblyParcel, FoundClusters } from '#lib/domain/assembly/find-clusters.ts';
import { type Areal, boundsOf } from '#lib/domain/geometry/areal.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/assemblies.ts';
import * as parcelStore from '#lib/server/store/parcels.ts';
import { findClustersAside } from '#lib/server/workers/find-clusters.ts';
import { alternativeOf } from './assembly-alternative.ts';
import { ownerKeysOf } from './assembly-owners.ts';
import { candidates } from './shortlist.ts';
import type { TaskContext } from './task.ts';
import { costsOf } from './vacating-costs.ts';

/** More than this are not joined into a graph at once. */
const MOST = 5000;

/**
 * Looks for connected clusters of enough land among the candidates of a run, evaluates each as a drawing of its outline
 * would be, and keeps the search.
 * @throws InputError `run-not-found`, `assembly.no-candidates`
 */
export async function searchAssembly(
	db: Db,
	request: AssemblyRequest,
	{ signal, progress = () => {} }: TaskContext = {},
): Promise<{ assembly: number }> {
	const total = 3;
	progress({ stage: 'candidates', done: 0, total });
	const all = await candidatesOf(db, request);
	const costs = await costsOf(
		db,
		request.run,
		all.map((c) => c.id),
	);
	const costOf = (id: number) => costs.get(id)?.totalWan ?? null;
	const kept = request.missingCost === 'accept' ? all : all.filter((c) => costOf(c.id) !== null);
	const owners = await ownerKeysOf(
		db,
		request.run,
		kept.map((c) => c.id),
	);
	const outlines = await parcelStore.geometries(
		db,
		kept.map((c) => c.id),
	);
	const parcels = kept.flatMap((c): AssemblyParcel[] => {
		const text = outlines.get(c.id);
		if (text === undefined) return [];
		const geometry = JSON.parse(text) as Areal;
		return [{ id: c.id, mu: c.mu, costWan: costOf(c.id), owner: owners.get(c.id)?.key ?? null, geometry }];
	});
	progress({ stage: 'search', done: 1, total });
	const { minMu, edgeM, toleranceM, roadM, shape, objective, maxOwners, alternatives, seconds } = request;
	const question = {
		...{ parcels, minMu, edgeM, toleranceM, roadM, shape, objective, maxOwners, alternatives },
		lockIn: request.lockIn.filter((id) => parcels.some((p) => p.id === id)),
	};
	const found = await findClustersAside({ question, seconds }, { ...(signal ? { signal } : {}) });
	checkClusters(found, parcels, request);
	progress({ stage: 'evaluate', done: 2, total });
	const byId = new Map(kept.map((c) => [c.id, c]));
	const shown: AssemblyAlternative[] = [];
	for (const cluster of found.clusters) {
		signal?.throwIfAborted();
		shown.push(await alternativeOf(db, request.run, cluster, found, { byId, costOf, owners, parcels }));
	}
	const at = (p: AssemblyParcel): [number, number] => {
		const [west, south, east, north] = boundsOf(p.geometry);
		return [(west + east) / 2, (south + north) / 2];
	};
	const id = await store.insert(db, request, {
		candidates: parcels.map((p) => ({ id: p.id, code: byId.get(p.id)?.code ?? '', mu: p.mu, at: at(p) })),
		leftOut: all.length - kept.length,
		unknownOwners: parcels.filter((p) => p.owner === null).length,
		edges: found.pairs.map(({ a, b, edgeM, gapM }) => ({
			a: parcels[a]?.id as number,
			b: parcels[b]?.id as number,
			edgeM,
			gapM,
		})),
		measures: [...found.measures],
		alternatives: shown,
		refused: found.refused,
		ended: found.ended,
		largestMu: found.largestMu,
	});
	return { assembly: id };
}

async function candidatesOf(db: Db, request: AssemblyRequest): Promise<Candidate[]> {
	const open = { ...request.criteria, kinds: ['parcel' as const], limit: MOST };
	const only = request.parcels && new Set(request.parcels.map((id) => `parcel ${id}`));
	const free = {
		...open,
		regions: [],
		parks: [],
		flags: [],
		grades: [],
		stock: false,
		batches: [],
		minMu: 0,
	};
	const found = only
		? await candidates(db, request.run, free, only)
		: await candidates(db, request.run, open);
	const out = new Set(request.lockOut);
	const kept = found.filter((c) => !out.has(c.id));
	if (kept.length > 0) return kept;
	throw new InputError({
		code: 'assembly.no-candidates',
		message: '没有符合条件的宗地',
		path: 'criteria',
		got: 0,
		expected: '至少 1 宗',
		fix: '放宽筛选条件，或在地图上选择宗地',
	});
}

/** Every cluster against the question, by a program that shares nothing with the search. @throws Error a bug */
function checkClusters(
	found: FoundClusters,
	parcels: readonly AssemblyParcel[],
	request: AssemblyRequest,
): void {
	const question = {
		nodes: parcels.map(({ id, mu, costWan, owner }) => ({ id, mu, costWan: costWan ?? 0, owner })),
		edges: found.pairs.map(({ a, b }) => [parcels[a]?.id as number, parcels[b]?.id as number] as const),
		minMu: request.minMu,
		measures: found.measures,
		maxOwners: request.maxOwners,
		lockIn: [],
		lockOut: [],
		alternatives: 1,
		difference: { nodes: 1, owners: false },
	};
	for (const { answer } of found.clusters) {
		const { faults } = checkAnswer(question, {
			nodes: answer.nodes,
			mu: answer.mu as number,
			costWan: answer.costWan as number,
		});
		if (faults.length > 0) throw new Error(`assembly refused by its checker: ${faults.join()}`);
	}
}

/** A kept search, or undefined. */
export const getAssembly = (db: Db, id: number): Promise<Assembly | undefined> => store.get(db, id);

/** Keeps a search under a name; a problem where it is gone or was named meanwhile. */
export async function nameAssembly(
	db: Db,
	id: number,
	{ name, version }: { name: string; version: number },
): Promise<Assembly | Problem> {
	const done = await store.rename(db, id, version, name);
	const now = await store.get(db, id);
	if (!now) return { code: 'not-found', message: '没有找到这份拼地方案', got: id };
	if (done) return now;
	return {
		code: 'changed-meanwhile',
		message: `${now.by} 已修改过这份拼地方案`,
		got: version,
		expected: now.version,
		fix: '重新打开后再改',
	};
}
