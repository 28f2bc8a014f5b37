import type { Map as MapLibre } from 'maplibre-gl';
import type { Classification } from './classes.ts';
import { BATCH_HATCHES, HATCH_OFF, HATCH_ON } from './layers/parcel.ts';
import type { MapClass } from './map-class.ts';
import type { ParcelColumns } from './parcel-columns.ts';

/** Changed parcels that one frame bears: some tens of milliseconds of buffers in software rendering. */
const MOST_A_FRAME = 12_000;
const PARCELS = { source: 'parcels', sourceLayer: 'parcels' };
/** A filtered-out parcel is drawn faint, so that the place still reads as a place. */
const OUT = { colour: '#c9cfd0', hatch: '', dash: false, solid: false, on: false };

const stateOf = (c: MapClass) => ({
	colour: c.colour,
	hatch: c.pattern ?? '',
	dash: c.dashed,
	solid: c.solid === true,
	on: true,
});

/**
 * Colours the parcels on the map from the run's columns, by feature id (docs/adr/0004-parcel-colour.md). Holds what
 * each parcel was last told, so that a change touches only the parcels that change: a slider asks sixty times a second.
 */
export class ParcelPaint {
	readonly #map: MapLibre;
	/** Every state ever told, by its number in `#told`; 0 is nothing. */
	#states: ReturnType<typeof stateOf>[] = [];
	#columns: ParcelColumns | null = null;
	/** By row of `#columns`. */
	#told = new Uint16Array(0);
	#frame = 0;

	constructor(map: MapLibre) {
		this.#map = map;
	}

	/**
	 * Brings the map to this colouring; null clears it (no run). Many changes are spread over frames: MapLibre rewrites
	 * the buffers of what changed in one piece, and no piece may hold the page (docs/adr/0004-parcel-colour.md).
	 */
	show(
		columns: ParcelColumns | null,
		classification: Classification | null,
		passing: Uint8Array | null,
	): void {
		cancelAnimationFrame(this.#frame);
		if (!columns || !classification || !passing) return this.#clear();
		this.#hatch(classification);
		this.#follow(columns);
		const out = this.#numberOf(OUT);
		const numbers = classification.classes.map((c) => this.#numberOf(stateOf(c)));
		const wanted = (row: number): number =>
			passing[row] === 1 ? (numbers[classification.classOf[row] as number] ?? 0) : out;
		this.#tell(columns, wanted, 0);
	}

	/** Tells the rows from `row` on what they are to be, as many as one frame bears, and the others in the next one. */
	#tell(columns: ParcelColumns, wanted: (row: number) => number, row: number): void {
		const told = this.#told;
		let changed = 0;
		for (; row < columns.count && changed < MOST_A_FRAME; row++) {
			const number = wanted(row);
			if (told[row] === number || number === 0) continue;
			told[row] = number;
			changed++;
			const state = this.#states[number - 1] as ReturnType<typeof stateOf>;
			this.#map.setFeatureState({ ...PARCELS, id: columns.ids[row] as number }, state);
		}
		if (row < columns.count) this.#frame = requestAnimationFrame(() => this.#tell(columns, wanted, row));
	}

	/** Has the layers of the hatches that this colouring uses, and no others. */
	#hatch({ classes }: Classification): void {
		for (const pattern of BATCH_HATCHES) {
			const id = `parcel-${pattern}`;
			const { minzoom, maxzoom } = classes.some((c) => c.pattern === pattern) ? HATCH_ON : HATCH_OFF;
			if (this.#map.getLayer(id) && this.#map.getLayer(id)?.minzoom !== minzoom)
				this.#map.setLayerZoomRange(id, minzoom, maxzoom);
		}
	}

	/** Ends what is still to be told: the map goes away. */
	stop(): void {
		cancelAnimationFrame(this.#frame);
	}

	#numberOf(state: ReturnType<typeof stateOf>): number {
		const key = JSON.stringify(state);
		const at = this.#states.findIndex((known) => JSON.stringify(known) === key);
		return at >= 0 ? at + 1 : this.#states.push(state);
	}

	/** Another run's columns: what was told stays with the parcel's id. */
	#follow(columns: ParcelColumns): void {
		if (columns === this.#columns) return;
		const before = this.#columns;
		const told = new Uint16Array(columns.count);
		if (before) {
			for (let row = 0; row < columns.count; row++) {
				const was = before.rowOf(columns.ids[row] as number);
				if (was !== undefined) told[row] = this.#told[was] as number;
			}
		}
		this.#columns = columns;
		this.#told = told;
	}

	#clear(): void {
		if (this.#told.some((number) => number > 0)) this.#map.removeFeatureState(PARCELS);
		this.#columns = null;
		this.#told = new Uint16Array(0);
	}
}
