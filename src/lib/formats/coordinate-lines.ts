/** Two numbers of a line that are a place, in the order as written. */
export interface WrittenPair {
	a: number;
	b: number;
	line: number;
	/** What stands before them: a point number, a ring number. */
	before: string[];
}

/** A line of pasted text: its places, a name that stands alone, a gap, or what cannot be read. */
export type CoordinateLine =
	| { kind: 'places'; places: WrittenPair[] }
	| { kind: 'name'; text: string }
	| { kind: 'gap' }
	| { kind: 'unread'; line: number; text: string };

const SECOND = String.raw`(?:"|″|”|′′|''|’’|秒)`;
const MINUTE = String.raw`(?:'|′|’|分)`;
/** 119°55′12.3″, 119度55.2分, 119.92°; letters of the direction may follow. */
const DEGREES = new RegExp(
	String.raw`(\d{1,3}(?:\.\d+)?)\s*[°度º]\s*(?:(\d{1,2}(?:\.\d+)?)\s*${MINUTE}\s*(?:(\d{1,2}(?:\.\d+)?)\s*${SECOND}?)?)?`,
	'g',
);
/** 119-55-12.3, 119:55:12.3 */
const PARTED = /(?<![\d.-])(\d{1,3})([-:])(\d{1,2})\2(\d{1,2}(?:\.\d+)?)(?![\d:-])/g;

/** What stands alone before or after a number and says no more than its size does. */
const DIRECTION = /^(?:东经|北纬|经度?|纬度?|[东北]|[XYEN][=:]?)$/i;

/** Reads one line of pasted coordinates; `number` counts from 1. */
export function readCoordinateLine(raw: string, number: number): CoordinateLine {
	const text = decimal(raw)
		.normalize('NFKC')
		.replace(/^\ufeff/, '')
		.trim();
	if (text === '') return { kind: 'gap' };
	const words = text.split(/[\s,;、|()[\]{}]+/).filter((word) => word !== '' && !DIRECTION.test(word));
	const values = words.map(valueOf);
	const places: WrittenPair[] = [];
	let before: string[] = [];
	for (let i = 0; i < values.length; i++) {
		const [a, b] = [values[i], values[i + 1]];
		// A small whole number before two that are a place is the point's own number, even where it could be a latitude.
		const isLabel = /^\d{1,4}$/.test(words[i] as string) && isPlace(b, values[i + 2]);
		if (!isLabel && isPlace(a, b)) {
			places.push({ a: a as number, b: b as number, line: number, before });
			before = [];
			i++;
		} else before.push(words[i] as string);
	}
	if (places.length > 0) return { kind: 'places', places };
	const numbers = values.filter((value) => value !== null).length;
	return numbers >= 2 ? { kind: 'unread', line: number, text: raw } : { kind: 'name', text };
}

/** Degrees, minutes and seconds as decimal degrees. */
function decimal(raw: string): string {
	const sum = (d: string, m = '0', s = '0') => String(Number(d) + Number(m) / 60 + Number(s) / 3600);
	return raw
		.replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
		.replace(DEGREES, (_, d: string, m?: string, s?: string) => ` ${sum(d, m, s)} `)
		.replace(PARTED, (_, d: string, __, m: string, s: string) => sum(d, m, s));
}

/** `X=3148000.1`, `E119.92`, `28.45N`, `东经119.92` → the number; null for anything else. */
function valueOf(word: string): number | null {
	const bare = word
		.replace(/^(?:[XYEN东西南北纬经度坐标]+)?[=:]?(?=[+-]?\d)/i, '')
		.replace(/(?<=\d)(?:[NE]|m|米|度|°)$/i, '');
	return /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(bare) ? Number(bare) : null;
}

const isLon = (n: number) => n >= 73 && n <= 136;
const isLat = (n: number) => n >= 3 && n <= 54;
const isNorthing = (n: number) => n >= 300_000 && n <= 6_000_000;
const isEasting = (n: number) => (n >= 50_000 && n <= 950_000) || (n >= 13_000_000 && n <= 46_000_000);

/** Whether two numbers are a place in China in either order: degrees, or metres of a Gauss-Krüger plane. */
function isPlace(a: number | null | undefined, b: number | null | undefined): boolean {
	if (typeof a !== 'number' || typeof b !== 'number') return false;
	const either = (p: (n: number) => boolean, q: (n: number) => boolean) => (p(a) && q(b)) || (p(b) && q(a));
	return either(isLon, isLat) || either(isNorthing, isEasting);
}
