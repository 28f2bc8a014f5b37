import { recordedShape } from '#lib/api/shapes.ts';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import { merge } from '#lib/domain/geometry/merge.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { DrawingDesk } from '#lib/map/drawing/drawing-desk.svelte.ts';
import { outlineOf } from '#lib/map/drawing/outline.ts';
import { replaceOutline } from '#lib/map/drawing/session.ts';
import { fetchJson } from '#lib/map/fetch-answer.ts';
import type { MapContext } from '#lib/map/map-context.ts';

/** So many boundaries are asked for at a time. */
const AT_ONCE = 6;

/** From a choice of parcels on the map to an outline: the exact union of their boundaries of record. */
export class ParcelPick {
	problem = $state.raw<{ problem: Problem; id: string | null } | null>(null);
	readonly #context: MapContext;
	readonly #desk: DrawingDesk;
	readonly #prompt: () => string;

	constructor(context: MapContext, desk: DrawingDesk, prompt: () => string) {
		this.#context = context;
		this.#desk = desk;
		this.#prompt = prompt;
	}

	/** Asks for parcels; the one that is chosen on the map is among them. */
	begin(): void {
		const { selection } = this.#context.screen;
		this.problem = null;
		this.#desk.ask({
			kind: 'parcels',
			prompt: this.#prompt,
			chosen: selection?.kind === 'parcel' ? [selection.id] : [],
			ondone: (ids) => void this.#take(ids),
		});
		this.#context.map?.getCanvas().focus({ preventScroll: true });
	}

	async #take(ids: readonly number[]): Promise<void> {
		const boundaries: Areal[] = [];
		for (let i = 0; i < ids.length; i += AT_ONCE) {
			const answers = await Promise.all(
				ids.slice(i, i + AT_ONCE).map((id) => fetchJson(recordedShape, `/api/shapes/parcel/${id}`)),
			);
			for (const answer of answers) {
				if (!answer.ok) {
					this.problem = answer;
					return;
				}
				boundaries.push(answer.value.geometry as Areal);
			}
		}
		const [only] = boundaries;
		const merged = boundaries.length === 1 && only ? { outline: only } : merge(boundaries, 0);
		if ('code' in merged) {
			this.problem = { problem: merged, id: null };
			return;
		}
		const outline = outlineOf(merged.outline);
		this.#desk.change((session) => replaceOutline(session, outline, 'from-parcels'));
	}
}
