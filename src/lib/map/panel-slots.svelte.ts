import type { Snippet } from 'svelte';

export interface PanelContent {
	/** Left: what to show. Without one, the layers, colouring, legend and filters stand there. */
	rail?: Snippet;
	/** Right: what is chosen. */
	panel?: Snippet;
	/** Below: the table. `drawerTitle` is shown on its bar also while it is collapsed. */
	drawer?: Snippet;
	drawerTitle?: string;
	/** Under which the drawer's height and state are remembered; screens with tables of their own keep them apart. */
	drawerName?: string;
	/** Open on the first visit; afterwards what the reader chose. */
	drawerOpen?: boolean;
	/** Its height before anybody has resized it, px. */
	drawerHeight?: number;
	/** Over the map's top edge: a narrow strip of tools. */
	tools?: Snippet;
}

/** The places around the map, filled by the child route on show. */
export class PanelSlots {
	content = $state.raw<PanelContent>({});

	/** Fills the places; what it returns empties them again, unless the next screen has filled them meanwhile. */
	fill(content: PanelContent): () => void {
		this.content = content;
		return () => {
			if (this.content === content) this.content = {};
		};
	}
}
