import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { LowSlopeSearch, LowSlopeSearchRequest } from '#lib/api/low-slope.ts';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import { shapeOf } from '#lib/domain/geometry/shape.ts';
import { groundOf, GroundTally, type CellSums } from '#lib/domain/low-slope/block-figures.ts';
import {
	bar,
	barOutside,
	BARRED,
	emptyMask,
	marginCells,
	markWindow,
	type CellBox,
	type CellMask,
} from '#lib/domain/low-slope/cell-mask.ts';
import { conditionsOf } from '#lib/domain/low-slope/conditions.ts';
import { blockSteps, type BlocksFound } from '#lib/domain/low-slope/find-blocks.ts';
import { suitabilityOf } from '#lib/domain/low-slope/suitability.ts';
import { InputError } from '#lib/domain/problem.ts';
import { groundSizes } from '#lib/domain/terrain/ground-size.ts';
import { muOf } from '#lib/domain/units.ts';
import { ewkbHexOf } from '#lib/formats/wkb.ts';
import { SUITABILITY_TABLE } from '#lib/rulesets/low-slope-rules.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as clock from '#lib/server/store/clock.ts';
import * as store from '#lib/server/store/low-slope-searches.ts';
import { canonicalJson } from './canonical-json.ts';
import { layersOf, placeOf, type LayersFound, type SearchPlace } from './low-slope-layers.ts';
import { searchOf } from './low-slope-results.ts';
import type { TaskContext } from './task.ts';
import { openTerrain, type FramedWindow, type TerrainFrame } from './terrain-frame.ts';

/** Cells of a side of a window without its margin: a window is what is in memory at a time, beside a byte a cell. */
const WINDOW = 1024;
/** A byte each is held, and a second while the mask is tidied: beyond it larger cells are taken, and said. */
const MOST_CELLS = 64_000_000;
const METHOD = 'low-slope-search/1';

/**
 * Searches a region for developable low-slope blocks: heights are read in windows with a margin for slope and relief,
 * marked in a mask of a byte a cell, constraints and built land barred, then blocks traced, measured in a second pass
 * over the windows that hold any, and scored. The search and its blocks are written together and never changed.
 * @throws InputError `low-slope.no-terrain` and those of the region
 */
export async function searchLowSlope(
	db: Db,
	request: LowSlopeSearchRequest,
	context: TaskContext = {},
): Promise<LowSlopeSearch> {
	const { signal, progress = () => {} } = context;
	progress({ stage: 'layers', done: 0, total: 0 });
	const place = await placeOf(db, request.region);
	const asOf = request.asOf ?? (await clock.read(db)).today;
	const layers = await layersOf(db, request, place.bbox, asOf);
	const terrain = await openTerrain(db, place.bbox, MOST_CELLS);
	if (!terrain)
		throw new InputError({
			code: 'low-slope.no-terrain',
			message: '该范围没有地形数据，无法搜索',
			fix: '先在“数据”页导入数字高程模型（GeoTIFF）',
		});

	const mask = emptyMask(terrain.place.width, terrain.place.height);
	const margin = marginCells(terrain.place, request.parameters);
	const boxes = windowsOf(terrain);
	const total = 2 * boxes.length;
	for (const [done, box] of boxes.entries()) {
		signal?.throwIfAborted();
		progress({ stage: 'marking', done, total });
		const read = await readWithMargin(terrain, box, margin);
		if (read) markWindow(mask, read.window, read.inner, read.at, request.parameters);
		else barBox(mask, box);
	}
	const validShare = shareKnown(mask, terrain, place.geometry);
	progress({ stage: 'blocks', done: boxes.length, total });
	barOutside(mask, terrain.place, place.geometry);
	if (layers.within) barOutside(mask, terrain.place, layers.within);
	for (const [i, shape] of layers.subtract.entries()) {
		bar(mask, terrain.place, shape);
		if (i % 200 === 0) await setImmediate();
	}
	signal?.throwIfAborted();
	const { blocks, counts } = await inTurns(
		blockSteps(mask, terrain.place, request.parameters, {
			parks: layers.parks,
			roads: request.roads?.lines ?? null,
		}),
		signal,
	);
	const slope = SUITABILITY_TABLE.factors.find((factor) => factor.kind === 'slope');
	const tally = new GroundTally(
		blocks.map((block) => block.component),
		slope?.classes.flatMap((c) => (c.upTo === null ? [] : [c.upTo])) ?? [],
	);
	for (const [done, box] of boxes.entries()) {
		signal?.throwIfAborted();
		progress({ stage: 'measuring', done: boxes.length + done, total });
		if (!blocks.some(({ component }) => meets(component.box, box))) continue;
		const read = await readWithMargin(terrain, box, 1);
		if (read) tally.take(read.window, read.inner, read.at);
	}
	signal?.throwIfAborted();
	progress({ stage: 'writing', done: total, total });
	const rows = blocks.map((block, i) => {
		const sums = tally.sums[i] as CellSums;
		const conditions = conditionsOf(
			SUITABILITY_TABLE,
			shapeOf(block.geometry),
			sums.factorClasses,
			layers.near,
		);
		const { compactness, widthM, parkM, roadM, areaM2 } = block;
		return {
			areaM2,
			figures: { ...groundOf(sums, areaM2), compactness, widthM, parkM, roadM },
			score: suitabilityOf(SUITABILITY_TABLE, conditions, request.weights ?? null).score,
			conditions,
			geom: ewkbHexOf(block.geometry),
		};
	});
	// Numbered as they are ranked: number 1 is the first to look at.
	rows.sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || b.areaM2 - a.areaM2);
	const id = await db.transaction((tx) =>
		store.insert(
			tx,
			recordOf(
				request,
				{ place, terrain, layers, asOf, validShare },
				{
					...counts,
					blocks: rows.length,
					areaMu: muOf(rows.reduce((sum, row) => sum + row.areaM2, 0)),
				},
			),
			rows.map((row, i) => ({ ...row, no: i + 1 })),
		),
	);
	return searchOf((await store.get(db, id)) as store.SearchRecord);
}

/** Runs steps to their end, letting other work in every tenth of a second, and stopping where the job was cancelled. */
async function inTurns(
	steps: Generator<unknown, BlocksFound>,
	signal: AbortSignal | undefined,
): Promise<BlocksFound> {
	let since = performance.now();
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value as BlocksFound;
		if (performance.now() - since < 100) continue;
		await setImmediate();
		signal?.throwIfAborted();
		since = performance.now();
	}
}

interface Inputs {
	place: SearchPlace;
	terrain: TerrainFrame;
	layers: LayersFound;
	asOf: string;
	validShare: number;
}

function recordOf(request: LowSlopeSearchRequest, inputs: Inputs, counts: object): store.NewSearch {
	const { place, terrain, layers, asOf, validShare } = inputs;
	const { geometry, ...region } = place;
	const { width, height, cellX, cellY, crs } = terrain.place;
	const parameters = request.parameters;
	const weights = request.weights ?? null;
	const roads = request.roads ?? null;
	const regionGeom = ewkbHexOf(geometry);
	const suitability = SUITABILITY_TABLE;
	return {
		name: request.name || [place.name, parameters.title].filter(Boolean).join(' · '),
		region,
		regionGeom,
		parameters,
		weights,
		suitability,
		roads,
		terrain: {
			hash: terrain.hash,
			crs,
			cellM: Math.sqrt(cellX * cellY),
			cells: width * height,
			cellsPerSide: terrain.cellsPerSide,
			validShare,
		},
		subtracted: layers.subtracted,
		counts,
		asOf,
		inputHash: createHash('sha256')
			.update(
				canonicalJson({
					METHOD,
					regionGeom,
					parameters,
					weights,
					suitability,
					roads,
					asOf,
					terrain: terrain.hash,
					layers: layers.codes,
				}),
			)
			.digest('hex'),
	};
}

function windowsOf({ place: { width, height } }: TerrainFrame): CellBox[] {
	const boxes: CellBox[] = [];
	for (let fromRow = 0; fromRow < height; fromRow += WINDOW)
		for (let fromColumn = 0; fromColumn < width; fromColumn += WINDOW)
			boxes.push({
				fromColumn,
				toColumn: Math.min(width, fromColumn + WINDOW),
				fromRow,
				toRow: Math.min(height, fromRow + WINDOW),
			});
	return boxes;
}

/** A box's heights with a margin around them, and where in the window the box itself lies. */
async function readWithMargin(
	terrain: TerrainFrame,
	box: CellBox,
	margin: number,
): Promise<(FramedWindow & { inner: CellBox }) | null> {
	const read = await terrain.read({
		fromColumn: box.fromColumn - margin,
		toColumn: box.toColumn + margin,
		fromRow: box.fromRow - margin,
		toRow: box.toRow + margin,
	});
	return (
		read && {
			...read,
			inner: {
				fromColumn: box.fromColumn - read.at.column,
				toColumn: box.toColumn - read.at.column,
				fromRow: box.fromRow - read.at.row,
				toRow: box.toRow - read.at.row,
			},
		}
	);
}

const meets = (a: CellBox, b: CellBox): boolean =>
	a.fromColumn < b.toColumn && a.toColumn > b.fromColumn && a.fromRow < b.toRow && a.toRow > b.fromRow;

function barBox({ width, cells }: CellMask, box: CellBox): void {
	for (let row = box.fromRow; row < box.toRow; row++)
		cells.fill(BARRED, row * width + box.fromColumn, row * width + box.toColumn);
}

/** Share of the region's area on cells that have a slope. */
function shareKnown(mask: CellMask, { place }: TerrainFrame, region: Areal): number {
	const outside = emptyMask(mask.width, mask.height);
	barOutside(outside, place, region);
	const sizes = groundSizes(place);
	let knownM2 = 0;
	for (let row = 0; row < mask.height; row++) {
		let cells = 0;
		for (let i = row * mask.width; i < (row + 1) * mask.width; i++)
			if (outside.cells[i] === 0 && ((mask.cells[i] as number) & BARRED) === 0) cells++;
		knownM2 += cells * sizes(row).areaM2;
	}
	return Math.min(1, knownM2 / ellipsoidalAreaM2(region));
}
