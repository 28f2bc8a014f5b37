import { basemapOffer, type BasemapOffer } from '#lib/api/basemaps.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { isOwnBasemaps, type OwnBasemap } from '#lib/map/basemap.ts';
import { fetchJson } from '#lib/map/fetch-answer.ts';
import { Remembered } from '#lib/ui/remembered.svelte.ts';
import { problem as problemShape } from '#lib/api/problem.ts';

/** The basemaps of this desk: what the server offers, what the reader entered here, and what went wrong with a tile. */
class Basemaps {
	offer = $state.raw<BasemapOffer | null>(null);
	/** Null while the tiles come. */
	fault = $state.raw<Problem | null>(null);
	readonly #own = new Remembered<OwnBasemap[]>('basemaps', [], isOwnBasemaps);
	#hearing = false;

	get own(): readonly OwnBasemap[] {
		return this.#own.value;
	}

	add(basemap: OwnBasemap): void {
		this.#own.value = [...this.#own.value.filter(({ name }) => name !== basemap.name), basemap];
	}

	remove(name: string): void {
		this.#own.value = this.#own.value.filter((one) => one.name !== name);
	}

	/** Asks the server once what it may fetch. */
	async load(): Promise<void> {
		if (this.offer) return;
		const answer = await fetchJson(basemapOffer, '/api/basemaps');
		if (answer.ok) this.offer = answer.value;
		else this.fault = answer.problem;
	}

	/** A tile did not come: its answer says why. One is read, the others say the same. */
	async hear(error: unknown): Promise<void> {
		if (this.fault || this.#hearing) return;
		this.#hearing = true;
		const body = error instanceof Error && 'body' in error ? error.body : null;
		let said: unknown = null;
		if (body instanceof Blob) {
			try {
				said = JSON.parse(await body.text());
			} catch {
				// Not a Problem: a proxy's page. That the tile is missing is known all the same.
				said = null;
			}
		}
		const parsed = problemShape.safeParse(said);
		this.fault = parsed.success
			? parsed.data
			: {
					code: 'basemap-tile',
					message: '底图瓦片没有取到。',
					got: error instanceof Error ? error.message : undefined,
				};
		this.#hearing = false;
	}
}

/** One for the whole page: the list is the browser's, not a screen's. */
export const basemaps = new Basemaps();
