/** What the ranking reads of a candidate; null is not known. */
export interface CandidateFacts {
	mu: number;
	taxPerMu: number | null;
	/** The yardstick of the candidate's own group: the rule's baseline, or the run's group value. */
	taxBaseline: number | null;
	far: number | null;
	farGuide: number | null;
	/** Null: not asked of such land (a low-slope block). */
	idle: 'yes' | 'no' | 'unknown' | null;
}

export type PriorityPart = 'area' | 'taxGap' | 'idle' | 'farGap';
export const PRIORITY_PARTS: readonly PriorityPart[] = ['area', 'taxGap', 'idle', 'farGap'];
export type Weights = Record<PriorityPart, number>;

/**
 * The parts of a candidate's priority, each 0–1, null where the datum is missing or does not apply:
 * area = mu ÷ the largest candidate's mu; taxGap and farGap = how far below the yardstick, (yardstick − value) ÷
 * yardstick clamped to 0–1; idle = 1 suspected, 0 not. An unknown finding is null, never 1, and so is one that is not asked.
 * The weighing is ours (docs/method.md): it orders candidates and judges nobody.
 */
export function partsOf(c: CandidateFacts, largestMu: number): Record<PriorityPart, number | null> {
	return {
		area: largestMu > 0 ? c.mu / largestMu : null,
		taxGap: gap(c.taxPerMu, c.taxBaseline),
		idle: c.idle === null || c.idle === 'unknown' ? null : c.idle === 'yes' ? 1 : 0,
		farGap: gap(c.far, c.farGuide),
	};
}

/**
 * Priority 0–100: the weighted mean of the parts that are known. A missing part leaves the weighing on both sides, so
 * that a missing datum neither raises nor lowers a candidate. Null where nothing weighed is known.
 */
export function priorityOf(parts: Record<PriorityPart, number | null>, weights: Weights): number | null {
	let [sum, weight] = [0, 0];
	for (const part of PRIORITY_PARTS) {
		const value = parts[part];
		if (value === null || weights[part] === 0) continue;
		sum += value * weights[part];
		weight += weights[part];
	}
	return weight === 0 ? null : (sum / weight) * 100;
}

/** Best first: by priority, then by area, then by code; candidates without a priority come last. */
export function byPriority<T extends { priority: number | null; mu: number; code: string }>(
	a: T,
	b: T,
): number {
	if (a.priority !== b.priority) return (b.priority ?? -1) - (a.priority ?? -1);
	if (a.mu !== b.mu) return b.mu - a.mu;
	return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

function gap(value: number | null, yardstick: number | null): number | null {
	if (value === null || yardstick === null || yardstick <= 0) return null;
	return Math.min(1, Math.max(0, (yardstick - value) / yardstick));
}
