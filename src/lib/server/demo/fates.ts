import type { Plot } from './plots.ts';
import { at, randomOf } from './random.ts';

/** What became of a parcel; each makes a state that rules and flags must tell apart. */
export type Fate =
	| 'producing'
	| 'empty'
	| 'utility'
	| 'building'
	| 'not-due'
	| 'idle-one-year'
	| 'idle-two-years'
	| 'unknown-start'
	| 'government-span'
	| 'government-open'
	| 'suspended'
	| 'supplemented'
	| 'no-start-date'
	| 'unfiled'
	| 'reserve'
	| 'approved-unsupplied'
	| 'recovered'
	| 'built-unsupplied';

/** Parcels of each fate at scale 1, among 3,000; the rest produce. The first group lies where the park grows. */
const NEW_END: Partial<Record<Fate, number>> = {
	'approved-unsupplied': 90,
	reserve: 60,
	'not-due': 40,
	building: 110,
	'unknown-start': 60,
	'idle-one-year': 30,
	'idle-two-years': 25,
	'government-span': 14,
	'government-open': 12,
	suspended: 22,
	supplemented: 16,
	'no-start-date': 14,
	unfiled: 12,
};
const ANYWHERE: Partial<Record<Fate, number>> = {
	empty: 110,
	utility: 45,
	'built-unsupplied': 25,
	recovered: 15,
};

/** Fates that stand on a supply whose start is still open or in question. */
export const OPEN_FATES: ReadonlySet<Fate> = new Set<Fate>([
	'building',
	'not-due',
	'idle-one-year',
	'idle-two-years',
	'unknown-start',
	'government-span',
	'government-open',
	'suspended',
	'supplemented',
	'no-start-date',
	'unfiled',
]);
export const STOCK_FATES: ReadonlySet<Fate> = new Set<Fate>(['reserve', 'approved-unsupplied', 'recovered']);
/** Fates with firms at work. */
export const WORKING_FATES: ReadonlySet<Fate> = new Set<Fate>(['producing', 'built-unsupplied']);

/** A fate for each plot, by its index. At least one of each however small the scale. */
export function fatesOf(seed: number, plots: readonly Plot[]): Fate[] {
	const random = randomOf(seed, 'fates');
	const scale = plots.length / 3000;
	const fates: Fate[] = plots.map(() => 'producing');
	// Collective land is left to produce: Decree 53 reaches it only by analogy.
	const newest = plots
		.filter((p) => !p.collective)
		.sort((a, b) => b.newness - a.newness || a.index - b.index);
	const spread = (quota: Partial<Record<Fate, number>>) =>
		random.shuffled(
			Object.entries(quota).flatMap(([fate, n]) =>
				Array<Fate>(Math.max(1, Math.round(n * scale))).fill(fate as Fate),
			),
		);
	const open = spread(NEW_END);
	// Three of four plots at the new end, so that some finished works stand among them.
	let taken = 0;
	for (const fate of open) {
		while (random.chance(0.25) && newest.length - taken > open.length) taken++;
		fates[at(newest, taken++).index] = fate;
	}
	const rest = random.shuffled(newest.slice(taken));
	spread(ANYWHERE).forEach((fate, i) => (fates[at(rest, i).index] = fate));
	return fates;
}
