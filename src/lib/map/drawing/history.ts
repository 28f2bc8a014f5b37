/** States that one can go back to and forward again. Immutable: every function returns a new history. */
export interface History<T> {
	readonly past: readonly T[];
	readonly present: T;
	readonly future: readonly T[];
	/** Steps of the same tag in a row are one step (an arrow key held down). */
	readonly tag: string | null;
}

const LONGEST = 1000;

export function historyOf<T>(present: T): History<T> {
	return { past: [], present, future: [], tag: null };
}

/** A new present. What had been undone is given up. The same state again is no step. */
export function record<T>(history: History<T>, present: T, tag: string | null = null): History<T> {
	if (present === history.present) return history;
	const joins = tag !== null && tag === history.tag;
	const past = joins ? history.past : [...history.past, history.present].slice(-LONGEST);
	return { past, present, future: [], tag };
}

export function undo<T>(history: History<T>): History<T> {
	const { past, present, future } = history;
	if (past.length === 0) return history;
	return {
		past: past.slice(0, -1),
		present: past[past.length - 1] as T,
		future: [present, ...future],
		tag: null,
	};
}

export function redo<T>(history: History<T>): History<T> {
	const { past, present, future } = history;
	if (future.length === 0) return history;
	return { past: [...past, present], present: future[0] as T, future: future.slice(1), tag: null };
}
