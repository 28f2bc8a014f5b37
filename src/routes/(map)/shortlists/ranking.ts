import type { Candidate, ShortlistCriteria, ShortlistItem } from '#lib/api/shortlists.ts';
import { byPriority, priorityOf, type PriorityPart } from '#lib/domain/shortlist/priority.ts';
import { keyOf, type Marks } from './marks.ts';

const ORDER = { pinned: 0, none: 1, dropped: 2 } as const;

/**
 * The list as it would be saved (server/tasks/shortlist.ts ranks the same way): the first `limit` by priority, pinned
 * ones on top even where the criteria leave them out, dropped ones last.
 * @param known every candidate seen so far, by key: where pinned ones come from that the criteria leave out
 */
export function rank(
	found: readonly Candidate[],
	known: ReadonlyMap<string, Candidate>,
	criteria: Pick<ShortlistCriteria, 'weights' | 'limit'>,
	marks: Marks,
): ShortlistItem[] {
	const weighed = (candidate: Candidate): Candidate => ({
		...candidate,
		priority: priorityOf(candidate.parts as Record<PriorityPart, number | null>, criteria.weights),
	});
	const listed = found.map(weighed).sort(byPriority).slice(0, criteria.limit);
	const have = new Set(listed.map(keyOf));
	const pinned = [...marks]
		.filter(([key, mark]) => mark.mark === 'pinned' && !have.has(key))
		.flatMap(([key]) => known.get(key) ?? [])
		.map(weighed)
		.sort(byPriority);
	return [...listed, ...pinned]
		.map((candidate) => {
			const mark = marks.get(keyOf(candidate));
			return { ...candidate, mark: mark?.mark ?? null, note: mark?.note ?? null };
		})
		.sort((a, b) => ORDER[a.mark ?? 'none'] - ORDER[b.mark ?? 'none'])
		.map((item, i) => ({ ...item, position: i + 1 }));
}

export const BATCHES = ['supply', 'swap', 'formalities', 'none'] as const;
export const MU_KINDS = ['registered', 'ellipsoidal', 'free-land', 'low-slope'] as const;
type Batch = (typeof BATCHES)[number];
type MuKind = (typeof MU_KINDS)[number];

export interface Totals {
	count: number;
	pinned: number;
	dropped: number;
	/** Mu by batch and kind of area: kinds are never added up into each other. */
	batches: Record<Batch, { count: number; mu: Record<MuKind, number> }>;
	mu: Record<MuKind, number>;
}

/** Count and mu of what is not dropped. */
export function totalsOf(items: readonly ShortlistItem[]): Totals {
	const none = () => ({ registered: 0, ellipsoidal: 0, 'free-land': 0, 'low-slope': 0 });
	const totals: Totals = {
		count: 0,
		pinned: 0,
		dropped: 0,
		batches: {
			supply: { count: 0, mu: none() },
			swap: { count: 0, mu: none() },
			formalities: { count: 0, mu: none() },
			none: { count: 0, mu: none() },
		},
		mu: none(),
	};
	for (const item of items) {
		if (item.mark === 'dropped') {
			totals.dropped++;
			continue;
		}
		totals.count++;
		if (item.mark === 'pinned') totals.pinned++;
		const batch = totals.batches[item.batch ?? 'none'];
		batch.count++;
		batch.mu[item.muKind] += item.mu;
		totals.mu[item.muKind] += item.mu;
	}
	return totals;
}
