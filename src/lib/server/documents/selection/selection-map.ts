import type { SheetRequest } from '#lib/api/sheets.ts';
import type { Selection } from '#lib/api/selections.ts';
import { fitsAt, scaleFor } from '#lib/domain/sheet/scales.ts';
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

/** Detail sheets, one a park, at most. */
const MOST_DETAILS = 12;
/** At this scale a parcel of 15 mu is 4 mm wide: smaller, and the sheet of all is followed by one of each park. */
const READABLE = 25_000;
/** The smallest scale at which parcels carry their numbers. */
const LABELLED = 10_000;
/** Scales below the survey's own series, for cities. */
const SMALLER = [750_000, 1_000_000] as const;

/** Land that has a place on a map. */
const isPlaced = ({ candidate: c }: SelectionLine) => c.kind === 'parcel' && c.bbox.some((v) => v !== 0);

/**
 * The maps of a selection: a sheet around what is chosen (or, where nothing is, around all), and, where that one is too
 * small to read, one of each park with chosen land, the most land first. Empty: no parcel has a place.
 */
export function selectionMaps(selection: Selection, lang: Lang): SheetRequest[] {
	const { chosen, left } = selectionLines(selection);
	const shown = [...chosen, ...left].filter(isPlaced);
	const taken = shown.filter(({ pick }) => pick.chosen);
	const around = taken.length > 0 ? taken : shown;
	if (around.length === 0) return [];
	const whole = sheetAround(selection, around, shown, say(lang, 'selectionDoc.map.title'), lang);
	if (whole.scale <= READABLE) return [whole];
	const parks = new Map<string, SelectionLine[]>();
	for (const line of taken) {
		const name = line.candidate.parkName ?? line.candidate.regionName;
		if (name !== null) parks.set(name, [...(parks.get(name) ?? []), line]);
	}
	const mu = (lines: SelectionLine[]) => lines.reduce((sum, { candidate }) => sum + candidate.mu, 0);
	const details = [...parks]
		.sort((a, b) => mu(b[1]) - mu(a[1]))
		.slice(0, MOST_DETAILS)
		.map(([name, lines]) => sheetAround(selection, lines, shown, name, lang));
	return [whole, ...details];
}

function sheetAround(
	selection: Selection,
	around: readonly SelectionLine[],
	shown: readonly SelectionLine[],
	title: string,
	lang: Lang,
): SheetRequest {
	const boxes = around.map(({ candidate }) => candidate.bbox);
	const [west, south] = [Math.min(...boxes.map((b) => b[0])), Math.min(...boxes.map((b) => b[1]))];
	const [east, north] = [Math.max(...boxes.map((b) => b[2])), Math.max(...boxes.map((b) => b[3]))];
	const centre: [number, number] = [(west + east) / 2, (south + north) / 2];
	const extent = {
		width: (east - west) * METRES_PER_DEGREE * Math.cos((centre[1] * Math.PI) / 180),
		height: (north - south) * METRES_PER_DEGREE,
	};
	const { map } = sheetFrame('A4', true);
	const scale =
		scaleFor(extent, map, FILL) ?? SMALLER.find((s) => fitsAt(s, extent, map, FILL)) ?? SMALLER[1];
	return {
		paper: 'A4',
		landscape: true,
		scale,
		centre,
		title: title.slice(0, 80),
		subtitle: [selection.name, stateWords(selection, lang)].join(' · ').slice(0, 120),
		author: selection.by.slice(0, 60),
		date: (selection.signedAt ?? selection.changedAt).slice(0, 10),
		run: selection.run,
		layers: ['regions', 'parks', 'parcels'],
		// Between, numbers would lie over each other; on the smallest only the parks are named.
		labels: scale <= LABELLED || scale > READABLE * 2,
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
