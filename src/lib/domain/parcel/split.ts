import Big from 'big.js';
import type { Problem } from '../problem.ts';

/** What an enterprise's figures are split by: land used, floor used, or shares somebody states. */
export const SPLIT_BASES = ['area', 'floor', 'manual'] as const;
export type SplitBasis = (typeof SPLIT_BASES)[number];

/** The split keys of one place: land in mu, floor in m², a stated share 0–1; null is not recorded. */
export interface SplitKeys {
	/** What the planner calls the place: its 宗地代码. */
	place: string;
	areaMu: number | null;
	floorM2: number | null;
	share: number | null;
}

const KEY = { area: 'areaMu', floor: 'floorM2', manual: 'share' } as const;
/** Decimals of a stored share: finer than a cent of 100 亿元. */
const DECIMALS = 12;

/**
 * The shares of the places of one enterprise by a basis: key ÷ Σ keys, rounded to 12 decimals so that they sum to exactly
 * 1 (the largest remainders take the rest). Stated shares must sum to 1 themselves.
 * @returns the shares in the order of `places`, or the problem: a key that is missing or negative, a sum that is not 1
 */
export function splitShares(
	basis: SplitBasis,
	places: readonly SplitKeys[],
): { shares: number[] } | { problem: Problem } {
	const keys = places.map((place) => place[KEY[basis]]);
	const gap = keys.findIndex((key) => key === null);
	if (gap >= 0) {
		const message = `${nameOf(places, gap)}没有${WORD[basis]}`;
		return refused({ code: 'shares-key-missing', message, path: `parts[${gap}]`, expected: WORD[basis] });
	}
	const negative = keys.findIndex((key) => (key as number) < 0);
	if (negative >= 0) {
		const message = `${nameOf(places, negative)}的${WORD[basis]}不能为负`;
		const [path, got] = [`parts[${negative}]`, keys[negative]];
		return refused({ code: 'shares-key-negative', message, path, got, expected: '≥ 0' });
	}
	const exact = keys.map((key) => new Big(key as number));
	const sum = exact.reduce((a, b) => a.plus(b), new Big(0));
	if (sum.lte(0)) {
		const message = `${WORD[basis]}合计为 0，无从分摊`;
		return refused({ code: 'shares-key-sum', message, got: 0, expected: '> 0' });
	}
	if (basis === 'manual' && !sum.minus(1).abs().lte('1e-9')) {
		const message = `分摊比例合计为 ${sum.toString()}，应为 1`;
		return refused({ code: 'shares-not-one', message, got: sum.toNumber(), expected: 1 });
	}
	return { shares: apportion(new Big(1), exact, sum, DECIMALS).map((share) => share.toNumber()) };
}

/**
 * An amount in 万元 split by shares to the cent (分, 1e-6 万元): the parts sum to exactly the amount rounded to the cent,
 * the largest remainders take the odd cents. So a parcel ledger reconciles to the tax file.
 * @param shares 0–1, in any order; they are taken relative to their sum
 */
export function apportionToCent(amountWan: number, shares: readonly number[]): number[] {
	const exact = shares.map((share) => new Big(share));
	const sum = exact.reduce((a, b) => a.plus(b), new Big(0));
	if (sum.lte(0)) throw new Error(`shares sum to ${sum.toString()}, expected above 0`);
	return apportion(new Big(amountWan).round(6), exact, sum, 6).map((part) => part.toNumber());
}

function apportion(amount: Big, keys: readonly Big[], sum: Big, decimals: number): Big[] {
	const exact = keys.map((key) => amount.times(key).div(sum));
	const parts = exact.map((part) => part.round(decimals, Big.roundDown));
	const unit = new Big(10).pow(-decimals);
	const rest = amount.minus(parts.reduce((a, b) => a.plus(b), new Big(0)));
	const odd = rest.div(unit).round().abs().toNumber();
	const step = rest.lt(0) ? unit.times(-1) : unit;
	const order = exact
		.map((part, index) => ({ index, left: part.minus(parts[index] as Big).abs() }))
		.sort((a, b) => b.left.cmp(a.left) || a.index - b.index);
	for (let k = 0; k < odd; k++) {
		const { index } = order[k % order.length] as { index: number };
		parts[index] = (parts[index] as Big).plus(step);
	}
	return parts;
}

const WORD: Record<SplitBasis, string> = { area: '用地面积', floor: '建筑面积', manual: '分摊比例' };

function nameOf(places: readonly SplitKeys[], index: number): string {
	return `宗地 ${places[index]?.place ?? index + 1} `;
}

function refused(problem: Problem): { problem: Problem } {
	return { problem: { ...problem, fix: '补齐或改正这一项，或换一种分摊依据。' } };
}
