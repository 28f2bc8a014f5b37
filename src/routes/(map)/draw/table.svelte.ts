import { browserStorage, DraftStore, type Draft } from '#lib/map/drawing/draft.ts';
import { DrawingDesk } from '#lib/map/drawing/drawing-desk.svelte.ts';
import type { Session } from '#lib/map/drawing/session.ts';

/**
 * The drawing table of this visit. It is made once and outlives the draw screen: whoever goes to the map and comes back
 * finds everything as it was, undo included. A reload is bridged by the draft in the browser's storage.
 */
class DrawingTable {
	readonly desk = new DrawingDesk();
	readonly #drafts = new DraftStore(browserStorage());
	/** What an earlier visit left unsaved; offered until it is taken or thrown away. */
	left = $state.raw<Draft | null>(this.#drafts.found());
	/** The text of an earlier visit's draft that cannot be read any more. */
	broken = $state<string | null>(this.#drafts.broken);
	/** False where the browser keeps nothing: then leaving the page is asked about. */
	isKept = $state(true);

	/** Keeps the work at rest; saved work is not kept twice. */
	keep(): void {
		const { unsaved, savedAs, session } = this.desk;
		this.isKept = this.#drafts.keep(
			unsaved
				? {
						at: new Date().toISOString(),
						savedAs,
						sheet: session.history.present,
						past: session.history.past,
					}
				: null,
		);
	}

	/** Puts what was left back on the table. */
	takeLeft(): void {
		const draft = this.left;
		if (!draft) return;
		this.desk.open(draft.sheet.outline, draft.savedAs);
		// Opened is not saved: what is on the table differs from what the server has.
		this.desk.clean = [];
		this.desk.change((session) => restored(session, draft));
		this.dropLeft();
		this.keep();
	}

	/** Hands the text of a draft that cannot be read to the reader; it stays until it is dropped. */
	downloadBroken(): void {
		if (this.broken === null) return;
		const url = URL.createObjectURL(new Blob([this.broken], { type: 'application/json' }));
		const link = document.createElement('a');
		link.href = url;
		link.download = 'tenglong-draft.json';
		link.click();
		URL.revokeObjectURL(url);
	}

	dropLeft(): void {
		this.left = null;
		this.broken = null;
		this.#drafts.forget();
	}
}

/** The session as it was, steps included: what was undone before the visit was cut short is the only loss. */
function restored(session: Session, { sheet, past }: Draft): Session {
	return { ...session, history: { ...session.history, past, present: sheet }, editing: true };
}

export const table = new DrawingTable();
