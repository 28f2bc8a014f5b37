import { organisationCheck } from '#lib/domain/codes/organisation-code.ts';
import { registrationCheck } from '#lib/domain/codes/registration-number.ts';
import { usccCheck } from '#lib/domain/codes/uscc.ts';

/**
 * A structurally valid 统一社会信用代码 for a firm that cannot exist: its 主体标识码 begins with XN (虚拟), a prefix that is
 * not issued (issued ones begin with a digit or MA). Category 91 (企业) and the county's code.
 */
export function syntheticUscc(county: string, number: number): { code: string; organisationCode: string } {
	const body = `XN${String(number).padStart(6, '0')}`;
	const organisationCode = body + organisationCheck(body);
	const head = `91${county}${organisationCode}`;
	return { code: head + usccCheck(head), organisationCode };
}

/** The 15-digit registration number of before 2015, in a series from 90000000 up. */
export function registrationNo(county: string, number: number): string {
	const body = `${county}${90_000_000 + number}`;
	return body + registrationCheck(body);
}
