import { expect, it } from 'vitest';
import { NEW_QUESTION, readAddress, writeAddress, type MatchingAddress } from './matching-url.ts';

it('an address comes back as it was written', () => {
	const address: MatchingAddress = {
		plan: 3,
		asked: {
			...NEW_QUESTION,
			worth: 'output',
			freeFrom: { vacated: '2026-Q1' },
			pin: [{ project: 'X1', site: 'reserve:7' }],
		},
		project: 'X1',
		figure: 'output',
		shownYear: 2028,
	};
	expect(readAddress(writeAddress(address))).toEqual(address);
});

it('a question that breaks the schema is none', () => {
	expect(readAddress(new URLSearchParams('ask={"worth":"gold"}')).asked).toBeNull();
	expect(readAddress(new URLSearchParams('ask=%7B')).asked).toBeNull();
});
