import { describe, expect, it } from 'vitest';
import { SHORTLIST_KINDS } from '#lib/api/shortlists.ts';
import { candidateOf, extensionKey, selectionOf } from './item-words.ts';

describe('an item of a shortlist and what the map shows of it', () => {
	it('are the same thing there and back, for every kind', () => {
		expect(SHORTLIST_KINDS.map((kind) => selectionOf({ kind, id: 7 }).kind)).toEqual([
			'parcel',
			'park',
			'low-slope',
		]);
		for (const kind of SHORTLIST_KINDS)
			expect(candidateOf(selectionOf({ kind, id: 7 }))).toEqual({ kind, id: 7 });
		expect(candidateOf({ kind: 'region', id: 7 })).toBeNull();
	});

	it('say of a low-slope block that listing it is our proposal', () => {
		expect(extensionKey({ kind: 'low-slope', extension: true })).toBe('shortlist.extension.low-slope');
		expect(extensionKey({ kind: 'parcel', extension: true })).toBe('batch.extension.long');
		expect(extensionKey({ kind: 'parcel', extension: false })).toBeNull();
	});
});
