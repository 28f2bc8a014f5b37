import { browserStorage, DraftStore, type Draft } from '#lib/map/drawing/draft.ts';
import { DrawingDesk } from '#lib/map/drawing/drawing-desk.svelte.ts';
import { sessionOf, sheetOf, type Session } from '#lib/map/drawing/session.ts';

/**
 * The drawing table of this visit. It is made once and outlives the draw screen: whoever goes to the map and comes back
 * finds everything as it was, undo included. A reload is bridged by the draft in the browser's storage.
 */
class DrawingTable {
	readonly desk = new DrawingDesk();
	readonly #drafts = new DraftStore(browserStorage());
	/** What an earlier visit left unsaved; offered until it is taken or thrown away. */
	left = $state.raw<Draft | null>(this.#drafts.found());
	/** False where the browser keeps nothing: then leaving the page is asked about. */
	isKept = $state(true);

	/** Keeps the work at rest; saved work is not kept twice. */
	keep(): void {
		const { unsaved, savedAs, session } = this.desk;
		this.isKept = this.#drafts.keep(
			unsaved ? { at: new Date().toISOString(), savedAs, sheet: session.history.present } : null,
		);
	}

	/** Puts what was left back on the table. */
	takeLeft(): void {
		const draft = this.left;
		if (!draft) return;
		const { outline, sketch } = draft.sheet;
		this.desk.open(outline, draft.savedAs);
		// Opened is not saved: what is on the table differs from what the server has.
		this.desk.clean = [];
		if (sketch) this.desk.change((session): Session => withSheet(session, draft.sheet));
		this.dropLeft();
		this.keep();
	}

	dropLeft(): void {
		this.left = null;
		this.#drafts.forget();
	}
}

function withSheet(session: Session, sheet: Draft['sheet']): Session {
	return { ...session, history: { ...sessionOf().history, past: [sheetOf(session)], present: sheet } };
}

export const table = new DrawingTable();
