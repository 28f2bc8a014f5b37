import type { ReducedMatch } from './reduced-match.ts';

/** Parts that share no site: they are solved one by one. Indices in `projectsOf` and `sitesOf` point into `whole`. */
export interface MatchComponent {
	part: ReducedMatch;
	projectsOf: number[];
	sitesOf: number[];
}

/** The connected parts of projects and the sites that could take them. */
export function matchComponents(whole: ReducedMatch): MatchComponent[] {
	const { projects, sites, value } = whole;
	const ofProject = new Int32Array(projects.length).fill(-1);
	const ofSite = new Int32Array(sites.length).fill(-1);
	let count = 0;
	for (let start = 0; start < projects.length; start++) {
		if (ofProject[start] !== -1) continue;
		const waiting = [start];
		ofProject[start] = count;
		for (let p = waiting.pop(); p !== undefined; p = waiting.pop()) {
			for (let s = 0; s < sites.length; s++) {
				if (ofSite[s] !== -1 || value[p * sites.length + s]! <= 0) continue;
				ofSite[s] = count;
				for (let q = 0; q < projects.length; q++) {
					if (ofProject[q] !== -1 || value[q * sites.length + s]! <= 0) continue;
					ofProject[q] = count;
					waiting.push(q);
				}
			}
		}
		count++;
	}
	return Array.from({ length: count }, (_, part) => {
		const projectsOf = projects.map((_, p) => p).filter((p) => ofProject[p] === part);
		const sitesOf = sites.map((_, s) => s).filter((s) => ofSite[s] === part);
		return { part: partOf(whole, projectsOf, sitesOf), projectsOf, sitesOf };
	});
}

function partOf(
	whole: ReducedMatch,
	projectsOf: readonly number[],
	sitesOf: readonly number[],
): ReducedMatch {
	const value = new Float64Array(projectsOf.length * sitesOf.length);
	for (const [i, p] of projectsOf.entries()) {
		for (const [j, s] of sitesOf.entries())
			value[i * sitesOf.length + j] = whole.value[p * whole.sites.length + s]!;
	}
	return {
		projects: projectsOf.map((p) => whole.projects[p]!),
		sites: sitesOf.map((s) => whole.sites[s]!),
		capacity: sitesOf.map((s) => whole.capacity[s]!),
		single: sitesOf.map((s) => whole.single[s]!),
		weight: projectsOf.map((p) => whole.weight[p]!),
		value,
	};
}
