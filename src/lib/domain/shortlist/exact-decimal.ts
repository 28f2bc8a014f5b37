/** A decimal read exactly: digits × 10^−places. */
export interface ExactDecimal {
	digits: bigint;
	places: number;
}

/** The shortest decimal that reads as this number, which is what its writer wrote: 0.1 is one tenth. @throws on NaN, ±∞ */
export function exactDecimal(value: number): ExactDecimal {
	if (!Number.isFinite(value)) throw new Error(`exact decimal: got ${value}, expected a finite number`);
	const [mantissa = '0', exponent = '0'] = String(value).split('e');
	const [whole = '0', fraction = ''] = mantissa.split('.');
	const places = fraction.length - Number(exponent);
	const digits = BigInt(whole + fraction);
	return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

/** digits × 10^−places as text without trailing zeros. */
export function decimalText({ digits, places }: ExactDecimal): string {
	const sign = digits < 0n ? '-' : '';
	const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
	const whole = text.slice(0, text.length - places);
	const fraction = text.slice(text.length - places).replace(/0+$/, '');
	return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The nearest double (the reading of decimal text rounds correctly). */
export function decimalNumber(value: ExactDecimal): number {
	const number = Number(decimalText(value));
	return number === 0 ? 0 : number;
}

/** Σ of the values, exactly. */
export function exactSum(values: Iterable<number>): ExactDecimal {
	let [digits, places] = [0n, 0];
	for (const value of values) {
		const one = exactDecimal(value);
		if (one.places > places) {
			digits *= 10n ** BigInt(one.places - places);
			places = one.places;
		}
		digits += one.digits * 10n ** BigInt(places - one.places);
	}
	return { digits, places };
}
