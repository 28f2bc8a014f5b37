import type { Condition } from '#lib/domain/table/row-filter.ts';
import { unitOfColumn } from '#lib/words/table-words.ts';

/** Shares are read and written as percent; half a last digit is what rounding on the screen can hide. */
const PERCENT = 100;
const DECIMALS: Record<string, number> = { count: 0, perWanKwh: 4, degree: 1 };

const factorOf = (column: string) => (unitOfColumn(column) === 'percent' ? PERCENT : 1);
const hidden = (column: string) => 0.5 * 10 ** -(DECIMALS[unitOfColumn(column) ?? ''] ?? 2);

/**
 * What was typed as a range of stored values. Ends are as on the screen: "at least 20" takes a parcel of 19.996 mu, which
 * reads 20.00. Null where both ends are empty, `bad` where one is no number.
 */
export function rangeOf(
	from: string,
	to: string,
	column: string,
): { from?: number; to?: number } | null | 'bad' {
	const [low, high] = [from, to].map((text) => text.trim().replaceAll(/[\s,，]/g, ''));
	if (!low && !high) return null;
	const half = hidden(column);
	const end = (text: string | undefined, by: number) =>
		text ? Number(((Number(text) + by) / factorOf(column)).toPrecision(12)) : undefined;
	const range = { from: end(low, -half), to: end(high, half - half * 1e-6) };
	return Number.isNaN(range.from) || Number.isNaN(range.to) ? 'bad' : range;
}

/** A range as it was typed. */
export function endsOf(condition: Condition | null, column: string): { from: string; to: string } {
	if (!condition || !('from' in condition || 'to' in condition)) return { from: '', to: '' };
	const half = hidden(column);
	const text = (value: number | undefined, by: number) =>
		value === undefined ? '' : String(Number((value * factorOf(column) + by).toFixed(4)));
	return { from: text(condition.from, half), to: text(condition.to, -half) };
}
