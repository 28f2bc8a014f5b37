import { ratioOf } from '../indicators/indicator.ts';
import { tableColumn } from './column-catalogue.ts';
import type { TableColumns } from './table-columns.ts';

/** What a column comes to over a set of rows. */
export interface ColumnTotal {
	/** A sum, or (an indicator) Σ numerator ÷ Σ denominator; null where no row has what it takes. */
	value: number | null;
	/** Rows that are in it, and rows that lack a figure and are in neither sum. */
	counted: number;
	missing: number;
}

/**
 * The totals of the columns that have one. The ratio of a group is the ratio of sums, never a sum or mean of ratios
 * (design.md, truth 1); a row that lacks an operand leaves both sums.
 */
export function totalsOf(
	table: TableColumns,
	rows: ArrayLike<number>,
	names: readonly string[],
): Record<string, ColumnTotal> {
	return Object.fromEntries(
		names.flatMap((name) => {
			const total = tableColumn(name)?.total;
			if (!total) return [];
			if (total === 'sum') return [[name, sumOf(table, rows, name)]];
			const counted = bothOf(table, rows, total.numerator, total.denominator);
			const ratio = ratioOf(counted.numerator, counted.denominator, total.factor);
			return [
				[
					name,
					{
						value: counted.rows === 0 || Number.isNaN(ratio) ? null : ratio,
						counted: counted.rows,
						missing: rows.length - counted.rows,
					},
				],
			];
		}),
	);
}

function numbersOf(table: TableColumns, name: string): Float64Array {
	const column = table.columns.get(name);
	return column?.type === 'number' ? column.values : new Float64Array(table.count).fill(NaN);
}

function sumOf(table: TableColumns, rows: ArrayLike<number>, name: string): ColumnTotal {
	const values = numbersOf(table, name);
	let sum = 0;
	let counted = 0;
	for (let i = 0; i < rows.length; i++) {
		const value = values[rows[i] as number] ?? NaN;
		if (Number.isNaN(value)) continue;
		sum += value;
		counted++;
	}
	return { value: counted === 0 ? null : sum, counted, missing: rows.length - counted };
}

function bothOf(table: TableColumns, rows: ArrayLike<number>, above: string, below: string) {
	const numerators = numbersOf(table, above);
	const denominators = numbersOf(table, below);
	const sums = { numerator: 0, denominator: 0, rows: 0 };
	for (let i = 0; i < rows.length; i++) {
		const numerator = numerators[rows[i] as number] ?? NaN;
		const denominator = denominators[rows[i] as number] ?? NaN;
		if (Number.isNaN(numerator) || Number.isNaN(denominator)) continue;
		sums.numerator += numerator;
		sums.denominator += denominator;
		sums.rows++;
	}
	return sums;
}
