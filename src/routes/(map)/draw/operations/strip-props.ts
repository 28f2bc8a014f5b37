import type { DrawingDesk } from '#lib/map/drawing/drawing-desk.svelte.ts';
import type { SavedDrawings } from '#lib/map/drawing/saved-drawings.svelte.ts';
import type { ScreenState } from '#lib/map/screen-state.svelte.ts';
import type { Operations } from './operations.svelte.ts';

/** What every operation's strip works with. */
export interface StripProps {
	desk: DrawingDesk;
	ops: Operations;
	saved: SavedDrawings;
	screen: ScreenState;
	/** Gives the keyboard to the map, for what is to be shown there. */
	focusMap: () => void;
}
