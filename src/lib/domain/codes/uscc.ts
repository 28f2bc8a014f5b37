import { plainCode, type CodeFault } from './code-check.ts';
import { checkOrganisationCode, organisationCheck } from './organisation-code.ts';

/** GB 32100-2015: digits and capitals without I, O, Z, S, V; the position is the value. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const MODULUS = 31;

export interface Uscc {
	ok: true;
	code: string;
	/** 登记管理部门 (9 = market regulation) and 机构类别 (1 = enterprise, 2 = individual, 3 = farmers' cooperative). */
	authority: string;
	kind: string;
	/** GB/T 2260 of the registering authority. */
	region: string;
	/** 主体标识码, the former organisation code. */
	organisation: string;
	/** False: its own GB 11714 check fails. Seen on codes of the 2015 trial areas, so a doubt and not a fault. */
	organisationHolds: boolean;
}

/**
 * 统一社会信用代码, GB 32100-2015: 18 characters, the last checking the others (weights 3^i mod 31).
 * Reasons: `uscc.length`, `uscc.letter` (I, O, Z, S, V or another sign), `uscc.region`, `uscc.check`.
 */
export function checkUscc(text: string): Uscc | CodeFault {
	const code = plainCode(text);
	if (code.length !== 18) return { ok: false, reason: 'uscc.length' };
	if ([...code].some((c) => !USCC_ALPHABET.includes(c))) return { ok: false, reason: 'uscc.letter' };
	const region = code.slice(2, 8);
	if (!/^\d{6}$/.test(region)) return { ok: false, reason: 'uscc.region' };
	const expected = usccCheck(code.slice(0, 17));
	if (code[17] !== expected) return { ok: false, reason: 'uscc.check', expected };
	const organisation = code.slice(8, 17);
	return {
		ok: true,
		code,
		authority: code[0] as string,
		kind: code[1] as string,
		region,
		organisation,
		organisationHolds: checkOrganisationCode(organisation).ok,
	};
}

/** The check character of the first seventeen. */
export function usccCheck(body: string): string {
	let weight = 1;
	let sum = 0;
	for (const character of body) {
		sum += USCC_ALPHABET.indexOf(character) * weight;
		weight = (weight * 3) % MODULUS;
	}
	return USCC_ALPHABET[(MODULUS - (sum % MODULUS)) % MODULUS] as string;
}

export interface UsccSeed {
	/** 0 … 31⁶ − 1; equal seeds give equal codes. */
	serial: number;
	/** GB/T 2260, default 莲都区. */
	region?: string;
	authority?: string;
	kind?: string;
}

/**
 * A valid code for demonstration and tests: its organisation code starts with the letters MA, and may by chance be
 * that of a real firm. Throws on a seed that fits no code.
 */
export function makeUscc({ serial, region = '331102', authority = '9', kind = '1' }: UsccSeed): string {
	if (!Number.isInteger(serial) || serial < 0 || serial >= MODULUS ** 6) {
		throw new Error(`uscc seed: got serial ${serial}, expected an integer from 0 to ${MODULUS ** 6 - 1}`);
	}
	let rest = serial;
	let body = '';
	for (let i = 0; i < 6; i++) {
		body = (USCC_ALPHABET[rest % MODULUS] as string) + body;
		rest = Math.floor(rest / MODULUS);
	}
	const organisation = `MA${body}`;
	const first17 = `${authority}${kind}${region}${organisation}${organisationCheck(organisation)}`;
	const code = first17 + usccCheck(first17);
	if (!checkUscc(code).ok) throw new Error(`uscc seed: got ${first17}, expected the parts of a code`);
	return code;
}
