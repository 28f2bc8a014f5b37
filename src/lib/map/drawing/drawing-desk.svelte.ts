import { nineDecimals, type SnapTarget } from '#lib/domain/geometry/snap.ts';
import type { Drawing } from '#lib/api/drawings.ts';
import { gestureOf, isAnswered, isComplete, shownOf, type Ask, type Gesture } from './gesture.ts';
import { geometryOf, outlineOf, type Outline, type Point } from './outline.ts';
import type { SnapMark } from './scene.ts';
import { modeOf, previewOf, sessionOf, sheetOf, startDrawing, type Session } from './session.ts';
import { NO_SNAPPER, ownEdges, type Snapper } from './snapper.ts';

/** Which saved drawing is on the table. */
export type SavedAs = Pick<Drawing, 'id' | 'name' | 'note' | 'version'>;

/** Work that gave way to another drawing, kept so that it can be taken back. */
export interface SetAside {
	session: Session;
	savedAs: SavedAs | null;
	clean: Outline;
}

/**
 * What lies on the drawing table: the session and what it was opened from. It outlives the draw screen, so that going to
 * the map and back loses nothing, undo included. Screens and listeners change it by `change(finish)`.
 */
export class DrawingDesk {
	session = $state.raw<Session>(sessionOf());
	savedAs = $state.raw<SavedAs | null>(null);
	/** The outline as it was last saved or opened: the same outline again (undo) is not unsaved work. */
	clean = $state.raw<Outline>([]);
	aside = $state.raw<SetAside | null>(null);
	/** The switch; Alt turns it round while it is held. */
	snapping = $state(true);
	snapMark = $state.raw<SnapMark | null>(null);
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
	/** At rest: neither a hand on it nor half drawn. The official answer is for this. */
	readonly settled = $derived(this.session.drag ? null : this.finished);
	readonly unsaved = $derived.by(() => {
		const { outline, sketch } = this.sheet;
		if (sketch) return sketch.length > 0;
		// An empty table is nothing to save, unless a saved outline was cleared from it.
		return outline !== this.clean && outline.length + this.clean.length > 0;
	});

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

	/** Begins a new drawing. An unnamed one comes back with undo; a saved one is put back in its drawer. */
	start(): void {
		if (this.savedAs) this.#replace(sessionOf(), null);
		this.change(startDrawing);
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

	/** What stands here is what was saved under that name; undo reaches back beyond it. */
	savedNow(drawing: Drawing, outline: Outline): void {
		const { id, name, note, version } = drawing;
		this.savedAs = { id, name, note, version };
		this.clean = outline;
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

	takeBack(): void {
		if (!this.aside) return;
		({ session: this.session, savedAs: this.savedAs, clean: this.clean } = this.aside);
		this.aside = null;
	}

	#replace(session: Session, savedAs: SavedAs | null): void {
		this.aside = this.unsaved ? { session: this.session, savedAs: this.savedAs, clean: this.clean } : null;
		this.session = session;
		this.savedAs = savedAs;
		this.clean = [];
		this.snapMark = null;
	}

	/**
	 * Where a pointer at that place means: the snap target, or the place itself to nine decimals (0.1 mm).
	 * @param toleranceM metres on the ground
	 * @param off Alt is held: the switch the other way round
	 */
	place(pointer: Point, toleranceM: number, off: boolean): Point {
		const { outline, sketch } = this.sheet;
		const inHand = this.session.drag?.ref ?? null;
		const target: SnapTarget | null =
			this.snapping !== off
				? this.snapper.target(pointer, toleranceM, ownEdges(outline, sketch, inHand))
				: null;
		this.snapMark = target && { at: target.position, kind: target.kind };
		return target?.position ?? [nineDecimals(pointer[0]), nineDecimals(pointer[1])];
	}

	/** The same without snapping: moving the whole, arrow keys. */
	placeFreely([lon, lat]: Point): Point {
		this.snapMark = null;
		return [nineDecimals(lon), nineDecimals(lat)];
	}
}
