import type { CostFigure } from '#lib/api/selections.ts';
import { roundHalfUp } from '#lib/words/numbers.ts';

/** How an amount (万元) follows from rate × quantity: as it is, from 元, or rounded to so many decimals. */
export interface AmountWay {
	divisor: 1 | 10_000;
	decimals: number | null;
}

const WAYS: readonly AmountWay[] = [1, 10_000].flatMap((divisor) =>
	[null, 6, 4, 2].map((decimals) => ({ divisor: divisor as AmountWay['divisor'], decimals })),
);

/**
 * The way in which a figure's amount is its rate × quantity, so that a spreadsheet can reckon it anew; null where it is a
 * record's number, unknown, or comes from them in no such way: then it stands as the number that was solved with.
 */
export function amountWay({ wan, rate, quantity }: CostFigure): AmountWay | null {
	if (wan === null || rate === null || quantity === null) return null;
	return (
		WAYS.find((way) => Math.abs(amountBy(way, rate, quantity) - wan) <= 1e-9 * Math.max(1, Math.abs(wan))) ??
		null
	);
}

/** rate × quantity in 万元. */
export function amountBy({ divisor, decimals }: AmountWay, rate: number, quantity: number): number {
	const amount = (rate * quantity) / divisor;
	return decimals === null ? amount : roundHalfUp(amount, decimals);
}

/** The same as a formula over two cells. */
export function amountFormula({ divisor, decimals }: AmountWay, rate: string, quantity: string): string {
	const product = divisor === 1 ? `${rate}*${quantity}` : `${rate}*${quantity}/${divisor}`;
	return decimals === null ? product : `ROUND(${product},${decimals})`;
}

/** The known amount with which the workbook goes on; null: unknown. */
export function knownAmount(figure: CostFigure): number | null {
	const way = amountWay(figure);
	return way && figure.rate !== null && figure.quantity !== null
		? amountBy(way, figure.rate, figure.quantity)
		: figure.wan;
}
