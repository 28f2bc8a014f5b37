import { describe, expect, it } from 'vitest';
import { NEW_CRITERIA, readAddress, writeAddress } from './criteria-url.ts';

const read = (query: string) => readAddress(new URLSearchParams(query));

describe('the address of a shortlist', () => {
	it('names the open list alone while its criteria are its own', () => {
		expect(writeAddress({ list: 3, criteria: null }).toString()).toBe('list=3');
		expect(read('list=3')).toEqual({ list: 3, criteria: null });
	});

	it('carries every criterion there and back', () => {
		const criteria = {
			...NEW_CRITERIA,
			kinds: ['parcel' as const],
			regions: [2, 5],
			parks: [12],
			flags: ['idle' as const],
			grades: ['C', 'D'],
			stock: false,
			batches: ['swap' as const],
			includeUnknown: true,
			minMu: 7.5,
			weights: { area: 0, taxGap: 100, idle: 20, farGap: 5 },
			limit: 50,
		};
		const query = writeAddress({ list: null, criteria }).toString();
		expect(read(query)).toEqual({ list: null, criteria });
	});

	it('keeps an empty choice empty instead of falling back to a default', () => {
		const criteria = { ...NEW_CRITERIA, flags: [], stock: false };
		expect(read(writeAddress({ list: 1, criteria }).toString()).criteria).toEqual(criteria);
	});

	it('passes over a query that breaks the schema', () => {
		expect(read('list=x&cw=1,2')).toEqual({ list: null, criteria: null });
		expect(read('cw=1,2,3,999').criteria).toBeNull();
	});
});
