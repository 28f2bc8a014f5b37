import type { Map as MapLibre } from 'maplibre-gl';
import type { Classification } from './classes.ts';
import type { ParcelColumns } from './parcel-columns.ts';

const PARCELS = { source: 'parcels', sourceLayer: 'parcels' };
/** Class of a filtered-out parcel: drawn faint, so that the place still reads as a place. */
const OUT = 255;

/**
 * Colours the parcels on the map from the run's columns, by feature id (docs/adr/0004-parcel-colour.md). Holds what
 * each parcel was last told, so that a change touches only the parcels that change.
 */
export class ParcelPaint {
	readonly #map: MapLibre;
	#told = new Map<number, string>();

	constructor(map: MapLibre) {
		this.#map = map;
	}

	/** Brings the map to this colouring; null clears it (no run). Returns how many parcels changed. */
	show(
		columns: ParcelColumns | null,
		classification: Classification | null,
		passing: Uint8Array | null,
	): number {
		if (!columns || !classification || !passing) {
			if (this.#told.size > 0) this.#map.removeFeatureState(PARCELS);
			const changed = this.#told.size;
			this.#told = new Map();
			return changed;
		}
		const { classes, classOf, by } = classification;
		const states = classes.map((c) => ({
			colour: c.colour,
			hatch: c.pattern === 'hatch-idle',
			dash: c.dashed,
			on: true,
		}));
		let changed = 0;
		for (let row = 0; row < columns.count; row++) {
			const id = columns.ids[row] as number;
			const at = classOf[row] as number;
			const on = passing[row] === 1;
			const key = on ? `${by}/${classes.length}/${at}/${classes[at]?.colour}` : String(OUT);
			if (this.#told.get(id) === key) continue;
			this.#told.set(id, key);
			changed++;
			const state = on ? states[at] : { colour: '#c9cfd0', hatch: false, dash: false, on: false };
			if (state) this.#map.setFeatureState({ ...PARCELS, id }, state);
		}
		return changed;
	}
}
