/**
 * A total as it is ranked and cut: rounded to 1e-9. Equal data in other units differ in the last bits; without this
 * they would rank differently, and a total of exactly 100 could miss a cut of 100. Never shown in place of the total.
 */
export function comparable(total: number): number {
	// + 0 turns -0 into 0: JSON knows no -0, and a Fitted must survive it bit for bit.
	return Math.round(total * 1e9) / 1e9 + 0;
}
