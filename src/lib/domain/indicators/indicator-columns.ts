import type { FactColumns } from '../facts.ts';
import type { Indicator } from './indicator.ts';

/** Indicator values by id, a row an object; NaN is missing. They depend on the facts alone, not on any rule's numbers. */
export type IndicatorColumns = Record<string, Float64Array>;

/** Computes the indicators of every row in one pass each. */
export function indicatorColumns(columns: FactColumns, indicators: readonly Indicator[]): IndicatorColumns {
	const result: IndicatorColumns = {};
	for (const { id, numerator, denominator, factor } of indicators) {
		const top = columns.facts[numerator];
		const bottom = columns.facts[denominator];
		const values = new Float64Array(columns.count);
		for (let i = 0; i < columns.count; i++) {
			const b = bottom[i] as number;
			values[i] = b > 0 ? (top[i] as number) / (b * factor) : NaN;
		}
		result[id] = values;
	}
	return result;
}
