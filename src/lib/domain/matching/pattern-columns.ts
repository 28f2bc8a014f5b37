import type { Seats } from './greedy-match.ts';
import type { PatternItem } from './knapsack-patterns.ts';
import type { PackingColumn } from './packing-solver.ts';
import type { ReducedMatch } from './reduced-match.ts';
import type { SiteClass } from './site-classes.ts';

/** A set of projects on one site of a class: a column of the master problem. */
export interface PatternColumn extends PackingColumn {
	members: readonly number[];
	/** Index of the class. */
	home: number;
}

/** A part of the problem by its classes of sites, and what is still free of both. */
export interface PatternSpace {
	part: ReducedMatch;
	classes: readonly SiteClass[];
	/** Projects that may still be seated. */
	open: boolean[];
	/** Sites left of each class. */
	count: number[];
}

/** The whole part, nothing fixed. */
export function patternSpace(part: ReducedMatch, classes: readonly SiteClass[]): PatternSpace {
	return { part, classes, open: part.projects.map(() => true), count: classes.map((c) => c.count) };
}

export function patternColumn(
	{ part, classes }: PatternSpace,
	home: number,
	members: readonly number[],
): PatternColumn {
	return {
		cost: members.reduce((sum, p) => sum + classes[home]!.value[p]!, 0),
		rows: [...members, part.projects.length + home],
		values: [...members.map(() => 1), 1],
		members,
		home,
	};
}

/** What may sit on a site of the class, with its profit at the prices. */
export function patternItems(
	{ part, classes, open }: PatternSpace,
	home: number,
	prices: readonly number[],
): PatternItem[] {
	const site = classes[home]!;
	const items: PatternItem[] = [];
	for (let p = 0; p < part.projects.length; p++) {
		if (!open[p] || site.value[p]! <= 0) continue;
		items.push({ project: p, weight: part.weight[p]!, profit: site.value[p]! - prices[p]! });
	}
	return items;
}

/** One row a project, one a class. */
export function patternRows({ open, count }: PatternSpace): number[] {
	return [...open.map((free) => (free ? 1 : 0)), ...count];
}

/** The columns of seats. */
export function columnsOfSeats(space: PatternSpace, seats: Seats): PatternColumn[] {
	return space.classes.flatMap((site, home) =>
		site.members.flatMap((s) => {
			const members = [...seats.keys()].filter((p) => seats[p] === s);
			return members.length > 0 ? [patternColumn(space, home, members)] : [];
		}),
	);
}

/** And the seats of columns. */
export function seatsOfColumns({ part, classes }: PatternSpace, chosen: readonly PatternColumn[]): Seats {
	const seats: Seats = new Int32Array(part.projects.length).fill(-1);
	const used = classes.map(() => 0);
	for (const { members, home } of chosen) {
		const site = classes[home]!.members[used[home]!++]!;
		for (const p of members) seats[p] = site;
	}
	return seats;
}
