import type { IndustryEdition } from '../facts.ts';

/** The digits of a GB/T 4754 code as filed: `C3311`, `3311`, `33 金属制品业` → `3311`, `3311`, `33`; else null. */
export function industryDigits(code: string): string | null {
	return /^[A-Ta-t]?\s*(\d{2,4})(?!\d)/.exec(code.normalize('NFKC').trim())?.[1] ?? null;
}

/** The two-digit division (大类) of a GB/T 4754 code, or null where it is not one. */
export function divisionOf(code: string | null): string | null {
	return code === null ? null : (industryDigits(code)?.slice(0, 2) ?? null);
}

/**
 * Whether codes of two editions may be compared as they stand. 2011 and 2017 number the divisions of manufacturing
 * alike; 2002 does not (its 30 is plastics, 2017's is minerals).
 */
export function sameDivisions(a: IndustryEdition, b: IndustryEdition): boolean {
	return a === b || (a !== 2002 && b !== 2002);
}
