import type { MatchProblem } from '#lib/domain/matching/match-problem.ts';

/** A family of matching problems: how land and wishes lie to each other. */
export interface MatchFamily {
	name: string;
	/** Mu of the sites: least and most. */
	siteMu: [number, number];
	projectMu: [number, number];
	zones: number;
	/** Share of the projects that are bound to some zones. */
	zoned: number;
	/** Share with a latest start. */
	timed: number;
	delayLoss: boolean;
	exclusive: boolean;
	/** Worth per mu alike (hard) or free. */
	correlated: boolean;
	/** Sites offered, of the number asked for. */
	siteShare: number;
}

const WIDE: MatchFamily = {
	name: 'wide',
	siteMu: [5, 150],
	projectMu: [10, 120],
	zones: 9,
	zoned: 0.5,
	timed: 0.3,
	delayLoss: true,
	exclusive: false,
	correlated: false,
	siteShare: 1,
};

/** From land in plenty to land for half of the wishes. */
export const MATCH_FAMILIES: readonly MatchFamily[] = [
	WIDE,
	{ ...WIDE, name: 'one project a site', exclusive: true },
	{ ...WIDE, name: 'small sites', siteMu: [5, 45] },
	{ ...WIDE, name: 'small sites, one project each', siteMu: [5, 45], exclusive: true },
	{ ...WIDE, name: 'one site in ten', siteShare: 0.1 },
	{ ...WIDE, name: 'one site in thirty', siteShare: 1 / 30 },
	{ ...WIDE, name: 'few large sites', siteMu: [100, 400], siteShare: 0.012, delayLoss: false },
	{
		...WIDE,
		name: 'few sites, worth like mu',
		siteShare: 0.03,
		correlated: true,
		delayLoss: false,
		zoned: 0,
	},
	{ ...WIDE, name: 'small sites, worth like mu', siteMu: [5, 45], correlated: true },
];

/** A seeded problem of a family: `projects` wishes, `sites` sites (times the family's share) free in four quarters. */
export function matchInstance(
	family: MatchFamily,
	projects: number,
	sites: number,
	seed: number,
): MatchProblem {
	const random = generator(seed);
	const between = ([least, most]: [number, number]) =>
		Math.round((least + random() * (most - least)) * 100) / 100;
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
	const quarters = ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'];
	const zones = Array.from({ length: family.zones }, (_, i) => `Z${i + 1}`);
	return {
		projects: Array.from({ length: projects }, (_, i) => {
			const mu = between(family.projectMu);
			const perMu = family.correlated ? 20 : between([5, 40]);
			return {
				id: `P${i + 1}`,
				mu,
				from: pick(quarters.slice(0, 3)),
				value: Math.round(mu * perMu * 100) / 100,
				...(random() < family.zoned ? { zones: zones.filter(() => random() < 0.3) } : {}),
				...(random() < family.timed ? { by: pick(quarters.slice(2)) } : {}),
				...(family.delayLoss ? { delayLoss: Math.round(mu * 10) / 100 } : {}),
			};
		}),
		sites: Array.from({ length: Math.max(1, Math.round(sites * family.siteShare)) }, (_, i) => ({
			id: `S${i + 1}`,
			mu: between(family.siteMu),
			available: pick(quarters),
			zone: pick(zones),
		})),
		exclusive: family.exclusive,
	};
}

function generator(seed: number): () => number {
	let state = (seed * 2654435761) | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
