import type { ReducedMatch } from './reduced-match.ts';

/** Sites that are alike in all that matters: size, worths, one project or several. */
export interface SiteClass {
	/** Indices of the reduced sites. */
	members: number[];
	count: number;
	capacity: number;
	single: boolean;
	/** Worth of each project; 0 where it cannot stand. */
	value: Float64Array;
}

/** Sites united where they are alike, so that the proof does not try the same twice. */
export function siteClasses({ projects, sites, capacity, single, value }: ReducedMatch): SiteClass[] {
	const found = new Map<string, SiteClass>();
	for (let s = 0; s < sites.length; s++) {
		const column = Float64Array.from(projects, (_, p) => value[p * sites.length + s]!);
		const key = `${capacity[s]}|${single[s]}|${column.join(',')}`;
		const known = found.get(key);
		if (known) {
			known.members.push(s);
			known.count++;
		} else
			found.set(key, { members: [s], count: 1, capacity: capacity[s]!, single: single[s]!, value: column });
	}
	return [...found.values()];
}
