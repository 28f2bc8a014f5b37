import { plainCode, type CodeFault } from './code-check.ts';

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export interface OrganisationCode {
	ok: true;
	/** Nine characters without the hyphen. */
	code: string;
}

/**
 * 组织机构代码, GB 11714: eight characters (0–9 = 0–9, A–Z = 10–35) and a check character,
 * 11 − Σ weight × value mod 11, written X for 10 and 0 for 11. Reasons: `organisation-code.form`, `.check`.
 */
export function checkOrganisationCode(text: string): OrganisationCode | CodeFault {
	const code = plainCode(text);
	if (!/^[0-9A-Z]{8}[0-9X]$/.test(code)) return { ok: false, reason: 'organisation-code.form' };
	const expected = organisationCheck(code.slice(0, 8));
	if (code[8] !== expected) return { ok: false, reason: 'organisation-code.check', expected };
	return { ok: true, code };
}

/** The check character of the first eight. */
export function organisationCheck(body: string): string {
	const sum = WEIGHTS.reduce((total, weight, i) => total + weight * parseInt(body[i] as string, 36), 0);
	const check = 11 - (sum % 11);
	return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
