import type { SetItem, SetProblem, SetQuota } from './set-problem.ts';

/** A seeded generator of set problems for tests and benches: every kind of row, both objectives, nasty families. */
export interface RandomSet {
	seed: number;
	items: number;
	family: 'plain' | 'offset' | 'equal' | 'long-decimals' | 'subset-sum';
	/** Binary chances of each row, 0–1; 1: always. */
	rows: number;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

export function randomSetProblem({ seed, items: n, family, rows }: RandomSet): SetProblem {
	const random = seeded(seed);
	const places = [1, 10, 100][Math.floor(random() * 3)]!;
	const rounded = (value: number) => Math.round(value * places) / places;
	const groups = 1 + Math.floor(random() * 4);
	const items = Array.from({ length: n }, (_, j): SetItem => {
		const cost = family === 'equal' ? 5 : rounded(random() * 20);
		const benefit = {
			plain: rounded((random() - 0.25) * 30),
			offset: rounded(cost + 3),
			equal: 7,
			'long-decimals': random() * 10,
			'subset-sum': cost,
		}[family];
		return {
			id: `p${j}`,
			benefit,
			costWan: cost,
			mu: family === 'equal' ? 1 + Math.floor(random() * 2) : rounded(random() * 15),
			...(random() < 0.8 ? { group: `g${Math.floor(random() * groups)}` } : {}),
			...(random() < 0.3 ? { groups: [`h${Math.floor(random() * 2)}`] } : {}),
		};
	});
	const total = (of: (item: SetItem) => number) => items.reduce((sum, item) => sum + of(item), 0);
	const pick = () => items[Math.floor(random() * n)]!.id;
	const [lockIn, lockOut] = [random() < rows / 2 ? [pick()] : [], random() < rows / 2 ? [pick()] : []];
	return {
		items,
		objective: random() < 0.5 ? 'max-benefit' : 'min-cost',
		...(random() < rows ? { budgetWan: rounded(total((i) => i.costWan) * (0.2 + random() * 0.6)) } : {}),
		...(random() < rows ? { targetMu: rounded(total((i) => i.mu) * (0.1 + random() * 0.5)) } : {}),
		quotas: quotasOf(items, random, rounded, rows),
		lockIn,
		lockOut: lockOut.filter((id) => !lockIn.includes(id)),
	};
}

function quotasOf(
	items: readonly SetItem[],
	random: () => number,
	rounded: (value: number) => number,
	rows: number,
): SetQuota[] {
	const inGroup = (item: SetItem, group: string) =>
		item.group === group || item.groups?.includes(group) === true;
	const groups = [
		...new Set(items.flatMap(({ group, groups }) => [...(group ? [group] : []), ...(groups ?? [])])),
	];
	return groups.flatMap((group): SetQuota[] => {
		if (random() >= rows * 0.8) return [];
		const all = items.reduce((sum, item) => sum + (inGroup(item, group) ? item.mu : 0), 0);
		const least = rounded(all * random() * 0.6);
		// A fifth of the maxima equals the minimum.
		const most = rounded(least + (random() < 0.2 ? 0 : all * random() * 0.5));
		return [
			{
				group,
				...(random() < 0.7 ? { minMu: least } : {}),
				...(random() < 0.7 ? { maxMu: most } : {}),
			},
		];
	});
}
