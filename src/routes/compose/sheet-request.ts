import { SHEET_LAYERS, type SheetRequest } from '#lib/api/sheets.ts';
import type { PolygonGeometry } from '#lib/api/assessment.ts';
import type { LayerGroup } from '#lib/map/layer-order.ts';
import type { ScreenState } from '#lib/map/screen-state.svelte.ts';
import type { Lang } from '#lib/words/lang.ts';
import { say } from '#lib/words/words.ts';
import { classWord, colourWord, unitWord } from '../(map)/class-words.ts';
import { indicatorOfColour } from '#lib/map/colour-by.ts';
import type { SheetAddress } from './sheet-address.ts';

/** The sheet as the server draws it: the address, and the colouring that the map's screen has now. */
export function sheetRequestOf(
	address: SheetAddress & { centre: [number, number] },
	screen: ScreenState,
	drawing: PolygonGeometry | null,
	lang: Lang,
): SheetRequest {
	const { columns, classification, passing } = screen;
	const { atlas, drawing: _, date, ...rest } = address;
	const by = screen.colourBy;
	const unit = indicatorOfColour(by);
	const heading = unit
		? say(lang, 'table.heading', { name: colourWord(by, lang), unit: unitWord(unit, lang) })
		: colourWord(by, lang);
	const rows = columns && passing ? [...columns.ids.keys()].filter((row) => passing[row] === 1) : [];
	return {
		...rest,
		date: date || null,
		run: screen.run?.id ?? null,
		everyConstraint: screen.everyConstraint,
		layers: SHEET_LAYERS.filter((layer) => !screen.hidden.includes(layer as LayerGroup)),
		legend: columns &&
			classification && {
				title: heading,
				classes: classification.classes.map((c) => ({
					label: classWord(by, c, lang),
					colour: c.colour,
					letter: c.letter,
					pattern: c.pattern,
					dashed: c.dashed,
					solid: c.solid ?? false,
				})),
				parcels: rows.map((row) => columns.ids[row] ?? 0),
				classOf: rows.map((row) => classification.classOf[row] ?? 0),
			},
		drawing,
		atlas,
	};
}
