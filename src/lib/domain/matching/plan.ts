import { formatCivilDay } from '../calendar/civil-date.ts';
import type { Project } from '../project/project.ts';
import type { ProjectScore } from '../project/standard-land.ts';
import { quarterOf } from './match-time.ts';
import type { BarredPair, MatchPair, MatchProblem } from './match-problem.ts';

/** Where projects can sit: vacated parcels, parcels put together, reserve land, a park's free land, low-slope blocks. */
export const SITE_KINDS = ['vacated', 'assembled', 'reserve', 'free-land', 'low-slope'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** 推进、引进、洽谈. */
export const BATCHES_OF_PROJECTS = ['promote', 'introduce', 'negotiate'] as const;

/** What seating a project is worth: its yearly tax or output at full production, its investment, its land, or itself. */
export const WORTHS = ['tax', 'output', 'investment', 'mu', 'count'] as const;
export type Worth = (typeof WORTHS)[number];

/** Land as it is offered. */
export interface OfferedSite {
	key: string;
	mu: number;
	/** County; null: not known, only projects without a preference can come. */
	region: number | null;
	/** Quarter in which it comes free; null: not known, not offered. */
	available: string | null;
	/** Mean slope in degrees; null: not known, and then no limit refuses it. */
	slopeDeg?: number | null;
}

export type LeftOut = 'refused' | 'no-area' | 'no-start' | 'no-promise';

/** A project's worth in a plan; null where the promise is not known. 万元 a year, 万元, mu or 1. */
export function worthOfProject(project: Project, worth: Worth): number | null {
	if (worth === 'count') return 1;
	if (worth === 'mu' || project.mu === null) return project.mu;
	const perMu = { tax: project.taxPerMu, output: project.outputPerMu, investment: project.investmentPerMu }[
		worth
	];
	return perMu === null ? null : Number((perMu * project.mu).toFixed(4));
}

/** Why a project takes no part in a plan, or null. What is missing is named, never filled in. */
export function leftOut(
	project: Project,
	score: ProjectScore,
	worth: Worth,
	refusedOut: boolean,
): LeftOut | null {
	if (refusedOut && score.verdict === 'refused') return 'refused';
	if (project.mu === null) return 'no-area';
	if (project.startOn === null) return 'no-start';
	return worthOfProject(project, worth) === null ? 'no-promise' : null;
}

/**
 * The problem of a plan: quarters, counties as zones; a pair whose known slope is over the project's limit is barred, and so
 * is one of `misshapen`. Pins and forbidden pairs of what is not there are dropped.
 */
export function planProblem(
	projects: readonly Project[],
	sites: readonly OfferedSite[],
	choice: { worth: Worth; exclusive: boolean; pin: readonly MatchPair[]; forbid: readonly MatchPair[] },
	misshapen: readonly MatchPair[] = [],
): MatchProblem {
	const known = new Set([...projects.map((p) => projectKey(p)), ...sites.map((s) => s.key)]);
	const there = (pair: MatchPair) => known.has(pair.project) && known.has(pair.site);
	return {
		projects: projects.map((p) => ({
			id: projectKey(p),
			mu: p.mu ?? 0,
			from: quarterOf(p.startOn ?? formatCivilDay(0)),
			by: p.latestOn === null ? null : quarterOf(p.latestOn),
			value: worthOfProject(p, choice.worth) ?? 0,
			zones: p.region === null ? [] : [String(p.region)],
		})),
		sites: sites.map((s) => ({
			id: s.key,
			mu: s.mu,
			available: s.available,
			zone: s.region === null ? null : String(s.region),
			exclusive: choice.exclusive,
		})),
		pin: choice.pin.filter(there),
		forbid: choice.forbid.filter(there),
		barred: [
			...misshapen.map((pair): BarredPair => ({ ...pair, cause: 'shape' })),
			...tooSteep(projects, sites).map((pair): BarredPair => ({ ...pair, cause: 'slope' })),
		],
		exclusive: choice.exclusive,
	};
}

/** Whether a site is in the project's county and has its mu: what else rules a pair out is worth a look only then. */
export function couldStand(project: Pick<Project, 'region' | 'mu'>, site: OfferedSite): boolean {
	return (project.region === null || project.region === site.region) && (project.mu ?? 0) <= site.mu;
}

/** Pairs of which both are known: the land is steeper than the project allows. */
export function tooSteep(projects: readonly Project[], sites: readonly OfferedSite[]): MatchPair[] {
	return projects.flatMap((p) => {
		const most = p.slopeMaxDeg;
		if (most === null) return [];
		return sites
			.filter((s) => s.slopeDeg != null && s.slopeDeg > most && couldStand(p, s))
			.map((s) => ({ project: projectKey(p), site: s.key }));
	});
}

export function projectKey(project: Pick<Project, 'code'>): string {
	return project.code;
}
