import type { MultiPolygon } from 'geojson';
import type { Areal } from '../geometry/areal.ts';
import { ellipsoidalAreaM2 } from '../geometry/area.ts';
import { fromLonLat, planeCrsOf } from '../geometry/crs.ts';
import { polygonsOf } from '../geometry/areal.ts';
import type { GridPlace, HeightGrid } from '../terrain/height-grid.ts';
import { m2OfMu, muOf } from '../units.ts';
import { groundOf, GroundTally, type BlockGround, type CellSums } from './block-figures.ts';
import { bar, barOutside, emptyMask, markWindow, type CellMask } from './cell-mask.ts';
import { inscribedWidthM, polsbyPopper } from './compactness.ts';
import { componentsOf, type Component } from './components.ts';
import { distanceM, type Target } from './distance.ts';
import { valueOf, type SearchParameters } from './parameters.ts';
import { reachOf, tidy } from './tidy.ts';
import { toMultiPolygon, traceCells } from './trace.ts';

/** What a search looks at beside the heights; all lon/lat. */
export interface SearchLayers {
	/** Nothing is found outside; null: the whole grid. */
	region: Areal | null;
	/** Hard constraints, soft ones and built parcels where asked: no block touches one. */
	subtract: readonly Areal[];
	/** Null: not loaded; then distances are unknown and not asked for. */
	parks: readonly Areal[] | null;
	/** Lines, each a row of positions; null: none given. */
	roads: readonly (readonly (readonly number[])[])[] | null;
}

/** A block's outline and measures; its ground comes with `groundOf`. */
export interface Block {
	geometry: MultiPolygon;
	areaM2: number;
	areaMu: number;
	/** Polsby–Popper, 0 to 1. */
	compactness: number;
	/** Diameter of the largest circle inside, m. */
	widthM: number;
	/** Null: unknown. */
	parkM: number | null;
	roadM: number | null;
	component: Component;
}

export interface FoundBlock extends Omit<Block, 'component'>, BlockGround {
	sums: CellSums;
}

/** How many there were at each step of a search: what the parameters cost. */
export interface SearchCounts {
	/** Components of at least the minimum area … */
	components: number;
	/** … of those, left out for their form, for the distance to a park, to a road. */
	byForm: number;
	byPark: number;
	byRoad: number;
}

/**
 * The blocks of a marked mask: tidied, connected, large enough, compact enough, near enough. Distances to a layer that is
 * not loaded leave nothing out.
 * @param mask marked window by window (`markWindow`), region and constraints barred; it is changed
 */
export function blocksOf(...given: Parameters<typeof blockSteps>): BlocksFound {
	const steps = blockSteps(...given);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** What `blocksOf` answers. */
export interface BlocksFound {
	blocks: Block[];
	counts: SearchCounts;
}

/** The same, a component at a time, so that who runs it can let others in between; answers how far it is. */
export function* blockSteps(
	mask: CellMask,
	place: GridPlace,
	parameters: SearchParameters,
	layers: Pick<SearchLayers, 'parks' | 'roads'>,
): Generator<{ done: number; total: number }, BlocksFound> {
	const cell = Math.sqrt(place.cellX * place.cellY);
	tidy(
		mask,
		reachOf(valueOf(parameters, 'openWidthM'), cell),
		reachOf(valueOf(parameters, 'closeWidthM'), cell),
	);
	const leastM2 = m2OfMu(valueOf(parameters, 'minAreaMu') ?? 0);
	// A plane's cells are off the ellipsoid's by 1e-3 at most: a little fewer, and judged on the ellipsoid below.
	const least = Math.max(1, Math.floor((leastM2 / (cell * cell)) * 0.99));
	const components = componentsOf(mask, parameters.neighbours, least);
	const counts: SearchCounts = { components: 0, byForm: 0, byPark: 0, byRoad: 0 };
	const near = new Nearness(layers);
	const blocks: Block[] = [];
	for (const [done, component] of components.entries()) {
		yield { done, total: components.length };
		const traced = traceCells(component);
		const geometry = toMultiPolygon(traced, place);
		const areaM2 = ellipsoidalAreaM2(geometry);
		if (areaM2 < leastM2) continue;
		counts.components++;
		const planeM2 = component.cells * place.cellX * place.cellY;
		const compactness = polsbyPopper(traced, planeM2, place.cellX, place.cellY);
		const widthM = inscribedWidthM(component, place.cellX, place.cellY);
		const { parkM, roadM } = near.of(geometry);
		if (
			compactness < (valueOf(parameters, 'minCompactness') ?? 0) ||
			widthM < (valueOf(parameters, 'minWidthM') ?? 0)
		)
			counts.byForm++;
		else if (tooFar(layers.parks, parkM, valueOf(parameters, 'maxParkM'))) counts.byPark++;
		else if (tooFar(layers.roads, roadM, valueOf(parameters, 'maxRoadM'))) counts.byRoad++;
		else
			blocks.push({ geometry, areaM2, areaMu: muOf(areaM2), compactness, widthM, parkM, roadM, component });
	}
	return { blocks, counts };
}

/** Of a layer that is loaded: nothing of it in reach is too far. Of one that is not, nothing is known. */
function tooFar(layer: readonly unknown[] | null, distance: number | null, most: number | null): boolean {
	return layer !== null && most !== null && (distance === null || distance > most);
}

/** Distances in the Gauss-Krüger plane of the block. */
class Nearness {
	readonly #layers: Pick<SearchLayers, 'parks' | 'roads'>;
	readonly #targets = new Map<string, { parks: Target[] | null; roads: Target[] | null }>();

	constructor(layers: Pick<SearchLayers, 'parks' | 'roads'>) {
		this.#layers = layers;
	}

	of(block: MultiPolygon): { parkM: number | null; roadM: number | null } {
		const crs = planeCrsOf(block);
		if (!crs) return { parkM: null, roadM: null };
		let targets = this.#targets.get(crs.code);
		if (!targets) {
			const { parks, roads } = this.#layers;
			targets = {
				parks:
					parks && parks.map((park) => ({ lines: polygonsOf(fromLonLat(crs, park)).flat(), encloses: true })),
				roads:
					roads &&
					roads.map((road) => ({
						lines: polygonsOf(
							fromLonLat(crs, { type: 'Polygon', coordinates: [road.map((position) => [...position])] }),
						).flat(),
						encloses: false,
					})),
			};
			this.#targets.set(crs.code, targets);
		}
		const rings = polygonsOf(fromLonLat(crs, block)).flat();
		return {
			parkM: targets.parks && distanceM(rings, targets.parks),
			roadM: targets.roads && distanceM(rings, targets.roads),
		};
	}
}

/** A search over one grid in memory; a county is read in windows with the same steps (server/tasks/low-slope-search). */
export function findBlocks(
	grid: HeightGrid,
	parameters: SearchParameters,
	layers: SearchLayers,
	factorCuts: readonly number[] = [],
): { blocks: FoundBlock[]; counts: SearchCounts } {
	const mask = emptyMask(grid.width, grid.height);
	const whole = { fromColumn: 0, toColumn: grid.width, fromRow: 0, toRow: grid.height };
	const origin = { column: 0, row: 0 };
	markWindow(mask, grid, whole, origin, parameters);
	if (layers.region) barOutside(mask, grid, layers.region);
	for (const shape of layers.subtract) bar(mask, grid, shape);
	const { blocks, counts } = blocksOf(mask, grid, parameters, layers);
	const tally = new GroundTally(
		blocks.map((block) => block.component),
		factorCuts,
	);
	tally.take(grid, whole, origin);
	return {
		blocks: blocks.map(({ component: _, ...block }, i) => {
			const sums = tally.sums[i] as CellSums;
			return { ...block, ...groundOf(sums, block.areaM2), sums };
		}),
		counts,
	};
}
