import { commonDecimals, decimalsOf, scaled } from './decimal-scale.ts';
import type { BarCause, MatchProblem, MatchProject } from './match-problem.ts';
import { quartersLater, timeKind, timeOrdinal, type TimeKind } from './match-time.ts';

/**
 * The problem in whole numbers: mu and worth are counted in their last written decimal, so that sums are exact. A pair that
 * cannot stand (zone, size, time, forbidden) has worth -Infinity.
 */
export interface MatchModel {
	problem: MatchProblem;
	kind: TimeKind;
	muDecimals: number;
	valueDecimals: number;
	weight: Float64Array;
	capacity: Float64Array;
	exclusive: boolean[];
	from: Float64Array;
	/** Infinity where unknown. */
	available: Float64Array;
	/** Worth of project p on site s at [p * sites + s]. */
	value: Float64Array;
	/** Site of a pinned project, -1 where free. */
	pinned: Int32Array;
	projectIndex: Map<string, number>;
	siteIndex: Map<string, number>;
	/** What rules project p out on site s, at p * sites + s; what the land rules out stays so whatever the planner allows. */
	barred: Map<number, BarCause>;
}

/** Why a pair cannot stand, or null. */
export type PairFault = 'unavailable' | 'zone' | 'size' | 'late' | 'forbidden';

/** Builds the model. Ids and times were checked at the door (`api/match-problem`). */
export function matchModel(problem: MatchProblem): MatchModel {
	const { projects, sites } = problem;
	const first = [...projects.map((p) => p.from), ...sites.map((s) => s.available)].find((t) => t !== null);
	const kind = (first === undefined ? null : timeKind(first)) ?? 'number';
	const mus = [...projects, ...sites].map((x) => x.mu);
	const muDecimals = commonDecimals(mus, sumOf(mus));
	const valueDecimals = decimalsOfWorth(problem);
	const model: MatchModel = {
		problem,
		kind,
		muDecimals,
		valueDecimals,
		weight: Float64Array.from(projects, (p) => scaled(p.mu, muDecimals)),
		capacity: Float64Array.from(sites, (s) => scaled(s.mu, muDecimals)),
		exclusive: sites.map((s) => s.exclusive ?? problem.exclusive ?? false),
		from: Float64Array.from(projects, (p) => timeOrdinal(p.from)),
		available: Float64Array.from(sites, (s) => (s.available === null ? Infinity : timeOrdinal(s.available))),
		value: new Float64Array(projects.length * sites.length),
		pinned: new Int32Array(projects.length).fill(-1),
		projectIndex: new Map(projects.map((p, index) => [p.id, index])),
		siteIndex: new Map(sites.map((s, index) => [s.id, index])),
		barred: new Map(),
	};
	const planner = (problem.forbid ?? []).map((pair) => ({ ...pair, cause: 'planner' as const }));
	for (const { project, site, cause } of [...planner, ...(problem.barred ?? [])]) {
		const [p, s] = [model.projectIndex.get(project), model.siteIndex.get(site)];
		if (p !== undefined && s !== undefined) model.barred.set(p * sites.length + s, cause);
	}
	for (const [p, project] of projects.entries()) {
		const fault = faultOf(model, p);
		for (let s = 0; s < sites.length; s++) {
			model.value[p * sites.length + s] = fault(s) === null ? worth(model, project, p, s) : -Infinity;
		}
	}
	for (const { project, site } of problem.pin ?? []) {
		model.pinned[model.projectIndex.get(project) ?? -1] = model.siteIndex.get(site) ?? -1;
	}
	return model;
}

/** What rules project `p` out on site `s`, or null. */
export function barCause(model: MatchModel, p: number, s: number): BarCause | null {
	return model.barred.get(p * model.problem.sites.length + s) ?? null;
}

/** Why project `p` cannot stand on site `s`: the first of availability, zone, size, time, a forbidden pair. */
export function pairFault(model: MatchModel, p: number, s: number): PairFault | null {
	return faultOf(model, p)(s);
}

function faultOf(model: MatchModel, p: number): (s: number) => PairFault | null {
	const { sites, projects } = model.problem;
	const project = projects[p]!;
	const zones = project.zones?.length ? new Set(project.zones) : null;
	const by = project.by === undefined || project.by === null ? Infinity : timeOrdinal(project.by);
	return (s) => {
		if (model.available[s] === Infinity) return 'unavailable';
		if (zones && !zones.has(sites[s]!.zone ?? '')) return 'zone';
		if (model.weight[p]! > model.capacity[s]!) return 'size';
		if (startAt(model, p, s) > by) return 'late';
		return model.barred.has(p * sites.length + s) ? 'forbidden' : null;
	};
}

/** When project `p` starts on site `s`, as an ordinal. */
export function startAt(model: MatchModel, p: number, s: number): number {
	return Math.max(model.from[p]!, model.available[s]!);
}

function worth(model: MatchModel, project: MatchProject, p: number, s: number): number {
	const site = model.problem.sites[s]!;
	const own = Object.hasOwn(project.values ?? {}, site.id) ? project.values![site.id]! : project.value;
	const scale = (x: number) => scaled(x, model.valueDecimals);
	const late = quartersLater(model.kind, model.from[p]!, startAt(model, p, s));
	return scale(own) + scale(site.bonus ?? 0) - Math.round(scale(project.delayLoss ?? 0) * late);
}

function decimalsOfWorth({ projects, sites }: MatchProblem): number {
	const numbers = [
		...projects.flatMap((p) => [p.value, ...Object.values(p.values ?? {})]),
		...sites.map((s) => s.bonus ?? 0),
	];
	const most = sumOf(
		projects.map((p) => Math.max(...[p.value, ...Object.values(p.values ?? {})].map(Math.abs))),
	);
	const bonus = projects.length * Math.max(0, ...sites.map((s) => Math.abs(s.bonus ?? 0)));
	// A loss for parts of a quarter (times as numbers) has the decimals of both factors.
	const parts = Math.max(
		0,
		...[...projects.map((p) => p.from), ...sites.map((s) => s.available)].map((t) =>
			typeof t === 'number' ? decimalsOf(t) : 0,
		),
	);
	const losses = projects.map((p) => p.delayLoss ?? 0).filter((loss) => loss !== 0);
	const lossStep = losses.map((loss) => Number(`1e-${Math.min(9, decimalsOf(loss) + parts)}`));
	return commonDecimals(
		[...numbers, ...losses, ...lossStep],
		most + bonus + sumOf(losses.map(Math.abs)) * 100,
	);
}

function sumOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0);
}
