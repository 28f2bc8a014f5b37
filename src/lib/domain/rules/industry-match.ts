import type { IndustryEdition } from '../facts.ts';
import { industryDigits } from './industry-division.ts';

/** Divisions of the sections (门类) of GB/T 4754-2011 and -2017, both ends included. */
const SECTIONS: Record<string, [string, string]> = {
	A: ['01', '05'],
	B: ['06', '12'],
	C: ['13', '43'],
	D: ['44', '46'],
	E: ['47', '50'],
	F: ['51', '52'],
	G: ['53', '60'],
	H: ['61', '62'],
	I: ['63', '65'],
	J: ['66', '69'],
	K: ['70', '70'],
	L: ['71', '72'],
	M: ['73', '75'],
	N: ['76', '79'],
	O: ['80', '82'],
	P: ['83', '83'],
	Q: ['84', '85'],
	R: ['86', '90'],
	S: ['91', '96'],
	T: ['97', '97'],
};
/** In 2002 only manufacturing and power, gas and water are numbered as later. */
const SECTIONS_2002: typeof SECTIONS = { B: ['06', '11'], C: ['13', '43'], D: ['44', '46'] };

/**
 * Industries as a rule names them: a code by its digits (`C33` → `33`, 6 → `06`), a section (`C`), divisions from–to
 * (`13-15`). What is none of these comes back as it was written, and fits nothing.
 */
export function industryKey(written: string | number): string {
	const text = String(written).normalize('NFKC').trim();
	const range = /^[A-T]?(\d{1,2})\s*[-–—~至]\s*[A-T]?(\d{1,2})$/i.exec(text);
	if (range?.[1] && range[2]) return `${range[1].padStart(2, '0')}-${range[2].padStart(2, '0')}`;
	if (/^[A-T]$/i.test(text)) return text.toUpperCase();
	if (/^\d$/.test(text)) return `0${text}`;
	return industryDigits(text) ?? text;
}

/** Whether a key names industries at all. */
export function isIndustryKey(key: string): boolean {
	return /^(\d{2,4}|\d{2}-\d{2}|[A-T])$/.test(key);
}

/**
 * How closely a key fits the digits of a code: 0 not at all, a section 1, divisions from–to 2, a code by its length,
 * so that the closest one counts.
 */
export function industryFit(key: string, digits: string, edition: IndustryEdition): number {
	const division = digits.slice(0, 2);
	if (/^[A-T]$/.test(key)) {
		const section = (edition === 2002 ? SECTIONS_2002 : SECTIONS)[key];
		return section && division >= section[0] && division <= section[1] ? 1 : 0;
	}
	const [from, to] = key.split('-');
	if (from !== undefined && to !== undefined) return division >= from && division <= to ? 2 : 0;
	// three points and more, so that a code goes before the divisions it is one of
	return digits.startsWith(key) ? key.length + 1 : 0;
}

/** The index of the key that fits closest, -1 where none does; the first of equals. */
export function closestIndustry(keys: readonly string[], digits: string, edition: IndustryEdition): number {
	let best = -1;
	let closest = 0;
	keys.forEach((key, k) => {
		const fit = industryFit(key, digits, edition);
		if (fit > closest) [best, closest] = [k, fit];
	});
	return best;
}
