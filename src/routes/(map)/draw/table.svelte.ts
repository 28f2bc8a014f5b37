import {
	browserStorage,
	DraftStore,
	type BrokenDraft,
	type KeptWork,
	type LeftDraft,
} from '#lib/map/drawing/draft.ts';
import { DrawingDesk } from '#lib/map/drawing/drawing-desk.svelte.ts';
import { sessionOf, type Session } from '#lib/map/drawing/session.ts';
import type { Work } from '#lib/map/drawing/works.ts';
import { otherVisits } from './other-visits.ts';

const VISIT = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

/**
 * The drawing table of this visit. It is made once and outlives the draw screen: whoever goes to the map and comes back
 * finds everything as it was, undo included. A reload is bridged by the draft in the browser's storage.
 */
class DrawingTable {
	readonly desk = new DrawingDesk();
	readonly #drafts = new DraftStore(browserStorage(), VISIT);
	/** What earlier visits left unsaved, the latest first; offered until it is taken or thrown away. */
	left = $state.raw<readonly LeftDraft[]>([]);
	/** Drafts of earlier visits that cannot be read any more. */
	broken = $state.raw<readonly BrokenDraft[]>([]);
	/** False where the browser keeps nothing: then leaving the page is asked about. */
	isKept = $state(true);

	constructor() {
		({ left: this.left, broken: this.broken } = this.#drafts.found());
		// What a tab that is still open keeps is its own.
		otherVisits(this.#drafts.key, (key) => {
			this.left = this.left.filter((one) => one.key !== key);
		});
	}

	/** Keeps the work at rest; saved work is not kept twice. */
	keep(): void {
		const { unsaved, savedAs, session, aside } = this.desk;
		const works = [...(unsaved ? [{ savedAs, session }] : []), ...aside].map(keptOf);
		const [first, ...others] = works;
		this.isKept = this.#drafts.keep(first ? { at: new Date().toISOString(), ...first, aside: others } : null);
	}

	/** Puts what was left back on the table, and behind what is aside what was set aside then. */
	takeLeft({ key, draft }: LeftDraft): void {
		this.desk.open(draft.sheet.outline, draft.savedAs);
		// Opened is not saved: what is on the table differs from what the server has.
		this.desk.clean = [];
		this.desk.change((session) => restored(session, draft));
		this.desk.addAside(draft.aside.map(workOf));
		this.keep();
		// Where it could not be kept anew, the old copy stays for the next visit.
		if (this.isKept) this.#drafts.forget(key);
		this.left = this.left.filter((one) => one.key !== key);
	}

	dropLeft(key: string): void {
		this.left = this.left.filter((one) => one.key !== key);
		this.broken = this.broken.filter((one) => one.key !== key);
		this.#drafts.forget(key);
	}

	/** Hands the text of a draft that cannot be read to the reader; it stays until it is dropped. */
	downloadBroken({ text }: BrokenDraft): void {
		const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
		const link = document.createElement('a');
		link.href = url;
		link.download = 'tenglong-draft.json';
		link.click();
		URL.revokeObjectURL(url);
	}
}

const keptOf = ({ savedAs, session }: Pick<Work, 'savedAs' | 'session'>): KeptWork => ({
	savedAs,
	sheet: session.history.present,
	past: session.history.past,
});

/** Opened is not saved. */
const workOf = (kept: KeptWork): Omit<Work, 'id'> => ({
	session: restored(sessionOf(kept.sheet.outline), kept),
	savedAs: kept.savedAs,
	clean: [],
});

/** The session as it was, steps included: what was undone before the visit was cut short is the only loss. */
function restored(session: Session, { sheet, past }: KeptWork): Session {
	return { ...session, history: { ...session.history, past, present: sheet }, editing: true };
}

export const table = new DrawingTable();
