import { expect, test } from 'vitest';
import { familyScore, type ScoreFigures } from './family-score.ts';

const figures = (more: Partial<ScoreFigures>): ScoreFigures => ({
	weight: 10,
	weightSum: 100,
	baseline: NaN,
	min: NaN,
	max: NaN,
	base: 0,
	ideal: NaN,
	...more,
});
const score = (
	family: 'ratio' | 'minmax' | 'ideal',
	x: number,
	f: Partial<ScoreFigures>,
	direction: 'forward' | 'reverse' = 'forward',
) => familyScore({ family, direction }, x, figures(f));

test('ratio: value ÷ baseline × weight; reverse (2 − x ÷ baseline) × weight, nothing from twice the baseline on', () => {
	expect(score('ratio', 30, { baseline: 20 })).toBe(15);
	expect(score('ratio', 20, { baseline: 20 }, 'reverse')).toBe(10);
	expect(score('ratio', 10, { baseline: 20 }, 'reverse')).toBe(15);
	expect(score('ratio', 40, { baseline: 20 }, 'reverse')).toBe(0);
	expect(score('ratio', 50, { baseline: 20 }, 'reverse')).toBeLessThan(0); // the floor of 0 points takes it up
});

test('旌德: weight × [20 + 80 × (x − min) ÷ (max − min)] ÷ 100', () => {
	expect(score('minmax', 0, { min: 0, max: 50, base: 20 })).toBe(2);
	expect(score('minmax', 25, { min: 0, max: 50, base: 20 })).toBe(6);
	expect(score('minmax', 50, { min: 0, max: 50, base: 20 })).toBe(10);
	expect(score('minmax', 50, { min: 0, max: 50, base: 20 }, 'reverse')).toBe(2);
});

test('where all members are equal no one is worse', () => {
	expect(score('minmax', 7, { min: 7, max: 7, base: 20 })).toBe(10);
});

test('ideal: realisation degree, at most 100 %; reverse with ideal 0 is 1 − x', () => {
	expect(score('ideal', 0.57, { ideal: 1.14 })).toBe(5);
	expect(score('ideal', 3, { ideal: 1.14 })).toBe(10);
	expect(score('ideal', 0.25, { ideal: 0 }, 'reverse')).toBe(7.5);
	expect(score('ideal', 4, { ideal: 2 }, 'reverse')).toBe(5);
});

test('W12: with weights that sum to 1 the ideal family is on 100 points: 0.25·50 + 0.25·100 + 0.5·100 = 87.5', () => {
	const part = (weight: number, x: number) => score('ideal', x, { weight, weightSum: 1, ideal: 1 });
	expect(part(0.25, 0.5) + part(0.25, 1) + part(0.5, 1)).toBe(87.5);
});
