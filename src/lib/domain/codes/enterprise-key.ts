import { plainCode, type CodeFault } from './code-check.ts';
import { checkOrganisationCode } from './organisation-code.ts';
import { checkRegistrationNumber } from './registration-number.ts';
import { checkUscc } from './uscc.ts';

/** Which key of an enterprise a text is, normalised. */
export interface EnterpriseKey {
	ok: true;
	kind: 'uscc' | 'registration-number' | 'organisation-code';
	code: string;
	/** The organisation code inside a 统一社会信用代码: joins new records to old. */
	organisation?: string;
}

/** Told by length: 18, 15 or 9 characters. Reasons: those of the kind, or `enterprise-key.length`. */
export function enterpriseKeyOf(text: string): EnterpriseKey | CodeFault {
	const length = plainCode(text).length;
	if (length === 18) {
		const uscc = checkUscc(text);
		return uscc.ok ? { ok: true, kind: 'uscc', code: uscc.code, organisation: uscc.organisation } : uscc;
	}
	if (length === 15) {
		const number = checkRegistrationNumber(text);
		return number.ok ? { ok: true, kind: 'registration-number', code: number.code } : number;
	}
	if (length === 9) {
		const organisation = checkOrganisationCode(text);
		return organisation.ok ? { ok: true, kind: 'organisation-code', code: organisation.code } : organisation;
	}
	return { ok: false, reason: 'enterprise-key.length' };
}
