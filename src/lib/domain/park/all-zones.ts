import type { ParkFigures } from './park-facts.ts';
import { PARK_INDICATORS, operandsOf, type ParkIndicator } from './park-indicators.ts';

/** The zones as one: Σ numerator ÷ Σ denominator over those that have both, and how many they are. */
export function allZones(zones: readonly ParkFigures[]): {
	values: Record<string, number | null>;
	counted: Record<string, number>;
} {
	const sums = PARK_INDICATORS.map((indicator) => ({ id: indicator.id, ...sumOf(indicator, zones) }));
	return {
		values: Object.fromEntries(sums.map(({ id, value }) => [id, value])),
		counted: Object.fromEntries(sums.map(({ id, counted }) => [id, counted])),
	};
}

function sumOf(indicator: ParkIndicator, zones: readonly ParkFigures[]) {
	let [top, below, counted] = [0, 0, 0];
	for (const figures of zones) {
		const own = operandsOf(indicator, figures);
		if (own.top === null || own.below === null) continue;
		top += own.top;
		below += own.below;
		counted += 1;
	}
	return { value: below > 0 ? top / (below * indicator.factor) : null, counted };
}
