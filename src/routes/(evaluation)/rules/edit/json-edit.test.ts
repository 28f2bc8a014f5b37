import { expect, it } from 'vitest';
import { freeId, valueAt, withItem, withMoved, withoutItem, withRenamed, withValue } from './json-edit.ts';

const file = { id: 'x', groups: [{ id: 'a' }, { id: 'b', when: { aboveScale: true } }] };

it('changes one place and leaves the rest the same objects', () => {
	const next = withValue(file, ['groups', 0, 'title'], '甲') as typeof file;
	expect(next).toEqual({ id: 'x', groups: [{ id: 'a', title: '甲' }, file.groups[1]] });
	expect(next.groups[1]).toBe(file.groups[1]);
	expect(file.groups[0]).toEqual({ id: 'a' });
});

it('takes a key away for undefined, and makes what is missing on the way', () => {
	expect(withValue(file, ['groups', 1, 'when'], undefined)).toEqual({
		id: 'x',
		groups: [{ id: 'a' }, { id: 'b' }],
	});
	expect(withValue({}, ['effective', 'from'], '2025-01-01')).toEqual({ effective: { from: '2025-01-01' } });
});

it('adds, removes and moves items of a list, and stops at its ends', () => {
	const ids = (of: unknown) => (valueAt(of, ['groups']) as { id: string }[]).map((g) => g.id);
	expect(ids(withItem(file, ['groups'], { id: 'c' }))).toEqual(['a', 'b', 'c']);
	expect(ids(withoutItem(file, ['groups'], 0))).toEqual(['b']);
	expect(ids(withMoved(file, ['groups'], 0, 1))).toEqual(['b', 'a']);
	expect(ids(withMoved(file, ['groups'], 0, -1))).toEqual(['a', 'b']);
	expect(withItem({}, ['bonuses'], 1)).toEqual({ bonuses: [1] });
});

it('renames a key in its place, and never over another', () => {
	expect(Object.keys(withRenamed({ when: { a: 1, b: 2 } }, ['when'], 'a', 'c') as object)).toEqual(['when']);
	expect(withRenamed({ when: { a: 1, b: 2 } }, ['when'], 'a', 'c')).toEqual({ when: { c: 1, b: 2 } });
	expect(withRenamed({ when: { a: 1, b: 2 } }, ['when'], 'a', 'b')).toEqual({ when: { a: 1, b: 2 } });
});

it('finds an id that nobody has', () => {
	expect(freeId(file.groups, 'a')).toBe('a-2');
	expect(freeId(file.groups, 'c')).toBe('c');
});
