import { describe, expect, it } from 'vitest';
import { byPriority, partsOf, priorityOf, type CandidateFacts } from './priority.ts';

const WEIGHTS = { area: 30, taxGap: 40, idle: 20, farGap: 10 };
const parcel: CandidateFacts = {
	mu: 50,
	taxPerMu: 5,
	taxBaseline: 20,
	far: 0.5,
	farGuide: 1,
	idle: 'yes',
};
const block: CandidateFacts = {
	mu: 50,
	taxPerMu: null,
	taxBaseline: null,
	far: null,
	farGuide: null,
	idle: null,
};

describe('the priority of a candidate', () => {
	it('is the weighted mean of how large, how far below the yardsticks and how idle it is', () => {
		expect(partsOf(parcel, 100)).toEqual({ area: 0.5, taxGap: 0.75, idle: 1, farGap: 0.5 });
		expect(priorityOf(partsOf(parcel, 100), WEIGHTS)).toBeCloseTo(15 + 30 + 20 + 5, 12);
	});

	it('leaves out on both sides what is unknown, and never takes it for bad', () => {
		const unknown = partsOf({ ...parcel, idle: 'unknown', taxPerMu: null }, 100);
		expect(unknown).toEqual({ area: 0.5, taxGap: null, idle: null, farGap: 0.5 });
		expect(priorityOf(unknown, WEIGHTS)).toBe(50);
	});

	it('leaves out on both sides what is not asked of a low-slope block', () => {
		expect(partsOf(block, 100)).toEqual({ area: 0.5, taxGap: null, idle: null, farGap: null });
		expect(priorityOf(partsOf(block, 100), WEIGHTS)).toBe(50);
		expect(priorityOf(partsOf(block, 100), { ...WEIGHTS, area: 0 })).toBeNull();
	});

	it('orders by priority, then area, then code, those without one last', () => {
		const one = (code: string, priority: number | null, mu: number) => ({ code, priority, mu });
		const list = [one('d', null, 9), one('c', 10, 1), one('b', 10, 2), one('a', 10, 2), one('e', 90, 1)];
		expect(list.sort(byPriority).map((c) => c.code)).toEqual(['e', 'a', 'b', 'c', 'd']);
	});
});
