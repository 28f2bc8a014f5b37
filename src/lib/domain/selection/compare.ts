import { keyOf, type Subject } from './question.ts';

/** What comparing reads of a selection. */
export interface Compared {
	candidates: readonly (Subject & { code: string; name: string | null; holder: string | null; mu: number })[];
	picks: readonly (Subject & { chosen: boolean; benefit: number | null; costWan: number | null })[];
}

/** A piece of land that at least one of the selections chooses. */
export interface ComparedLand extends Subject {
	code: string;
	name: string | null;
	holder: string | null;
	mu: number;
	/** By selection, in the order asked: chosen, or not; null: no candidate there. */
	chosen: (boolean | null)[];
	benefit: (number | null)[];
	costWan: (number | null)[];
	/** Chosen by all. */
	common: boolean;
}

/** The land that any of some selections chooses, those they differ in first, then by code. */
export function compareSelections(selections: readonly Compared[]): ComparedLand[] {
	const picks = selections.map((s) => new Map(s.picks.map((p) => [keyOf(p), p])));
	const lands = new Map<string, ComparedLand>();
	for (const selection of selections) {
		for (const c of selection.candidates) {
			const key = keyOf(c);
			if (lands.has(key) || !picks.some((p) => p.get(key)?.chosen)) continue;
			const chosen = picks.map((p) => p.get(key)?.chosen ?? null);
			lands.set(key, {
				...{ kind: c.kind, id: c.id, code: c.code, name: c.name, holder: c.holder, mu: c.mu, chosen },
				benefit: picks.map((p) => p.get(key)?.benefit ?? null),
				costWan: picks.map((p) => p.get(key)?.costWan ?? null),
				common: chosen.every((one) => one === true),
			});
		}
	}
	return [...lands.values()].sort(
		(a, b) => Number(a.common) - Number(b.common) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
	);
}
