import { plainCode, type CodeFault } from './code-check.ts';

/** A 宗地代码 (19 characters) or 不动产单元号 (28), taken apart (GB/T 37346). */
export interface ParcelCode {
	ok: true;
	code: string;
	/** The first 19 characters. */
	parcel: string;
	/** 县级行政区划, 地籍区, 地籍子区. */
	county: string;
	cadastralArea: string;
	cadastralSubarea: string;
	/** G state, J collective, Z undetermined. */
	ownership: 'G' | 'J' | 'Z';
	/** B surface, S above, X below ground, C homestead, … */
	right: string;
	sequence: string;
	/** 定着物: F building, L trees, Q other, W none; absent in a 宗地代码. */
	fixture?: { kind: string; number: string };
}

const STRUCTURE = /^(\d{6})(\d{3})(\d{3})([GJZ])([ABSXCDEFLNHGWY])(\d{5})(?:([FLQW])(\d{8}))?$/;

/**
 * Structure only: the standard has no check digit. Reasons: `parcel-code.length`, `parcel-code.form`,
 * `parcel-code.sequence` (00000), `parcel-code.collective-only` (A and C need J), `parcel-code.no-fixture`
 * (W is followed by zeros).
 */
export function checkParcelCode(text: string): ParcelCode | CodeFault {
	const code = plainCode(text);
	if (code.length !== 19 && code.length !== 28) return { ok: false, reason: 'parcel-code.length' };
	const match = STRUCTURE.exec(code);
	if (!match) return { ok: false, reason: 'parcel-code.form' };
	const [, county, area, subarea, ownership, right, sequence, fixture, number] = match as unknown as string[];
	if (sequence === '00000') return { ok: false, reason: 'parcel-code.sequence' };
	if ((right === 'A' || right === 'C') && ownership !== 'J') {
		return { ok: false, reason: 'parcel-code.collective-only', expected: 'J' };
	}
	if (fixture === 'W' && number !== '00000000') return { ok: false, reason: 'parcel-code.no-fixture' };
	return {
		ok: true,
		code,
		parcel: code.slice(0, 19),
		county: county as string,
		cadastralArea: area as string,
		cadastralSubarea: subarea as string,
		ownership: ownership as ParcelCode['ownership'],
		right: right as string,
		sequence: sequence as string,
		...(fixture ? { fixture: { kind: fixture, number: number as string } } : {}),
	};
}
