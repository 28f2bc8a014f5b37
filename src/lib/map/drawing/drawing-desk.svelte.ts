import { nineDecimals } from '#lib/domain/geometry/snap.ts';
import type { Drawing } from '#lib/api/drawings.ts';
import { gestureOf, isAnswered, isComplete, shownOf, type Ask, type Gesture } from './gesture.ts';
import { FREE, heldCorner, isHeld, stageOf, type Held } from './aim.ts';
import { geometryOf, outlineOf, type Outline, type Point, type Ring } from './outline.ts';
import { linesInHand } from './lines-in-hand.ts';
import { modeOf, previewOf, sessionOf, sheetOf, startDrawing, toolOf, type Session } from './session.ts';
import { POLYGON, type SketchTool } from './sketch-tool.ts';
import type { SnapTarget } from './snap-target.ts';
import { NO_SNAPPER, type Snapper } from './snapper.ts';
import { shortestTrace } from './trace.ts';
import { isUnsaved, savedAside, setAside, takenBack, type SavedAs, type Work } from './works.ts';

/**
 * What lies on the drawing table: the session and what it was opened from. It outlives the draw screen, so that going to
 * the map and back loses nothing, undo included. Screens and listeners change it by `change(finish)`.
 */
export class DrawingDesk {
	session = $state.raw<Session>(sessionOf());
	savedAs = $state.raw<SavedAs | null>(null);
	/** The outline as it was last saved or opened: the same outline again (undo) is not unsaved work. */
	clean = $state.raw<Outline>([]);
	/** Unsaved work that gave way to another drawing, the latest first. */
	aside = $state.raw<readonly Work[]>([]);
	/** The switch; Alt turns it round while it is held. */
	snapping = $state(true);
	snapMark = $state.raw<SnapTarget | null>(null);
	/** While T is held or its switch is on: the pointer follows a neighbour's boundary. */
	tracing = $state(false);
	/** What was typed for the side in hand. */
	held = $state.raw<Held>(FREE);
	/** Whether corners are placed from the map's middle, by keyboard. */
	crosshair = $state(false);
	snapper: Snapper = NO_SNAPPER;
	/** What the hand is asked to show besides the outline (a line to cut along, parcels); null: nothing. */
	gesture = $state.raw<Gesture | null>(null);

	readonly mode = $derived(modeOf(this.session));
	readonly sheet = $derived(sheetOf(this.session));
	/** What would be saved: closed rings; null where nothing is enclosed. */
	readonly finished = $derived(this.sheet.sketch ? null : geometryOf(this.sheet.outline));
	/** What is evaluated: also the sketch, closed through the pointer. */
	readonly shown = $derived(geometryOf(previewOf(this.session)));
	/** What the next corner settles: a side, both extents, a depth; null while nothing is drawn. */
	readonly stage = $derived(
		this.sheet.sketch && stageOf(toolOf(this.session).form, this.sheet.sketch.length),
	);
	/** At rest: neither a hand on it nor half drawn. The official answer is for this. */
	readonly settled = $derived(this.session.drag ? null : this.finished);
	readonly unsaved = $derived(isUnsaved(this));
	#works = 1;
	#work = 1;

	/** The number of the work on the table: another one after it gave way, its own again when it is taken back. */
	get work(): number {
		return this.#work;
	}

	change(next: (session: Session) => Session): void {
		const changed = next(this.session);
		if (changed !== this.session) this.session = changed;
	}

	/** Asks for a line, points or parcels on the map. What was asked before is given up. */
	ask(ask: Ask): void {
		this.dropGesture();
		this.gesture = gestureOf(ask);
	}

	/** Changes what the hand has shown; with the last point asked for, the answer is handed over. */
	gesticulate(next: (gesture: Gesture) => Gesture): void {
		if (!this.gesture) return;
		const changed = next(this.gesture);
		if (changed === this.gesture) return;
		this.gesture = changed;
		if (isComplete(changed)) this.answerGesture();
	}

	/** Hands the answer over, if it is one. */
	answerGesture(): void {
		const { gesture } = this;
		if (!gesture || !isAnswered(gesture)) return;
		this.gesture = null;
		this.snapMark = null;
		const { points, chosen } = shownOf(gesture);
		if (gesture.ask.kind === 'parcels') gesture.ask.ondone(chosen);
		else gesture.ask.ondone(points);
	}

	/** Gives up what was asked. */
	dropGesture(): void {
		const { gesture } = this;
		this.gesture = null;
		this.snapMark = null;
		gesture?.ask.oncancel?.();
	}

	/**
	 * Begins a new drawing (an unnamed one comes back with undo; a saved one is put back in its drawer), or a part or hole
	 * of the one that is there.
	 */
	start(tool: SketchTool = POLYGON): void {
		this.dropGesture();
		if (this.savedAs && tool.adds === 'outline') this.#replace(sessionOf(), null);
		this.held = FREE;
		this.change((session) => startDrawing(session, tool));
	}

	/** Puts an outline on the table: a saved drawing, or a parcel's boundary (then there is something to save). */
	open(outline: Outline, savedAs: SavedAs | null): void {
		this.#replace(sessionOf(outline), savedAs);
		this.clean = savedAs ? outline : [];
	}

	openDrawing(drawing: Drawing): void {
		const { id, name, note, version, geometry } = drawing;
		this.open(outlineOf(geometry), { id, name, note, version });
	}

	/**
	 * A work's outline was saved under that name; undo reaches back beyond it.
	 * @param work whose it is: another drawing may have been opened while it was being saved
	 */
	savedNow({ id, name, note, version }: Drawing, outline: Outline, work = this.#work): void {
		const savedAs = { id, name, note, version };
		if (work === this.#work) {
			this.savedAs = savedAs;
			this.clean = outline;
		} else this.aside = savedAside(this.aside, work, savedAs, outline);
	}

	/** The drawing was deleted: the shape stays on the table as an unsaved one. */
	forgetSaved(): void {
		this.savedAs = null;
		this.clean = [];
	}

	/** Clears the table. */
	close(): void {
		this.#replace(sessionOf(), null);
	}

	/** Takes work back that was set aside; unsaved work on the table takes its place there. */
	takeBack(id: number): void {
		const taken = takenBack(this.aside, id, this.#onTable());
		if (!taken) return;
		this.dropGesture();
		this.aside = taken.aside;
		this.#lay(taken.work);
	}

	/** Throws away work that was set aside. */
	dropAside(id: number): void {
		this.aside = this.aside.filter((work) => work.id !== id);
	}

	/** Puts work of an earlier visit behind what is set aside. */
	addAside(works: readonly Omit<Work, 'id'>[]): void {
		this.aside = [...this.aside, ...works.map((work) => ({ ...work, id: ++this.#works }))];
	}

	#onTable(): Work {
		const { session, savedAs, clean } = this;
		return { id: this.#work, session, savedAs, clean };
	}

	#lay({ id, session, savedAs, clean }: Work): void {
		this.#work = id;
		this.session = session;
		this.savedAs = savedAs;
		this.clean = clean;
		this.snapMark = null;
	}

	#replace(session: Session, savedAs: SavedAs | null): void {
		this.aside = setAside(this.aside, this.#onTable());
		this.#lay({ id: ++this.#works, session, savedAs, clean: [] });
	}

	/**
	 * Where a pointer at that place means: the snap target, or the place itself to nine decimals (0.1 mm), under what is
	 * held; and what is passed on the way when a boundary is followed.
	 * @param toleranceM metres on the ground
	 */
	aim(pointer: Point, toleranceM: number, { off = false, square = false } = {}): Aim {
		const gesturePoints = this.gesture && shownOf(this.gesture).points;
		const lines = linesInHand(this.session, gesturePoints);
		const target = this.snapping !== off ? this.snapper.target(pointer, toleranceM, lines) : null;
		this.snapMark = target;
		const free: Point = target?.position ?? [nineDecimals(pointer[0]), nineDecimals(pointer[1])];
		const { corners } = lines;
		const last = corners.at(-1);
		const stage = this.gesture || this.session.drag ? 'side' : (this.stage ?? 'start');
		if (this.tracing && last && target && stage === 'side' && !this.session.drag) {
			const way = shortestTrace(
				this.snapper.ringsThrough(target.position, 0.01),
				last,
				target.position,
				square,
			);
			if (way) return { place: free, via: way.slice(0, -1) };
		}
		const held = this.gesture || this.session.drag ? FREE : this.held;
		const place = heldCorner(stage, corners, free, held, square);
		// What is held may lead away from the target: then it is none.
		if (target && (square || isHeld(stage, held)) && !isNear(place, target.position)) this.snapMark = null;
		return { place, via: [] };
	}

	/** The same without snapping: moving the whole, arrow keys. */
	placeFreely([lon, lat]: Point): Point {
		this.snapMark = null;
		return [nineDecimals(lon), nineDecimals(lat)];
	}
}

/** What a click here would place: the corners passed on the way, then the one itself. */
export interface Aim {
	place: Point;
	via: Ring;
}

/** Within a millimetre. */
const isNear = (a: Point, b: Point): boolean => Math.hypot(a[0] - b[0], a[1] - b[1]) < 1e-8;
