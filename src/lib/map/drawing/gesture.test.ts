import { describe, expect, it } from 'vitest';
import {
	choose,
	gestureOf,
	isAnswered,
	isComplete,
	placePoints,
	redoGesture,
	shownOf,
	takeBack,
	undoGesture,
	type Ask,
} from './gesture.ts';

const ask = (kind: 'line' | 'points' | 'ring', more: object = {}): Ask => ({
	kind,
	prompt: () => '',
	ondone: () => {},
	...more,
});
const parcels: Ask = { kind: 'parcels', prompt: () => '', ondone: () => {}, chosen: [7] };

describe('a line asked for', () => {
	it('is an answer from two points on, and no point stands there twice', () => {
		const one = placePoints(gestureOf(ask('line')), [1, 1]);
		expect(isAnswered(one)).toBe(false);
		expect(placePoints(one, [1, 1])).toBe(one);
		expect(isAnswered(placePoints(one, [2, 2]))).toBe(true);
	});

	it('goes back and forward by itself, Backspace included', () => {
		const line = placePoints(placePoints(gestureOf(ask('line')), [1, 1]), [2, 2]);
		const back = undoGesture(takeBack(line));
		expect(shownOf(back).points).toEqual([
			[1, 1],
			[2, 2],
		]);
		expect(shownOf(undoGesture(undoGesture(undoGesture(back)))).points).toEqual([]);
		expect(shownOf(redoGesture(undoGesture(line)))).toBe(shownOf(line));
	});

	it('with a greatest number of points is complete without Enter', () => {
		expect(isComplete(placePoints(gestureOf(ask('points', { most: 1 })), [1, 1]))).toBe(true);
		expect(isComplete(placePoints(gestureOf(ask('points')), [1, 1]))).toBe(false);
	});
});

describe('parcels asked for', () => {
	it('are chosen and let go by the same click; a box only adds', () => {
		const two = choose(gestureOf(parcels), [8]);
		expect(shownOf(two).chosen).toEqual([7, 8]);
		expect(shownOf(choose(two, [7])).chosen).toEqual([8]);
		expect(shownOf(choose(two, [7, 9], true)).chosen).toEqual([7, 8, 9]);
		expect(choose(two, [7, 8], true)).toBe(two);
	});

	it('take no points, and are an answer from one on', () => {
		const none = choose(gestureOf(parcels), [7]);
		expect(isAnswered(none)).toBe(false);
		expect(placePoints(none, [1, 1])).toBe(none);
		expect(isAnswered(undoGesture(none))).toBe(true);
	});
});
