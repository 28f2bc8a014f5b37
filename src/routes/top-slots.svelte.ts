import { createContext, type Snippet } from 'svelte';

/** Places in the top bar that a part of the product fills while it is shown (the map: year, run, search). */
export class TopSlots {
	middle = $state.raw<Snippet | null>(null);

	fill(middle: Snippet): () => void {
		this.middle = middle;
		return () => {
			if (this.middle === middle) this.middle = null;
		};
	}
}

export const [useTopSlots, provideTopSlots] = createContext<TopSlots>();
