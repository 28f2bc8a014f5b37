import type { CustomTypesConfig } from 'pg';
import pg from 'pg';

type Parse = (text: string) => unknown;

// pg's typings know fewer OIDs than pg; 1009 is text[].
const pgParser = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parse;
const textArray = pgParser(1009) as (text: string) => (string | null)[];
const same: Parse = (text) => text;
const each =
	(parse: Parse): Parse =>
	(text) =>
		textArray(text).map((item) => (item === null ? null : parse(item)));

/** `2024-03-01 08:00:00.5+00` → `2024-03-01T08:00:00.5Z`: sessions run in UTC, microseconds stay. */
const instant: Parse = (text) => text.replace(' ', 'T').replace(/\+00$/, 'Z');

// By OID. A civil date has no zone, so a JavaScript Date would shift it by a day west of Greenwich; a Date also drops
// microseconds. numeric[] would lose digits as floats. Everything else is pg's own parser.
const OURS = new Map<number, Parse>([
	[1082, same], // date → 'YYYY-MM-DD'
	[1182, each(same)], // date[]
	[1114, instant], // timestamp → 'YYYY-MM-DDTHH:MM:SS.ffffff'
	[1115, each(instant)], // timestamp[]
	[1184, instant], // timestamptz → ISO 8601, ending in Z
	[1185, each(instant)], // timestamptz[]
	[1231, each(same)], // numeric[] → strings, as numeric
]);

/**
 * How a column becomes a JavaScript value, the same on both homes: date, timestamp and timestamptz arrive as ISO
 * strings; int8 and numeric as strings; json parsed; bytea a Buffer; geometry as EWKB hex. The rest is pg's.
 */
export const TYPE_PARSERS: CustomTypesConfig = {
	getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
		const ours = format === 'binary' ? undefined : OURS.get(oid);
		return ours ?? pgParser(oid, format);
	}) as CustomTypesConfig['getTypeParser'],
};

/** Settings that decide how a value looks as text; both homes set them for every session. */
export const SESSION_SETTINGS: Readonly<Record<string, string>> = {
	timezone: 'UTC',
	datestyle: 'ISO, YMD',
	bytea_output: 'hex',
	extra_float_digits: '1',
};
