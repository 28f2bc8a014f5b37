import type { ScenarioChange } from './change.ts';

/** One line of a scenario's log: a change was put, changed, moved or removed. Lines are never changed themselves. */
export interface LogEntry {
	/** The scenario's version that it made. */
	version: number;
	key: string;
	op: 'do' | 'undo' | 'redo';
	/** Where it stands among the changes. */
	position: number;
	/** null: removed. */
	change: ScenarioChange | null;
	at: string;
	by: string;
}

/** A change as it stands in the list. */
export interface PlacedChange {
	key: string;
	position: number;
	change: ScenarioChange;
	at: string;
	by: string;
	/** Of the parent, where a branch has it from there unchanged. */
	inherited: boolean;
}

/** The changes that stand after a log, over what a branch has from its parent. */
export function standing(inherited: readonly PlacedChange[], log: readonly LogEntry[]): PlacedChange[] {
	const byKey = new Map(inherited.map((p) => [p.key, { ...p, inherited: true }]));
	for (const { key, position, change, at, by } of log) {
		if (change === null) byKey.delete(key);
		else byKey.set(key, { key, position, change, at, by, inherited: false });
	}
	return [...byKey.values()].sort((a, b) => a.position - b.position || (a.key < b.key ? -1 : 1));
}

/** The lines that undo and redo would take back; undefined: nothing to take back. */
export function undoable(log: readonly LogEntry[]): { undo?: LogEntry; redo?: LogEntry } {
	const done: LogEntry[] = [];
	let undone: LogEntry[] = [];
	for (const entry of log) {
		if (entry.op === 'undo') undone.push(done.pop() as LogEntry);
		else {
			if (entry.op === 'redo') undone.pop();
			else undone = [];
			done.push(entry);
		}
	}
	return { undo: done.at(-1), redo: undone.at(-1) };
}

/** How the key of a line stood before it: what its undoing writes; `change` null: it was not there. */
export function beforeEntry(
	inherited: readonly PlacedChange[],
	log: readonly LogEntry[],
	entry: LogEntry,
): Pick<LogEntry, 'position' | 'change'> {
	const earlier = log.findLast((e) => e.key === entry.key && e.version < entry.version);
	if (earlier) return { position: earlier.position, change: earlier.change };
	const parent = inherited.find((p) => p.key === entry.key);
	return parent
		? { position: parent.position, change: parent.change }
		: { position: entry.position, change: null };
}
