import type { SheetRequest } from '#lib/api/sheets.ts';
import type { Selection } from '#lib/api/selections.ts';
import { scaleFor, SCALES } from '#lib/domain/sheet/scales.ts';
import { sheetFrame } from '#lib/domain/sheet/sheet-frame.ts';
import type { Lang } from '#lib/words/lang.ts';
import { say } from '#lib/words/words.ts';
import { selectionLines, type SelectionLine } from './selection-lines.ts';
import { stateWords } from './selection-words.ts';

/** Share of the map's width and height that the land takes. */
const FILL = 0.85;
const METRES_PER_DEGREE = 111_320;
/** What a sheet outlines heavily, at most. */
const MOST_MARKED = 2000;

/** Chosen, weighed, not weighed: told by letter and edge too, not by colour alone. */
const CLASSES = [
	{ id: 'chosen', colour: '#0b6e69', solid: false },
	{ id: 'left', colour: '#d9c08a', solid: false },
	{ id: 'unweighed', colour: '#dfe4e3', solid: false },
] as const;

/** The map of a selection as a sheet around what is chosen (or, where nothing is, around all); null: no parcel has a place. */
export function selectionMap(selection: Selection, lang: Lang): SheetRequest | null {
	const { chosen, left } = selectionLines(selection);
	const isPlaced = ({ candidate: c }: SelectionLine) => c.kind === 'parcel' && c.bbox.some((v) => v !== 0);
	const shown = [...chosen, ...left].filter(isPlaced);
	const around = shown.some(({ pick }) => pick.chosen) ? shown.filter(({ pick }) => pick.chosen) : shown;
	if (around.length === 0) return null;
	const boxes = around.map(({ candidate }) => candidate.bbox);
	const [west, south] = [Math.min(...boxes.map((b) => b[0])), Math.min(...boxes.map((b) => b[1]))];
	const [east, north] = [Math.max(...boxes.map((b) => b[2])), Math.max(...boxes.map((b) => b[3]))];
	const centre: [number, number] = [(west + east) / 2, (south + north) / 2];
	const extent = {
		width: (east - west) * METRES_PER_DEGREE * Math.cos((centre[1] * Math.PI) / 180),
		height: (north - south) * METRES_PER_DEGREE,
	};
	const frame = sheetFrame('A4', true);
	return {
		paper: 'A4',
		landscape: true,
		scale: scaleFor(extent, frame.map, FILL) ?? SCALES[SCALES.length - 1] ?? 500_000,
		centre,
		title: say(lang, 'selectionDoc.map.title'),
		subtitle: [selection.name, stateWords(selection, lang)].join(' · ').slice(0, 120),
		author: selection.by.slice(0, 60),
		date: (selection.signedAt ?? selection.changedAt).slice(0, 10),
		run: selection.run,
		layers: ['regions', 'parks', 'parcels'],
		legend: {
			title: say(lang, 'selectionDoc.map.legend'),
			classes: CLASSES.map(({ id, colour, solid }) => ({
				label: say(lang, `selectionDoc.map.${id}`),
				colour,
				letter: say(lang, `selectionDoc.map.letter.${id}`),
				pattern: null,
				dashed: id === 'unweighed',
				solid,
			})),
			parcels: shown.map(({ candidate }) => candidate.id),
			classOf: shown.map(({ pick }) => (pick.chosen ? 0 : pick.leftOut === null ? 1 : 2)),
		},
		marked: shown
			.filter(({ pick }) => pick.chosen)
			.map(({ candidate }) => candidate.id)
			.slice(0, MOST_MARKED),
	};
}
