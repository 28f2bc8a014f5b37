import type { FactColumns } from '../facts.ts';
import type { AnyIndicator } from './indicator.ts';
import { operandColumn } from './operand.ts';

/** Indicator values by id, a row an object; NaN is missing. They depend on the facts alone, not on any rule's numbers. */
export type IndicatorColumns = Record<string, Float64Array>;

/** Computes the indicators of every row in one pass each. */
export function indicatorColumns(
	columns: FactColumns,
	indicators: readonly AnyIndicator[],
): IndicatorColumns {
	const result: IndicatorColumns = {};
	for (const { id, numerator, denominator, factor } of indicators) {
		const top = operandColumn(columns, numerator);
		const bottom = operandColumn(columns, denominator);
		const values = new Float64Array(columns.count);
		for (let i = 0; i < columns.count; i++) {
			const b = bottom[i] as number;
			values[i] = b > 0 ? (top[i] as number) / (b * factor) : NaN;
		}
		result[id] = values;
	}
	return result;
}
