import type { Classification } from '#lib/map/classes.ts';
import type { LetterLang, MapClass } from '#lib/map/map-class.ts';
import type { ParcelColumns } from '#lib/map/parcel-columns.ts';
import { PALETTE } from '#lib/map/palette.ts';
import { shareOf, type BesidePick } from './beside.ts';
import type { RowState, SelectRow } from './select-rows.ts';

/** What became of a parcel, as map and legend draw it; `other`: no candidate. */
export type SelectClass = RowState | 'all' | 'some' | 'one' | 'other';

const LETTERS: Record<SelectClass, Record<LetterLang, string>> = {
	chosen: { 'zh-CN': '选', en: 'C' },
	left: { 'zh-CN': '余', en: 'L' },
	'not-weighed': { 'zh-CN': '–', en: '–' },
	open: { 'zh-CN': '候', en: 'o' },
	all: { 'zh-CN': '全', en: 'A' },
	some: { 'zh-CN': '部', en: 'S' },
	one: { 'zh-CN': '单', en: '1' },
	other: { 'zh-CN': '', en: '' },
};
const COLOURS: Record<SelectClass, string> = {
	chosen: PALETTE.accent,
	left: '#9cc9cc',
	'not-weighed': PALETTE.notRated,
	open: '#9cc9cc',
	all: PALETTE.accent,
	some: '#4f929a',
	one: '#b5d9da',
	other: '#f4f5f3',
};

/** The sign of a class: strong for what is chosen, pale for what was left out, grey for what is not weighed. */
export function classOfState(state: SelectClass, lang: LetterLang): MapClass {
	return {
		code: `select:${state}`,
		colour: COLOURS[state],
		letter: LETTERS[state][lang],
		pattern: null,
		dashed: false,
	};
}

const ORDER: readonly SelectClass[] = [
	'chosen',
	'left',
	'not-weighed',
	'open',
	'all',
	'some',
	'one',
	'other',
];

/** The run's parcels by what became of them. */
export function classesOfSelection(
	columns: ParcelColumns,
	rows: readonly SelectRow[],
	lang: LetterLang,
): Classification {
	return classified(
		columns,
		rows.map(({ candidate, state }) => ({ candidate, state })),
		lang,
	);
}

/** The parcels that compared selections choose, by how many of them do. */
export function classesOfBeside(
	columns: ParcelColumns,
	picks: readonly BesidePick[],
	of: number,
	lang: LetterLang,
): Classification {
	return classified(
		columns,
		picks.map((pick) => ({ candidate: pick.candidate, state: shareOf(pick, of) })),
		lang,
	);
}

function classified(
	columns: ParcelColumns,
	rows: readonly { candidate: SelectRow['candidate']; state: SelectClass }[],
	lang: LetterLang,
): Classification {
	const classOf = new Uint8Array(columns.count).fill(ORDER.indexOf('other'));
	for (const { candidate, state } of rows) {
		const row = candidate.kind === 'parcel' ? columns.rowOf(candidate.id) : undefined;
		if (row !== undefined) classOf[row] = ORDER.indexOf(state);
	}
	return { by: 'grade', classes: ORDER.map((state) => classOfState(state, lang)), classOf };
}
