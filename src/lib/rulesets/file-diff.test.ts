import { expect, it } from 'vitest';
import { diffFiles } from './file-diff.ts';

const file = (far: number, ...more: object[]) => ({
	id: 'list',
	version: String(far),
	criteria: [{ id: 'far', threshold: { value: far, mark: 'seen' } }, ...more],
});

it('names what differs by the id it stands under, whatever its place in the list', () => {
	expect(
		diffFiles(file(1, { id: 'tax' }), { ...file(0.8), criteria: [{ id: 'tax' }, file(0.8).criteria[0]] }),
	).toEqual([{ path: 'criteria[far].threshold.value', before: 1, after: 0.8 }]);
});

it('tells what came and what went', () => {
	expect(diffFiles(file(1, { id: 'tax', line: 3 }), { ...file(1), note: 'x' })).toEqual([
		{ path: 'note', after: 'x' },
		{ path: 'criteria[tax].id', before: 'tax' },
		{ path: 'criteria[tax].line', before: 3 },
	]);
});
