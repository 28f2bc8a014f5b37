/**
 * An amount as it enters a model: six decimals (万元 to the 分, mu to less than a square centimetre), so that sums of
 * floating-point noise are not taken for figures, and exact decimals stay short.
 */
export function amountOf(value: number): number {
	return Math.round(value * 1e6) / 1e6;
}
