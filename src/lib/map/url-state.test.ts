import { describe, expect, it } from 'vitest';
import { AUTOMATIC } from './classing.ts';
import { NO_FILTERS } from './filters.ts';
import { GROUP_ORDER } from './layer-order.ts';
import { parseUrl, searchOf, type UrlState } from './url-state.ts';

const plain: UrlState = {
	run: null,
	colourBy: 'grade',
	classing: AUTOMATIC,
	versus: null,
	selection: null,
	hidden: [],
	order: [],
	opacity: {},
	basemap: 'none',
	place: null,
	slope: false,
	tilted: false,
	everyConstraint: false,
	filters: NO_FILTERS,
	view: null,
};
const full: UrlState = {
	run: 4,
	colourBy: 'indicator:taxPerMu',
	classing: { method: 'natural', count: 7, cuts: [] },
	versus: 2,
	selection: { kind: 'parcel', id: 307 },
	hidden: ['buildings', 'low-slope'],
	order: ['parcels', ...GROUP_ORDER.filter((group) => group !== 'parcels')],
	opacity: { parcels: 40, parks: 0 },
	basemap: 'own:内网影像 2024',
	place: [119.92, 28.45],
	slope: true,
	tilted: true,
	everyConstraint: true,
	filters: {
		regions: [1],
		parks: [10, 11],
		grades: ['C', 'D'],
		flags: ['idle'],
		stock: true,
		minMu: 5,
		maxMu: 80.5,
		scale: 'above',
		range: { of: 'taxPerMu', from: 3, to: 12.5 },
	},
	view: { zoom: 13.25, lat: 28.41401, lon: 119.90502 },
};

describe('the address', () => {
	it('is empty for the plain screen', () => {
		expect(searchOf(new URLSearchParams(), plain)).toBe('');
		expect(parseUrl(new URLSearchParams())).toEqual(plain);
	});

	it('takes back every part of the screen that is at its default again, and repeats none', () => {
		const written = searchOf(new URLSearchParams('own=1'), full);
		expect(searchOf(new URLSearchParams(written), plain)).toBe('?own=1');
		expect(searchOf(new URLSearchParams(written), full)).toBe(written);
	});

	it('brings back what was written', () => {
		const search = searchOf(new URLSearchParams(), full);
		expect(search).toBe(
			'?run=4&colour=indicator:taxPerMu&classes=natural:7&vs=2&sel=parcel:307&hide=buildings,low-slope' +
				`&order=${full.order.join(',')}&opacity=parks:0,parcels:40&basemap=own:${encodeURIComponent('内网影像')}+2024&slope=1&relief=3d&constraints=all&place=119.920000,28.450000` +
				'&region=1&park=10,11&grade=C,D&flag=idle&stock=1&min=5&max=80.5&scale=above&range=taxPerMu:3..12.5' +
				'&view=13.25/28.41401/119.90502',
		);
		expect(parseUrl(new URLSearchParams(search))).toEqual(full);
	});

	it('keeps what a child screen has put into it', () => {
		expect(searchOf(new URLSearchParams('list=3&run=9'), { ...plain, run: 4 })).toBe('?list=3&run=4');
	});

	it('leaves at its default what it does not understand', () => {
		const odd =
			'run=x&colour=price&sel=road:5&hide=moon&flag=bad&view=1/2&min=&scale=big&classes=jenks:4&vs=x' +
			'&order=moon&opacity=parcels:200,moon:3,parks&basemap=https://elsewhere/&range=taxPerMu';
		expect(parseUrl(new URLSearchParams(odd))).toEqual(plain);
	});

	it('keeps bounds by hand, an open range and the range of a change', () => {
		const state: UrlState = {
			...plain,
			classing: { method: 'manual', count: 5, cuts: [-2, 0, 3.5] },
			filters: { ...NO_FILTERS, range: { of: 'change:taxPerMu', from: -1.5, to: null } },
		};
		const search = searchOf(new URLSearchParams(), state);
		expect(search).toBe('?classes=manual:-2,0,3.5&range=change:taxPerMu:-1.5..');
		expect(parseUrl(new URLSearchParams(search))).toEqual(state);
	});
});
