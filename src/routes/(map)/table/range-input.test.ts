import { expect, it } from 'vitest';
import { endsOf, rangeOf } from './range-input.ts';

it('takes what reads as the end on the screen', () => {
	expect(rangeOf('20', '', 'areaMu')).toEqual({ from: 19.995, to: undefined });
	const upTo = rangeOf('', '5', 'taxPerMu');
	if (upTo === null || upTo === 'bad') throw new Error('no range');
	expect(upTo.to).toBeGreaterThan(5.0049);
	expect(upTo.to).toBeLessThan(5.005);
});

it('reads shares as percent, and thousands with spaces or commas', () => {
	expect(rangeOf('30', '', 'buildingCoefficient')).toEqual({ from: 0.29995, to: undefined });
	expect(rangeOf('1,200', '', 'taxWan')).toEqual({ from: 1199.995, to: undefined });
});

it('has no range where nothing was typed, and says so where it is no number', () => {
	expect(rangeOf(' ', '', 'areaMu')).toBeNull();
	expect(rangeOf('二十', '', 'areaMu')).toBe('bad');
});

it('shows again what was typed', () => {
	for (const [from, to] of [
		['20', '30.5'],
		['', '5'],
		['-1.25', ''],
	] as const) {
		const range = rangeOf(from, to, 'taxPerMu');
		if (range === null || range === 'bad') throw new Error('no range');
		expect(endsOf({ column: 'taxPerMu', ...range }, 'taxPerMu')).toEqual({ from, to });
	}
});
