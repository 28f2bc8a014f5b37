import type { Areal } from '#lib/domain/geometry/areal.ts';
import { merge } from '#lib/domain/geometry/merge.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { DrawingDesk } from '#lib/map/drawing/drawing-desk.svelte.ts';
import { outlineOf } from '#lib/map/drawing/outline.ts';
import { replaceOutline } from '#lib/map/drawing/session.ts';
import type { MapContext } from '#lib/map/map-context.ts';
import { fetchShapes } from './operations/recorded-shapes.ts';

/** More parcels are no outline that one draws on: their union would take the page minutes. */
const MOST_PARCELS = 300;

/** What of the drawing table a pick works with. */
type Table = Pick<DrawingDesk, 'session' | 'savedAs' | 'work' | 'ask' | 'open' | 'change'>;

/** From a choice of parcels on the map to an outline: the exact union of their boundaries of record. */
export class ParcelPick {
	problem = $state.raw<{ problem: Problem; id: string | null } | null>(null);
	/** Boundaries on their way. */
	taking = $state.raw<{ done: number; count: number } | null>(null);
	readonly #context: Pick<MapContext, 'screen' | 'chosen' | 'map'>;
	readonly #desk: Table;
	readonly #prompt: () => string;
	#abort: AbortController | null = null;

	constructor(context: Pick<MapContext, 'screen' | 'chosen' | 'map'>, desk: Table, prompt: () => string) {
		this.#context = context;
		this.#desk = desk;
		this.#prompt = prompt;
	}

	/** Asks for parcels; those that are chosen on the map or in the table are among them. */
	begin(): void {
		const { screen, chosen, map } = this.#context;
		const { selection } = screen;
		this.cancel();
		this.problem = null;
		this.#desk.ask({
			kind: 'parcels',
			prompt: this.#prompt,
			chosen: [...new Set([...(selection?.kind === 'parcel' ? [selection.id] : []), ...chosen.ids])],
			ondone: (ids) => void this.#take(ids),
		});
		map?.getCanvas().focus({ preventScroll: true });
	}

	/** Gives up what is on its way. */
	cancel(): void {
		this.#abort?.abort();
		this.#abort = null;
		this.taking = null;
	}

	async #take(ids: readonly number[]): Promise<void> {
		const count = ids.length;
		if (count > MOST_PARCELS) {
			this.problem = { problem: tooMany(count), id: null };
			return;
		}
		const desk = this.#desk;
		const { work } = desk;
		const { history } = desk.session;
		const { signal } = (this.#abort = new AbortController());
		this.taking = { done: 0, count };
		const answer = await fetchShapes('parcel', ids, {
			signal,
			ondone: (done) => (this.taking = { done, count }),
		});
		if (signal.aborted) return;
		this.cancel();
		if (!answer.ok) {
			this.problem = answer;
			return;
		}
		// Something else was drawn or opened meanwhile: the answer is for what stood there before.
		if (desk.work !== work || desk.session.history !== history) return;
		const boundaries = answer.value.map(({ geometry }) => geometry as Areal);
		const [only] = boundaries;
		const merged = boundaries.length === 1 && only ? { outline: only } : merge(boundaries, 0);
		if ('code' in merged) {
			this.problem = { problem: merged, id: null };
			return;
		}
		const outline = outlineOf(merged.outline);
		// It is another shape than the one saved under that name.
		if (desk.savedAs) desk.open(outline, null);
		else desk.change((session) => replaceOutline(session, outline, 'from-parcels'));
	}
}

const tooMany = (got: number): Problem => ({
	code: 'outline.too-many-parcels',
	message: `选了 ${got} 宗地，一次最多取 ${MOST_PARCELS} 宗的边界。`,
	got,
	expected: MOST_PARCELS,
	fix: '缩小框选范围，分几次取',
});
