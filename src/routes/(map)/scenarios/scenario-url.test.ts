import { expect, it } from 'vitest';
import { readAddress, writeAddress } from './scenario-url.ts';

const round = (text: string) => writeAddress(readAddress(new URLSearchParams(text))).toString();

it('a link to a comparison opens its first scenario, and says the others and how they are compared', () => {
	expect(readAddress(new URLSearchParams('s=12,15&scope=whole&refit=1&sel=parcel:3'))).toEqual({
		open: 12,
		compared: [12, 15],
		whole: true,
		refit: true,
	});
});

it('reading and writing an address are each other’s inverse; defaults are not written', () => {
	for (const text of ['', 's=12%2C15', 's=12%2C15&open=15', 'open=3', 's=7&scope=whole&refit=1'])
		expect(round(text)).toBe(text);
});

it('what is not a number, comes twice or is too many is left out', () => {
	expect(readAddress(new URLSearchParams('s=1,x,1,2,3,4,5,6&open=-1')).compared).toEqual([1, 2, 3, 4, 5]);
});
