import Big from 'big.js';

/** What a missing number looks like. */
export const MISSING = '—';
const THIN_SPACE = '\u2009';
const MINUS = '\u2212';

/** How a value of a unit is shown: decimals, and the factor from the stored value (a share is stored as 0–1). */
const SHOWN = {
	mu: { decimals: 2 },
	m2: { decimals: 2 },
	hm2: { decimals: 4 },
	wan: { decimals: 2 },
	perMu: { decimals: 2 },
	perHm2: { decimals: 2 },
	perPerson: { decimals: 2 },
	perTce: { decimals: 2 },
	perTon: { decimals: 2 },
	perWanKwh: { decimals: 4 },
	tce: { decimals: 2 },
	ton: { decimals: 2 },
	wanKwh: { decimals: 2 },
	percent: { decimals: 2, factor: 100 },
	ratio: { decimals: 2 },
	score: { decimals: 2 },
	degree: { decimals: 1 },
	count: { decimals: 0 },
	days: { decimals: 0 },
} as const satisfies Record<string, { decimals: number; factor?: number }>;

/** Units of the screen; the word beside the number is the message `unit.<unit>`. */
export type ShownUnit = keyof typeof SHOWN;
export const SHOWN_UNITS = Object.keys(SHOWN) as ShownUnit[];

/**
 * A number for the screen, rounded half-up (away from zero at the half) **in decimal**: 1.005 → `1.01`, where binary
 * arithmetic gives 1.00. Groups of three digits are parted by a thin space; missing is `—`, never 0.
 */
export function showNumber(value: number | null | undefined, decimals: number): string {
	if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
	const [whole = '0', fraction] = fixed(value, decimals).split('.');
	const digits = whole.replace('-', '').replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
	const text = fraction === undefined ? digits : `${digits}.${fraction}`;
	return whole.startsWith('-') && /[1-9]/.test(text) ? MINUS + text : text;
}

/** Above this a double's own digits come near the decimals shown. */
const PLAIN_BELOW = 2 ** 40;
/** How near to a half (in units of the last decimal) binary and decimal rounding can part. */
const NEAR_HALF = 1e-3;

/**
 * Half-up in decimal. Only near a half can binary rounding (`toFixed`) say another thing than decimal: there, and for
 * large numbers, Big decides, which reads the shortest decimal that is this double, the number that a person typed.
 */
function fixed(value: number, decimals: number): string {
	const units = Math.abs(value) * 10 ** decimals;
	const isPlain = units < PLAIN_BELOW && Math.abs((units % 1) - 0.5) > NEAR_HALF;
	return isPlain ? value.toFixed(decimals) : new Big(value).toFixed(decimals, Big.roundHalfUp);
}

/** A value as its unit is shown, without the unit: `show(1234.5, 'mu')` → `1 234.50`; shares come as percent. */
export function show(value: number | null | undefined, unit: ShownUnit): string {
	const shown: { decimals: number; factor?: number } = SHOWN[unit];
	if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
	const scaled = shown.factor === undefined ? value : new Big(value).times(shown.factor).toNumber();
	return showNumber(scaled, shown.decimals);
}

/** The same rounding as a plain number, for files: half-up in decimal. */
export function roundHalfUp(value: number, decimals: number): number {
	return new Big(value).round(decimals, Big.roundHalfUp).toNumber();
}
