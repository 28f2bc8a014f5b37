import type { Classification } from '#lib/map/classes.ts';
import type { LetterLang, MapClass } from '#lib/map/map-class.ts';
import type { ParcelColumns } from '#lib/map/parcel-columns.ts';
import { PALETTE } from '#lib/map/palette.ts';
import type { RowState, SelectRow } from './select-rows.ts';

/** What became of a parcel, as map and legend draw it; `other`: no candidate. */
export type SelectClass = RowState | 'other';

const LETTERS: Record<SelectClass, Record<LetterLang, string>> = {
	chosen: { 'zh-CN': '选', en: 'C' },
	left: { 'zh-CN': '余', en: 'L' },
	'not-weighed': { 'zh-CN': '–', en: '–' },
	open: { 'zh-CN': '候', en: 'o' },
	other: { 'zh-CN': '', en: '' },
};
const COLOURS: Record<SelectClass, string> = {
	chosen: PALETTE.accent,
	left: '#9cc9cc',
	'not-weighed': PALETTE.notRated,
	open: '#9cc9cc',
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

const ORDER: readonly SelectClass[] = ['chosen', 'left', 'not-weighed', 'open', 'other'];

/** The run's parcels by what became of them. */
export function classesOfSelection(
	columns: ParcelColumns,
	rows: readonly SelectRow[],
	lang: LetterLang,
): Classification {
	const classOf = new Uint8Array(columns.count).fill(ORDER.indexOf('other'));
	for (const { candidate, state } of rows) {
		const row = candidate.kind === 'parcel' ? columns.rowOf(candidate.id) : undefined;
		if (row !== undefined) classOf[row] = ORDER.indexOf(state);
	}
	return { by: 'grade', classes: ORDER.map((state) => classOfState(state, lang)), classOf };
}
