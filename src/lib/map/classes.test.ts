import { describe, expect, it } from 'vitest';
import { classify, isWantOfData } from './classes.ts';
import { legendOf } from './legend.ts';
import { columnsFrom } from './parcel-columns.ts';
import { labelOf, PARCEL_NUMBER } from './parcel-letters.ts';

const columns = columnsFrom({
	id: [11, 12, 13, 14, 15],
	areaMu: [10, 20, 30, 40, 50],
	grade: ['A', 'D', null, null, null],
	total: [120, 40, NaN, NaN, NaN],
	reason: [null, null, 'missing:taxWan', 'exempt:公用工程', 'not-rated:reserve'],
	stockKind: [null, null, null, null, 'reserve'],
	idle: ['no', 'yes', 'unknown', 'no', null],
	batch: [null, 'supply', null, 'swap', null],
	taxPerMu: [30, 2, null, 8, 8],
});
const codes = (by: Parameters<typeof classify>[1], scoresOnly = false) => {
	const { classes, classOf } = classify(columns, by, scoresOnly);
	return [...classOf].map((at) => classes[at]?.code);
};

describe('colouring by grade', () => {
	it('keeps want of data, a decision not to rate and stock land apart, and none of them red', () => {
		expect(codes('grade')).toEqual(['A', 'D', 'no-data', 'not-rated', 'reserve']);
		const { classes } = classify(columns, 'grade', false);
		const red = classes.find((c) => c.code === 'D')?.colour;
		expect(classes.filter((c) => c.colour === red).map((c) => c.code)).toEqual(['D']);
	});

	it('shows nobody a grade where the rule publishes no cuts', () => {
		expect(codes('grade', true)).toEqual(['no-cuts', 'no-cuts', 'no-data', 'not-rated', 'reserve']);
	});

	it('uses the colours of look.md', () => {
		const { classes } = classify(columns, 'grade', false);
		expect(classes.slice(0, 4).map((c) => [c.code, c.colour])).toEqual([
			['A', '#0b6e69'],
			['B', '#6fb3a8'],
			['C', '#e3a84b'],
			['D', '#c8472f'],
		]);
	});
});

describe('colouring by a finding', () => {
	it('hatches suspected idle land and dashes what is unknown', () => {
		const { classes } = classify(columns, 'idle', false);
		expect(codes('idle')).toEqual(['no', 'yes', 'no-data', 'no', 'no-data']);
		expect(classes.find((c) => c.code === 'yes')).toMatchObject({ pattern: 'hatch-idle', dashed: false });
		expect(classes.find((c) => c.code === 'no-data')).toMatchObject({ colour: '#ffffff', dashed: true });
	});
});

it('hatches each batch in its own way, so that greyscale tells them apart', () => {
	const { classes } = classify(columns, 'disposition', false);
	expect(classes.map((c) => c.pattern)).toEqual(['hatch-supply', 'hatch-swap', 'hatch-formalities', null]);
});

describe('colouring by an indicator', () => {
	it('gives a missing value the class of its own', () => {
		expect(codes('indicator:taxPerMu')).toEqual(['q3', 'q1', 'no-data', 'q2', 'q2']);
	});

	it('has no class of numbers where no parcel has a value', () => {
		expect(classify(columns, 'indicator:far', false).classes.map((c) => c.code)).toEqual(['no-data']);
	});
});

it('gives every class a letter and a colour that no other class of the colouring has together', () => {
	for (const by of ['grade', 'idle', 'low-efficiency', 'disposition', 'indicator:taxPerMu'] as const) {
		const { classes } = classify(columns, by, false);
		expect(new Set(classes.map((c) => c.letter)).size).toBe(classes.length);
		expect(new Set(classes.map((c) => c.colour)).size).toBe(classes.length);
	}
});

it('gives what a recorded paper determined a class of its own, with a solid outline and no hatch', () => {
	const known = columnsFrom({
		...{ id: [1, 2, 3, 4], idle: ['yes', 'yes', 'no', 'unknown'] },
		idleStatus: ['determined', 'suspected', null, 'determined'],
	});
	const { classes, classOf } = classify(known, 'idle', false);
	expect([...classOf].map((i) => classes[i]?.code)).toEqual(['determined', 'yes', 'no', 'determined']);
	expect(classes.find((c) => c.code === 'determined')).toMatchObject({
		solid: true,
		pattern: null,
		letter: '定',
	});
	expect(new Set(classes.map((c) => c.letter)).size).toBe(classes.length);
});

it('counts parcels and mu per class over the rows that pass', () => {
	const classification = classify(columns, 'idle', false);
	const legend = legendOf(columns, classification, Uint8Array.from([1, 1, 1, 0, 1]));
	expect(legend.map((row) => [row.code, row.parcels, row.mu])).toEqual([
		['yes', 1, 20],
		['no', 1, 10],
		['no-data', 2, 80],
	]);
});

it('writes the letter of the class before the parcel number', () => {
	expect(labelOf(columns, classify(columns, 'disposition', false))).toEqual([
		'concat',
		['match', ['id'], [12], '供', [14], '换', [11, 13, 15], '–', ''],
		'·',
		PARCEL_NUMBER,
	]);
});

it('tells want of figures from a decision by the reason', () => {
	expect(['missing:taxWan', 'industry-unknown', 'group-unknown', null].map(isWantOfData)).toEqual([
		true,
		true,
		true,
		true,
	]);
	expect(['exempt:在建', 'not-rated:utility', 'no-group', 'no-occupant'].map(isWantOfData)).toEqual([
		false,
		false,
		false,
		false,
	]);
});
