import type { Bounds } from '#lib/domain/geometry/areal.ts';
import { nineDecimals } from '#lib/domain/geometry/snap.ts';
import type { Point, Ring } from '../drawing/outline.ts';
import { NO_SNAPPER, ownEdges, type Snapper } from '../drawing/snapper.ts';
import type { Measure, MeasureKind } from './measured.ts';

/**
 * The measuring tool of a visit: measures stay until they are cleared, also from one map screen to the next. Points are
 * placed as corners of a drawing are, with the same snapping; nothing of it is stored.
 */
export class MeasureState {
	/** The tool is in hand. */
	active = $state(false);
	kind = $state<MeasureKind>('distance');
	done = $state.raw<readonly Measure[]>([]);
	/** Of the one being measured. */
	points = $state.raw<Ring>([]);
	pointer = $state.raw<Point | null>(null);
	snapped = $state(false);
	crosshair = $state(false);
	/** Of the screen's neighbourhood; the screen sets it. */
	snapper: Snapper = NO_SNAPPER;
	/** What `snapper` knows. */
	snapBox: Bounds | null = null;
	#next = 1;

	/** The one being measured, as it would be with the pointer as its last point. */
	readonly current = $derived.by((): Ring => {
		const last = this.points.at(-1);
		const { pointer } = this;
		const moved = pointer && last && (pointer[0] !== last[0] || pointer[1] !== last[1]);
		return moved ? [...this.points, pointer] : this.points;
	});

	start(kind: MeasureKind = this.kind): void {
		if (kind !== this.kind) this.points = [];
		this.kind = kind;
		this.active = true;
	}

	stop(): void {
		this.active = false;
		this.points = [];
		this.pointer = null;
		this.crosshair = false;
	}

	/** Esc: gives up the one being measured, then the tool. */
	back(): void {
		if (this.points.length > 0) this.points = [];
		else this.stop();
	}

	add(point: Point): void {
		const last = this.points.at(-1);
		if (last && last[0] === point[0] && last[1] === point[1]) return;
		this.points = [...this.points, point];
		this.pointer = point;
	}

	removeLast(): void {
		this.points = this.points.slice(0, -1);
	}

	/** Keeps the one being measured and is ready for the next. */
	finish(): void {
		if (this.points.length < (this.kind === 'area' ? 3 : 2)) return;
		this.done = [...this.done, { id: this.#next++, kind: this.kind, points: this.points }];
		this.points = [];
		this.pointer = null;
	}

	remove(id: number): void {
		this.done = this.done.filter((measure) => measure.id !== id);
	}

	clear(): void {
		this.done = [];
		this.points = [];
	}

	/** Where a pointer at that place lands. @param off Alt is held: no snapping */
	place(pointer: Point, toleranceM: number, off: boolean): Point {
		const own = this.done.flatMap(({ points }) => ownEdges([], points, null));
		const edges = [...own, ...ownEdges([], this.points, null)];
		const target = off ? null : this.snapper.target(pointer, toleranceM, { edges });
		this.snapped = target !== null;
		return target?.position ?? [nineDecimals(pointer[0]), nineDecimals(pointer[1])];
	}
}
