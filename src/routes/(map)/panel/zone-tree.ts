import type { Proof } from '#lib/domain/proof.ts';

/** A line of the score tree: its depth, what it is, and its result in each evaluation area. */
export interface TreeLine {
	key: string;
	depth: number;
	step: Proof;
	weight: number | null;
	results: (number | null)[];
}

/** The lines of a score, goal by goal, the areas side by side. A score that was not made has none. */
export function treeLines(score: Proof): TreeLine[] {
	const areas = score.steps ?? [];
	const first = areas[0];
	return first ? linesOf(first, areas, 0, '') : [];
}

function linesOf(part: Proof, areas: readonly (Proof | undefined)[], depth: number, at: string): TreeLine[] {
	return (part.steps ?? []).flatMap((step, i) => {
		if (step.code !== 'park.score-part' && step.code !== 'park.degree') return [];
		const key = `${at}.${i}`;
		const same = areas.map((area) => area?.steps?.[i]);
		const weight = step.params?.['weight'];
		const line: TreeLine = {
			key,
			depth,
			step,
			weight: typeof weight === 'number' ? weight : null,
			results: same.map((s) => (typeof s?.result === 'number' ? s.result : null)),
		};
		return [line, ...linesOf(step, same, depth + 1, key)];
	});
}
