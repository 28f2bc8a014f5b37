import type { Position } from 'geojson';
import { arealOf, type Bounds, polygonsOf } from '#lib/domain/geometry/areal.ts';
import { guessCrs } from '#lib/domain/geometry/crs-detect.ts';
import { polygonsFromRings } from '#lib/domain/geometry/rings.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { isBoundaryTxt, readBoundaryTxt } from './boundary-txt.ts';
import { readCoordinateLine, type WrittenPair } from './coordinate-lines.ts';
import { readGeojson } from './geojson.ts';
import type { RawFeature, RawLayer } from './layer.ts';
import { type PlotFile, plotsOfFile } from './plots-of-file.ts';
import { settleFeatures } from './settle-features.ts';
import { isWkt, readWkt } from './wkt.ts';

export type PastedFormat = 'geojson' | 'boundary-txt' | 'wkt' | 'lines';

export interface Pasted extends PlotFile {
	format: PastedFormat;
	/** Which number of a line was taken for the easting (or longitude); survey sheets write X = north first. */
	order: 'east-first' | 'north-first';
}

interface Ring {
	points: WrittenPair[];
	/** Under a heading of its own: a plot, never a hole. */
	name: string | null;
}

/**
 * Polygons from pasted text: GeoJSON, WKT, boundary TXT, or a place a line in almost any writing (decimal or sexagesimal
 * degrees, plane metres with or without the zone; point numbers in front; commas, blanks, tabs, Chinese punctuation). An
 * empty line, a heading, a new ring number or coming back to the first point begins another ring.
 * @param options.crs overrules what the numbers say (`EPSG:4549`)
 * @param options.swap takes the two numbers the other way round
 * @throws InputError where nothing can be read or the CRS cannot be told (`crs.zone-missing`: ask the central meridian)
 */
export function readPastedText(text: string, options: { crs?: string; swap?: boolean } = {}): Pasted {
	const { crs, swap = false } = options;
	if (text.trim() === '') throw new InputError(nothing(text));
	if (/^\s*[{[]\s*["{}]/.test(text)) return settled(readGeojson(text), 'geojson', crs, swap);
	if (isWkt(text)) return settled(readWkt(text), 'wkt', crs, swap);
	if (isBoundaryTxt(text)) return settled(readBoundaryTxt(text), 'boundary-txt', crs, swap);
	return readLines(text, crs, swap);
}

function settled(layer: RawLayer, format: PastedFormat, crs: string | undefined, swap: boolean): Pasted {
	const file = plotsOfFile(settleFeatures(layer, { crs, swapAxes: swap }));
	const northFirst = (format === 'boundary-txt') !== swap;
	return { ...file, format, order: northFirst ? 'north-first' : 'east-first' };
}

function readLines(text: string, crs: string | undefined, swap: boolean): Pasted {
	const { rings, problems } = ringsOf(text);
	const pairs = rings.flatMap((ring) => ring.points);
	if (pairs.length === 0) throw new InputError(problems.length > 0 ? problems : nothing(text));
	const northFirst = isNorthFirst(pairs) !== swap;
	const lines = new Map<Position[], number[]>();
	const features: RawFeature[] = [];
	const positionsOf = (ring: Ring): Position[] => {
		const places = ring.points.map(({ a, b }): Position => (northFirst ? [b, a] : [a, b]));
		const [first, last] = [places[0] as Position, places.at(-1) as Position];
		const closed = places.length > 3 && first[0] === last[0] && first[1] === last[1];
		const positions = closed ? places : [...places, [...first]];
		lines.set(positions, [...ring.points.map((p) => p.line), ring.points[0]?.line ?? 0]);
		return positions;
	};
	const add = (polygon: Position[][], name: string | null) =>
		features.push({
			row: lines.get(polygon[0] as Position[])?.[0] ?? 1,
			properties: { name },
			geometry: arealOf([polygon]),
			problems: [],
		});
	for (const ring of rings.filter((r) => r.name !== null)) add([positionsOf(ring)], ring.name);
	const unnamed = rings.filter((r) => r.name === null).map(positionsOf);
	for (const polygon of polygonsFromRings(unnamed)) add(polygon, null);
	const layer: RawLayer = { features, fields: ['name'], encoding: 'utf-8', problems };
	const file = plotsOfFile(settleFeatures(layer, { crs }));
	return {
		...file,
		plots: file.plots.map((plot, i) => ({
			...plot,
			problems: plot.problems.map((p) => atLine(p, features[i] as RawFeature, lines)),
		})),
		format: 'lines',
		order: northFirst ? 'north-first' : 'east-first',
	};
}

function ringsOf(text: string): { rings: Ring[]; problems: Problem[] } {
	const rings: Ring[] = [];
	const problems: Problem[] = [];
	let name: string | null = null;
	let open: Ring | null = null;
	text.split(/\r\n|\r|\n/).forEach((raw, i) => {
		const line = readCoordinateLine(raw, i + 1);
		if (line.kind === 'gap') open = null;
		else if (line.kind === 'name') {
			// Before any place stand the headings of the columns; between rings a plot's name.
			if (rings.length > 0 || /\d|块/.test(line.text)) name = line.text;
			open = null;
		} else if (line.kind === 'unread') problems.push(unread(line.line, line.text));
		else
			for (const place of line.places) {
				if (!open || isClosed(open) || ringNumber(place) !== ringNumber(open.points[0] as WrittenPair)) {
					open = { points: [], name };
					name = null;
					rings.push(open);
				}
				open.points.push(place);
			}
	});
	return { rings, problems };
}

/** The ring number of a line `J1,1,X,Y`; lines with a point number alone have none. */
const ringNumber = ({ before }: WrittenPair) => (before.length >= 2 ? before.at(-1) : undefined);

function isClosed({ points }: Ring): boolean {
	const [first, last] = [points[0], points.at(-1)];
	return points.length > 3 && first?.a === last?.a && first?.b === last?.b;
}

/** Told by size: a longitude or an easting never looks like a latitude or a northing. */
function isNorthFirst(pairs: readonly WrittenPair[]): boolean {
	const bounds = (x: (p: WrittenPair) => number, y: (p: WrittenPair) => number): Bounds => [
		Math.min(...pairs.map(x)),
		Math.min(...pairs.map(y)),
		Math.max(...pairs.map(x)),
		Math.max(...pairs.map(y)),
	];
	const fits = (guess: ReturnType<typeof guessCrs>) =>
		['found', 'zone-missing', 'ambiguous'].includes(guess.kind);
	const east = guessCrs(bounds((p) => p.a, (p) => p.b)); // prettier-ignore
	const north = guessCrs(bounds((p) => p.b, (p) => p.a)); // prettier-ignore
	return !fits(east) && fits(north);
}

/** A boundary's fault at the line of its point instead of the plot's first. */
function atLine(problem: Problem, feature: RawFeature, lines: ReadonlyMap<Position[], number[]>): Problem {
	const place = /^polygon (\d+) ring (\d+)(?: point (\d+))?/.exec(problem.path ?? '');
	const polygons = feature.geometry ? polygonsOf(feature.geometry) : [];
	const ring = place && polygons[Number(place[1]) - 1]?.[Number(place[2]) - 1];
	const row = ring && lines.get(ring)?.[Number(place[3] ?? 1) - 1];
	return row === undefined || row === null ? problem : { ...problem, row };
}

function unread(row: number, text: string): Problem {
	return {
		code: 'paste.line-unread',
		message: '这一行的数字不像坐标，已略过',
		row,
		got: text.trim().slice(0, 60),
		expected: '经纬度，或北坐标（7 位）与东坐标（6 位，或带号在前 8 位）',
		fix: '改正或删去该行',
	};
}

function nothing(text: string): Problem {
	return {
		code: 'paste.no-coordinates',
		message: '没有读到坐标',
		got: text.trim().slice(0, 40),
		expected: '每行一个点的坐标、WKT、GeoJSON 或界址点 TXT',
		fix: '核对所贴内容',
	};
}
