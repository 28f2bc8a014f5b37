import type { DrawingFault } from '#lib/map/drawing/mend.ts';
import type { MapContext } from '#lib/map/map-context.ts';

type PlacedFault = DrawingFault & { at: [number, number] };

/** The faults of the boundary one after the other: which is looked at, and the way to the next. */
export class FaultWalk {
	readonly #context: MapContext;
	readonly #read: () => readonly DrawingFault[];
	#looked = $state(-1);

	constructor(context: MapContext, read: () => readonly DrawingFault[]) {
		this.#context = context;
		this.#read = read;
	}

	readonly all: readonly DrawingFault[] = $derived.by(() => this.#read());
	/** Those that have a place on the map. */
	readonly placed: readonly PlacedFault[] = $derived(
		this.all.filter((fault): fault is PlacedFault => fault.at !== undefined),
	);
	/** The place in `placed` of the one that is looked at; −1: none. */
	get looked(): number {
		return this.#looked < this.placed.length ? this.#looked : -1;
	}

	/** To the next or the last one; round and round. */
	go(by: 1 | -1): void {
		const count = this.placed.length;
		if (count === 0) return;
		const from = this.looked < 0 ? (by === 1 ? -1 : 0) : this.looked;
		this.look((from + by + count) % count);
	}

	/** Looks at one: the map goes there unless the place is well inside the view. */
	look(index: number): void {
		this.#looked = index;
		const fault = this.placed[index];
		const { map } = this.#context;
		if (!fault || !map) return;
		const { x, y } = map.project(fault.at);
		const { clientWidth, clientHeight } = map.getContainer();
		const inside = x > 60 && y > 80 && x < clientWidth - 60 && y < clientHeight - 60;
		if (!inside) map.easeTo({ center: fault.at, duration: 300 });
	}
}
