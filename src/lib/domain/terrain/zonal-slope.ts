import type { Areal } from '../geometry/areal.ts';
import { ellipsoidalAreaM2 } from '../geometry/area.ts';
import { areasOf, flattenAreas, type FlatAreas } from '../geometry/flat-areas.ts';
import { RADIANS } from '../geometry/ellipsoid.ts';
import { eachCellEdges, EdgePool } from './cell-edges.ts';
import { Coverage } from './coverage.ts';
import { groundSizes, isEven } from './ground-size.ts';
import type { GridPlace, HeightGrid } from './height-grid.ts';
import { squaredSlopeRow } from './horn.ts';
import { WaitingShapes } from './waiting-shapes.ts';
import { type SlopeClasses, squaredTangents, SURVEY_SLOPE_CLASSES } from './slope-classes.ts';

/** Slope of the ground under one shape. */
export interface ZoneSlope {
	/** m² of each class, flattest first; they add up to `areaM2 × validShare`. */
	classesM2: number[];
	/** Mean slope in degrees over the area that has one; `null` where none has. */
	meanDeg: number | null;
	/** Share of the shape, 0 to 1, that lies on cells with a slope. */
	validShare: number;
	/** Ellipsoidal area of the shape, m². */
	areaM2: number;
}

export interface ZonalOptions {
	classes?: SlopeClasses;
	/**
	 * `share` (the rule): a cell counts with the part of it that the shape covers, so a shape smaller than a cell is
	 * measured too. `middle`: a cell counts wholly where its middle lies inside, as GDAL's tools do; to compare with them.
	 */
	cells?: 'share' | 'middle';
	/** Without it `meanDeg` is null and no arctangent is taken. */
	mean?: boolean;
	/** The shapes come in the grid's own CRS: `sums` count, `results` has no ellipsoidal areas to give and throws. */
	inGridCrs?: boolean;
	/** Rows whose slopes are worked out, [from, to): the part of one thread. All of them without it. */
	rows?: readonly [number, number];
}

/**
 * Slope under lon/lat shapes on a grid in memory: only the rows and columns they touch are worked out, so a drawn shape
 * is answered in well under a frame. Shapes may overlap; each counts what it covers. Wholly outside: classes 0, share 0,
 * mean `null`.
 */
export function slopeOfShapes(
	grid: HeightGrid,
	shapes: readonly Areal[],
	options: ZonalOptions = {},
): ZoneSlope[] {
	const zonal = new ZonalSlope(grid, shapes, options);
	zonal.take(grid.heights.subarray(zonal.firstRow * grid.width, zonal.endRow * grid.width));
	return zonal.results();
}

/**
 * The same in one pass over rows that come one by one (a file larger than memory): hand `take` the rows from `firstRow`
 * to before `endRow`, some at a time, then ask for `results`. Several threads take rows each for themselves; `add` unites their sums.
 */
export class ZonalSlope {
	/** Rows that must be handed to `take`, [firstRow, endRow): those of the shapes and one more to each side. */
	readonly firstRow: number;
	readonly endRow: number;
	/** Per shape the weights of each class and of the cells without slope, and degrees × weight; weights in m². */
	readonly sums: Float64Array;
	readonly #width: number;
	readonly #height: number;
	readonly #shapes: FlatAreas;
	readonly #inGridCrs: boolean;
	/** Weight of the whole shape where it reaches out of the grid, else 0. */
	readonly #whole: Float64Array;
	readonly #middle: boolean;
	readonly #mean: boolean;
	readonly #bounds: Float64Array;
	readonly #sizes: ReturnType<typeof groundSizes>;
	/** Numbers a shape in `sums`. */
	readonly #slots: number;
	/** Shapes that begin further down. */
	readonly #waiting: WaitingShapes;
	readonly #active: Zone[] = [];
	/** The three rows of the window; the next row to be taken. */
	#above: Float32Array;
	#row: Float32Array;
	#below: Float32Array;
	/** A row without heights, and the two last rows of what was handed over before. */
	readonly #none: Float32Array;
	readonly #kept: [Float32Array, Float32Array];
	#taken: number;
	readonly #from: number;
	readonly #to: number;
	readonly #squared: Float64Array;
	readonly #degrees: Float64Array;
	readonly #classes: Uint8Array;
	readonly #share: Float64Array;
	readonly #tally: Float64Array;
	readonly #cells: Int32Array;
	readonly #spans: Int32Array;
	readonly #crossings: Float64Array;

	/** @param shapes as GeoJSON, or laid flat where there are many */
	constructor(place: GridPlace, shapes: readonly Areal[] | FlatAreas, options: ZonalOptions = {}) {
		const { width, height } = place;
		this.#width = width;
		this.#height = height;
		this.#middle = options.cells === 'middle';
		this.#mean = options.mean !== false;
		this.#bounds = squaredTangents(options.classes ?? SURVEY_SLOPE_CLASSES);
		this.#sizes = groundSizes(place);
		this.#slots = this.#bounds.length + 3;
		const flat = 'areas' in shapes ? shapes : flattenAreas(shapes);
		this.sums = new Float64Array(flat.areas.length * this.#slots);
		this.#shapes = flat;
		this.#inGridCrs = options.inGridCrs ?? false;
		this.#whole = new Float64Array(flat.areas.length);
		const even = isEven(place);
		const [first, end] = options.rows ?? [0, height];
		let [top, bottom, edgeCount] = [end, first, 0];
		const pool = new EdgePool(flat.coordinates.length / 2);
		this.#waiting = new WaitingShapes(pool);
		/** Whole shapes that reach out of an uneven grid. */
		const outside: number[] = [];
		eachCellEdges(place, flat, { inGridCrs: this.#inGridCrs, pool }, (edges, at) => {
			const coverage = new Coverage(edges, width, height);
			if (!coverage.inside)
				if (even) this.#whole[at] = edges.cells * place.cellX * place.cellY;
				else outside.push(at);
			if (coverage.from >= coverage.to || coverage.top >= end || coverage.bottom <= first) {
				pool.used = edges.first;
				return;
			}
			this.#waiting.push(at, coverage.top, edges);
			top = Math.min(top, coverage.top);
			bottom = Math.max(bottom, coverage.bottom);
			edgeCount = Math.max(edgeCount, (edges.end - edges.first) / 4);
		});
		if (outside.length > 0) {
			const areas = areasOf(flat);
			for (const at of outside) this.#whole[at] = ellipsoidalAreaM2(areas[at] as Areal);
		}
		this.#from = Math.max(first, top);
		this.#to = Math.max(this.#from, Math.min(end, bottom));
		const some = this.#to > this.#from;
		this.firstRow = some ? Math.max(0, this.#from - 1) : 0;
		this.endRow = some ? Math.min(height, this.#to + 1) : 0;
		this.#taken = this.firstRow;
		this.#none = new Float32Array(width).fill(NaN);
		this.#kept = [new Float32Array(width), new Float32Array(width)];
		this.#above = this.#none;
		this.#row = this.#none;
		this.#below = this.#none;
		this.#squared = new Float64Array(width);
		this.#degrees = new Float64Array(this.#mean ? width : 0);
		this.#classes = new Uint8Array(width);
		this.#share = new Float64Array(width + 2);
		this.#tally = new Float64Array(this.#slots);
		this.#cells = new Int32Array(this.#bounds.length + 2);
		this.#spans = new Int32Array(edgeCount + 2);
		this.#crossings = new Float64Array(edgeCount + 2);
	}

	/** The next rows of heights, one or many; the array may be used again afterwards. */
	take(heights: Float32Array): void {
		const width = this.#width;
		for (let at = 0; at + width <= heights.length; at += width) {
			this.#shift(heights.subarray(at, at + width));
			const row = this.#taken++;
			this.#work(row - 1);
			if (row !== this.#height - 1) continue;
			this.#shift(this.#none);
			this.#work(row);
		}
		// The last two are needed for the next row, when the array holds others.
		this.#row = this.#keep(0, this.#row);
		this.#below = this.#keep(1, this.#below);
	}

	#keep(which: 0 | 1, row: Float32Array): Float32Array {
		const kept = this.#kept[which];
		kept.set(row);
		return kept;
	}

	/** Takes in what another thread has summed up for the same shapes. */
	add(sums: Float64Array): void {
		for (let i = 0; i < sums.length; i++) this.sums[i] = (this.sums[i] as number) + (sums[i] as number);
	}

	/** The figures of each shape, in the order in which they came. */
	results(): ZoneSlope[] {
		const count = this.#bounds.length + 1;
		if (this.#inGridCrs) throw new Error('ZonalSlope.results: needs lon/lat shapes');
		return areasOf(this.#shapes).map((shape, at): ZoneSlope => {
			const areaM2 = ellipsoidalAreaM2(shape);
			const own = this.sums.subarray(at * this.#slots, (at + 1) * this.#slots);
			const weights = own.subarray(0, count);
			const valid = weights.reduce((sum, w) => sum + w, 0);
			const known = valid + (own[count] as number);
			const total = Math.max(known, this.#whole[at] as number);
			return {
				classesM2: Array.from(weights, (w) => (total > 0 ? (areaM2 * w) / total : 0)),
				meanDeg: this.#mean && valid > 0 ? (own[count + 1] as number) / valid : null,
				validShare: total > 0 ? valid / total : 0,
				areaM2,
			};
		});
	}

	#shift(next: Float32Array): void {
		this.#above = this.#row;
		this.#row = this.#below;
		this.#below = next;
	}

	/** Slopes of one row, and what each shape covers of it. */
	#work(row: number): void {
		if (row < this.#from || row >= this.#to) return;
		const active = this.#active;
		let kept = 0;
		for (let i = 0; i < active.length; i++) {
			const zone = active[i] as Zone;
			if (zone.coverage.bottom > row) active[kept++] = zone;
		}
		active.length = kept;
		for (let next = this.#waiting.take(row); next; next = this.#waiting.take(row)) {
			const coverage = new Coverage(next.edges, this.#width, this.#height);
			if (coverage.bottom > row) active.push({ at: next.at, coverage });
		}
		let from = this.#width;
		let to = 0;
		for (let i = 0; i < active.length; i++) {
			const { coverage } = active[i] as Zone;
			if (coverage.from < from) from = coverage.from;
			if (coverage.to > to) to = coverage.to;
		}
		if (from >= to) return;
		const size = this.#sizes(row);
		const window = { above: this.#above, row: this.#row, below: this.#below };
		squaredSlopeRow({ ...window, x: size.x, y: size.y, from, to }, this.#squared);
		this.#classify(from, to);
		for (let i = 0; i < active.length; i++) {
			const zone = active[i] as Zone;
			if (this.#middle) this.#countMiddles(zone.coverage, row);
			else this.#countShares(zone.coverage, row);
			this.#add(zone.at * this.#slots, size.areaM2);
		}
	}

	/** Adds the tally to the sums of a shape, and empties it. */
	#add(at: number, areaM2: number): void {
		const { sums } = this;
		const tally = this.#tally;
		for (let k = 0; k < tally.length; k++) {
			const counted = tally[k] as number;
			if (counted === 0) continue;
			sums[at + k] = (sums[at + k] as number) + counted * areaM2;
			tally[k] = 0;
		}
	}

	/** Class of each column, the number of classes where there is no slope; degrees where the mean is asked for. */
	#classify(from: number, to: number): void {
		if (this.#bounds.length === 4) classify4(this.#squared, this.#bounds, this.#classes, from, to);
		else classifyAny(this.#squared, this.#bounds, this.#classes, from, to);
		if (!this.#mean) return;
		for (let c = from; c < to; c++)
			this.#degrees[c] = Math.atan(Math.sqrt(this.#squared[c] as number)) / RADIANS;
	}

	#countShares(coverage: Coverage, row: number): void {
		const share = this.#share;
		const classes = this.#classes;
		const tally = this.#tally;
		const none = this.#bounds.length + 1;
		const { from, to } = coverage;
		coverage.row(row, share);
		for (let c = from, i = 0; c < to; c++, i++) {
			const part = share[i] as number;
			if (part === 0) continue;
			const k = classes[c] as number;
			tally[k] = (tally[k] as number) + part;
		}
		if (!this.#mean) return;
		let degrees = 0;
		for (let c = from, i = 0; c < to; c++, i++)
			if (classes[c] !== none) degrees += (share[i] as number) * (this.#degrees[c] as number);
		tally[none + 1] = degrees;
	}

	#countMiddles(coverage: Coverage, row: number): void {
		const classes = this.#classes;
		const tally = this.#tally;
		const cells = this.#cells;
		const spans = this.#spans;
		const none = this.#bounds.length + 1;
		const written = coverage.spans(row, spans, this.#crossings);
		let degrees = 0;
		for (let s = 0; s < written; s += 2) {
			const from = spans[s] as number;
			const to = spans[s + 1] as number;
			for (let c = from; c < to; c++) {
				const k = classes[c] as number;
				cells[k] = (cells[k] as number) + 1;
			}
			if (this.#mean)
				for (let c = from; c < to; c++) if (classes[c] !== none) degrees += this.#degrees[c] as number;
		}
		for (let k = 0; k <= none; k++) {
			tally[k] = cells[k] as number;
			cells[k] = 0;
		}
		tally[none + 1] = degrees;
	}
}

/** Class of each squared slope in [from, to), the number of classes where there is none. The five survey classes' way. */
function classify4(
	squared: Float64Array,
	bounds: Float64Array,
	classes: Uint8Array,
	from: number,
	to: number,
): void {
	const [b0, b1, b2, b3] = bounds as unknown as [number, number, number, number];
	for (let c = from; c < to; c++) {
		const s = squared[c] as number;
		// Added up, not branched on: slopes of neighbours differ, and a branch that cannot be foreseen costs more than four
		// comparisons. NaN is above no bound, and is not itself.
		classes[c] = s === s ? Number(s > b0) + Number(s > b1) + Number(s > b2) + Number(s > b3) : 5;
	}
}

function classifyAny(
	squared: Float64Array,
	bounds: Float64Array,
	classes: Uint8Array,
	from: number,
	to: number,
): void {
	for (let c = from; c < to; c++) {
		const s = squared[c] as number;
		let k = 0;
		while (k < bounds.length && s > (bounds[k] as number)) k++;
		classes[c] = s === s ? k : bounds.length + 1;
	}
}

interface Zone {
	/** Place in the list of shapes. */
	at: number;
	coverage: Coverage;
}
