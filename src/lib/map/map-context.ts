import { createContext } from 'svelte';
import type { Map as MapLibre } from 'maplibre-gl';
import type { Chosen } from './chosen.svelte.ts';
import type { PanelSlots } from './panel-slots.svelte.ts';
import type { ScreenState } from './screen-state.svelte.ts';

/**
 * What (map)/+layout.svelte gives its child screens.
 *
 * - `map`: the MapLibre map, null until its style and our sources are there. Read it in an `$effect`; add layers with
 *   `addInOrder` (ids of layer-order.ts) and remove them in the effect's clean-up. The map outlives every screen.
 * - `screen`: run, columns, colouring, filters, selection, hover, view.
 * - `chosen`: parcels chosen together, by Shift and a click on the map or in the table.
 * - `slots`: where a screen puts its own left rail, right panel and bottom drawer: `$effect(() => slots.fill({ panel }))`.
 * - `takePointer`: while a screen holds the pointer (drawing), clicks on the map choose nothing.
 */
export interface MapContext {
	readonly map: MapLibre | null;
	readonly screen: ScreenState;
	readonly chosen: Chosen;
	readonly slots: PanelSlots;
	/** Moves the map so that the box is seen between the panels. */
	fit(bbox: readonly [number, number, number, number]): void;
	/** Takes the pointer from selecting; call what it returns to give it back. */
	takePointer(): () => void;
}

export const [useMap, provideMap] = createContext<MapContext>();
