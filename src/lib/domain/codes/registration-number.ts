import { plainCode, type CodeFault } from './code-check.ts';

export interface RegistrationNumber {
	ok: true;
	code: string;
	/** First registering authority, GB/T 2260 for counties. */
	authority: string;
}

/**
 * 工商注册号 of before 2015 (GS 15-2006): 6 digits of authority, 8 of sequence, and a check digit by ISO 7064
 * MOD 11,10. Older numbers of 13 digits and those with a missing check are not told apart here.
 * Reasons: `registration-number.form`, `registration-number.check`.
 */
export function checkRegistrationNumber(text: string): RegistrationNumber | CodeFault {
	const code = plainCode(text);
	if (!/^\d{15}$/.test(code)) return { ok: false, reason: 'registration-number.form' };
	const expected = registrationCheck(code.slice(0, 14));
	if (code[14] !== expected) return { ok: false, reason: 'registration-number.check', expected };
	return { ok: true, code, authority: code.slice(0, 6) };
}

/** ISO 7064 MOD 11,10: the hybrid system, product carried from digit to digit. */
export function registrationCheck(digits: string): string {
	let product = 10;
	for (const digit of digits) {
		const sum = (product + Number(digit)) % 10 || 10;
		product = (sum * 2) % 11;
	}
	return String((11 - product) % 10);
}
