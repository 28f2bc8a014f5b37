import { expect, it } from 'vitest';
import type { ScenarioChange } from './change.ts';
import { beforeEntry, standing, undoable, type LogEntry } from './history.ts';

const note = (source: string): ScenarioChange => ({
	kind: 'vacate',
	target: { parcel: 1, code: 'P1' },
	buildings: 'kept',
	source,
});
const entry = (
	version: number,
	key: string,
	text: string | null,
	more: Partial<LogEntry> = {},
): LogEntry => ({
	version,
	key,
	op: 'do',
	position: version,
	change: text === null ? null : note(text),
	at: '2025-06-01T00:00:00Z',
	by: '甲',
	...more,
});
const sources = (list: ReturnType<typeof standing>) =>
	list.map(({ change }) => (change.kind === 'vacate' ? change.source : ''));

it('what stands is the last line of each key, in order of position, without the removed', () => {
	const log = [
		entry(2, 'a', 'a1'),
		entry(3, 'b', 'b1'),
		entry(4, 'a', 'a2', { position: 9 }),
		entry(5, 'b', null),
	];
	expect(sources(standing([], log.slice(0, 3)))).toEqual(['b1', 'a2']);
	expect(sources(standing([], log))).toEqual(['a2']);
});

it('a branch has its parent’s changes and may change or remove them without touching the parent', () => {
	const parent = standing([], [entry(2, 'a', 'a1'), entry(3, 'b', 'b1')]);
	const branch = standing(parent, [entry(2, 'b', 'b2', { position: 3 }), entry(3, 'c', 'c1')]);
	expect(branch.map((p) => [p.key, p.inherited])).toEqual([
		['a', true],
		['b', false],
		['c', false],
	]);
	expect(sources(parent)).toEqual(['a1', 'b1']);
});

it('undo and redo walk back and forth through the log; a new change ends what could be redone', () => {
	const log = [entry(2, 'a', 'a1'), entry(3, 'a', 'a2')];
	expect(undoable(log)).toEqual({ undo: log[1], redo: undefined });
	const undone = [...log, entry(4, 'a', 'a1', { op: 'undo' })];
	expect(undoable(undone)).toEqual({ undo: log[0], redo: log[1] });
	const redone = [...undone, entry(5, 'a', 'a2', { op: 'redo' })];
	expect(undoable(redone).undo?.version).toBe(5);
	expect(undoable([...undone, entry(5, 'b', 'b1')]).redo).toBeUndefined();
	expect(undoable([])).toEqual({ undo: undefined, redo: undefined });
});

it('undoing a line restores how its key stood before: an earlier line, the parent’s, or nothing', () => {
	const log = [entry(2, 'a', 'a1'), entry(3, 'a', 'a2'), entry(4, 'p', 'p2')];
	const parent = standing([], [entry(2, 'p', 'p1')]);
	expect(beforeEntry(parent, log, log[1] as LogEntry)).toEqual({ position: 2, change: note('a1') });
	expect(beforeEntry(parent, log, log[2] as LogEntry)).toEqual({ position: 2, change: note('p1') });
	expect(beforeEntry(parent, log, log[0] as LogEntry)).toEqual({ position: 2, change: null });
});
