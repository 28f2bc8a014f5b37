import type { OwnFigure } from './reconcile-rules.ts';

/**
 * The unit factor that a ratio is near, above or below 1: 9,300 → 10000, 1/14.2 → 1/15; the nearest where several are.
 * Null where it is near none, or is not a positive number. Near: |ln(ratio ÷ factor)| ≤ tolerance × ln(factor), for two
 * years differ by growth too, and ten thousand times is no growth.
 */
export function factorNear(ratio: number, factors: readonly OwnFigure[], tolerance: number): number | null {
	if (!(ratio > 0) || !Number.isFinite(ratio)) return null;
	let best: number | null = null;
	let distance = Infinity;
	for (const { value } of factors) {
		for (const factor of [value, 1 / value]) {
			const off = Math.abs(Math.log(ratio / factor));
			if (off <= tolerance * Math.log(value) && off < distance) [best, distance] = [factor, off];
		}
	}
	return best;
}
