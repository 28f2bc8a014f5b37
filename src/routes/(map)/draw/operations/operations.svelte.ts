import { arealOf, polygonsOf, type Areal } from '#lib/domain/geometry/areal.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { DrawingDesk } from '#lib/map/drawing/drawing-desk.svelte.ts';
import { outlineOf } from '#lib/map/drawing/outline.ts';
import { replaceOutline } from '#lib/map/drawing/session.ts';
import { NO_GHOSTS, type Ghosts } from '#lib/map/ghost/ghost-scene.ts';

export const OPERATIONS = ['split', 'merge', 'trim', 'subtract', 'offset', 'simplify', 'square'] as const;
export type OperationName = (typeof OPERATIONS)[number];

/** Which operation is open over the drawing, and what it shows on the map before it is applied. */
export class Operations {
	active = $state<OperationName | null>(null);
	ghosts = $state.raw<Ghosts>(NO_GHOSTS);
	/** The one just applied, said in the status line. */
	applied = $state<OperationName | null>(null);
	readonly #desk: DrawingDesk;

	constructor(desk: DrawingDesk) {
		this.#desk = desk;
	}

	/** Only a finished outline can be worked on. */
	get possible(): boolean {
		return this.#desk.finished !== null;
	}

	open(name: OperationName): void {
		if (!this.possible) return;
		this.close();
		this.applied = null;
		this.active = name;
	}

	close(): void {
		if (this.#desk.gesture && this.active) this.#desk.dropGesture();
		this.active = null;
		this.ghosts = NO_GHOSTS;
	}

	/** Puts the result on the table as one step of the history. */
	apply(result: Areal): void {
		const name = this.active;
		this.#desk.change((session) => replaceOutline(session, outlineOf(result)));
		this.close();
		this.applied = name;
	}
}

/** Several geometries as the parts of one, without asking whether they touch. */
export const together = (geometries: readonly Areal[]): Areal => arealOf(geometries.flatMap(polygonsOf));

/** Two parts of one outline may not share a side: it would be a line through its inside. */
export const PARTS_SHARE_SIDE: Problem = {
	code: 'outline.parts-share-side',
	message: '各块有公共边，不能同属一个图形。',
	fix: '只留一块，其余的各存为图形',
};
