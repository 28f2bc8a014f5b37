/** Decimals as whole numbers of one common unit, so that 0.1 + 0.2 is 0.3. */
export interface ExactAmounts {
	amounts: bigint[];
	/** Decimal places of the unit: amount = whole / 10^places. */
	places: number;
}

/**
 * Numbers as they are written (JavaScript's shortest decimal), scaled by one power of ten that makes all of them whole.
 * @param values finite
 */
export function exactly(values: readonly number[]): ExactAmounts {
	const parts = values.map(decimalOf);
	const places = parts.reduce((most, part) => Math.max(most, part.places), 0);
	return { amounts: parts.map((part) => part.digits * 10n ** BigInt(places - part.places)), places };
}

/** The number nearest to a scaled whole. */
export function numberOf(amount: bigint, places: number): number {
	if (places === 0) return Number(amount);
	const sign = amount < 0n ? '-' : '';
	const digits = (amount < 0n ? -amount : amount).toString().padStart(places + 1, '0');
	return Number(`${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`);
}

function decimalOf(value: number): { digits: bigint; places: number } {
	const [mantissa = '0', exponent = '0'] = String(value).split('e');
	const [whole = '0', fraction = ''] = mantissa.split('.');
	const shift = fraction.length - Number(exponent);
	const digits = BigInt(whole + fraction);
	return shift >= 0 ? { digits, places: shift } : { digits: digits * 10n ** BigInt(-shift), places: 0 };
}
