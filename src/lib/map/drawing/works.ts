import type { Drawing } from '#lib/api/drawings.ts';
import type { Outline } from './outline.ts';
import { sheetOf, toolOf, type Session } from './session.ts';

/** Which saved drawing is on the table. */
export type SavedAs = Pick<Drawing, 'id' | 'name' | 'note' | 'version'>;

/** A piece of work: what is on the table, or was and gave way to another. */
export interface Work {
	/** Its number in this visit: it stays the same while the work is set aside and taken back. */
	readonly id: number;
	readonly session: Session;
	readonly savedAs: SavedAs | null;
	/** The outline as it was last saved or opened: the same outline again (undo) is not unsaved work. */
	readonly clean: Outline;
}

/** So many works are kept aside; beyond, the one that gave way first goes. */
const MOST_ASIDE = 5;

/** The outline that undo or Esc would bring back under the sketch; without a sketch the outline itself. */
export function outlineUnder(session: Session): Outline {
	const { outline, sketch } = sheetOf(session);
	if (!sketch || toolOf(session).adds !== 'outline') return outline;
	return session.history.past.findLast((sheet) => sheet.sketch === null)?.outline ?? [];
}

/** Whether closing the browser would lose something: corners of a sketch, or an outline that is not the saved one. */
export function isUnsaved({ session, clean }: Pick<Work, 'session' | 'clean'>): boolean {
	if ((sheetOf(session).sketch?.length ?? 0) > 0) return true;
	const outline = outlineUnder(session);
	// An empty table is nothing to save, unless a saved outline was cleared from it.
	return outline !== clean && outline.length + clean.length > 0;
}

/** The works aside, the latest first, after one gave way; saved work needs no keeping. */
export function setAside(aside: readonly Work[], work: Work): readonly Work[] {
	return isUnsaved(work) ? [work, ...aside].slice(0, MOST_ASIDE) : aside;
}

/** Takes a work back; the one on the table takes its place, if there is anything to keep of it. */
export function takenBack(
	aside: readonly Work[],
	id: number,
	onTable: Work,
): { work: Work; aside: readonly Work[] } | null {
	const work = aside.find((one) => one.id === id);
	if (!work) return null;
	const place = isUnsaved(onTable) ? [onTable] : [];
	return { work, aside: aside.flatMap((one) => (one === work ? place : [one])) };
}

/** A work was saved after it gave way: it needs no keeping, unless it was changed before that. */
export function savedAside(
	aside: readonly Work[],
	id: number,
	savedAs: SavedAs,
	clean: Outline,
): readonly Work[] {
	return aside.map((one) => (one.id === id ? { ...one, savedAs, clean } : one)).filter(isUnsaved);
}
