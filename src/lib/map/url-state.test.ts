import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from './filters.ts';
import { parseUrl, searchOf, type UrlState } from './url-state.ts';

const plain: UrlState = {
	run: null,
	colourBy: 'grade',
	selection: null,
	hidden: [],
	filters: NO_FILTERS,
	view: null,
};
const full: UrlState = {
	run: 4,
	colourBy: 'indicator:taxPerMu',
	selection: { kind: 'parcel', id: 307 },
	hidden: ['buildings', 'low-slope'],
	filters: {
		regions: [1],
		parks: [10, 11],
		grades: ['C', 'D'],
		flags: ['idle'],
		stock: true,
		minMu: 5,
		maxMu: 80.5,
		scale: 'above',
	},
	view: { zoom: 13.25, lat: 28.41401, lon: 119.90502 },
};

describe('the address', () => {
	it('is empty for the plain screen', () => {
		expect(searchOf(new URLSearchParams(), plain)).toBe('');
		expect(parseUrl(new URLSearchParams())).toEqual(plain);
	});

	it('brings back what was written', () => {
		const search = searchOf(new URLSearchParams(), full);
		expect(search).toBe(
			'?run=4&colour=indicator:taxPerMu&sel=parcel:307&hide=buildings,low-slope&region=1&park=10,11&grade=C,D' +
				'&flag=idle&stock=1&min=5&max=80.5&scale=above&view=13.25/28.41401/119.90502',
		);
		expect(parseUrl(new URLSearchParams(search))).toEqual(full);
	});

	it('keeps what a child screen has put into it', () => {
		expect(searchOf(new URLSearchParams('list=3&run=9'), { ...plain, run: 4 })).toBe('?list=3&run=4');
	});

	it('leaves at its default what it does not understand', () => {
		const odd = 'run=x&colour=price&sel=road:5&hide=moon&flag=bad&view=1/2&min=&scale=big';
		expect(parseUrl(new URLSearchParams(odd))).toEqual(plain);
	});
});
