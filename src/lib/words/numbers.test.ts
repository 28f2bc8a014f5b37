import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../../tests/support/seeded.ts';
import { MISSING, roundHalfUp, show, showNumber } from './numbers.ts';

describe('numbers on the screen', () => {
	it.each([
		[1.005, '1.01'],
		[2.675, '2.68'],
		[1.115, '1.12'],
		[0.125, '0.13'],
		[15.0142, '15.01'],
		[-1.005, '\u22121.01'],
		[1e21, '1\u2009000\u2009000\u2009000\u2009000\u2009000\u2009000\u2009000.00'],
	])('rounds %f half-up in decimal, not in binary', (value, text) => {
		expect(showNumber(value, 2)).toBe(text);
	});

	it('says for any number what decimal arithmetic says', () => {
		const random = seeded(12);
		for (let i = 0; i < 20_000; i++) {
			const decimals = Math.floor(5 * random());
			// half of them stand at or next to a half of the last decimal
			const units = random() < 0.5 ? Math.floor(1e5 * random()) + 0.5 : 1e8 * random() ** 4;
			const value =
				(random() < 0.5 ? -1 : 1) * (units / 10 ** decimals) * (random() < 0.3 ? 1 + 2 ** -52 : 1);
			const said = showNumber(value, decimals).replaceAll('\u2009', '').replace('\u2212', '-');
			expect(Number(said)).toBe(Number(new Big(value).toFixed(decimals, Big.roundHalfUp)) + 0);
		}
	});

	it('groups the digits of the whole part by thin spaces and leaves the decimals together', () => {
		expect(showNumber(38333078801.12345, 5)).toBe('38\u2009333\u2009078\u2009801.12345');
		expect(showNumber(999, 0)).toBe('999');
		expect(showNumber(1000, 0)).toBe('1\u2009000');
	});

	it('shows a missing number as a dash, never as zero', () => {
		for (const missing of [null, undefined, NaN, Infinity]) expect(show(missing, 'mu')).toBe(MISSING);
		expect(show(0, 'mu')).toBe('0.00');
	});

	it('has no negative zero', () => {
		expect(showNumber(-0.001, 2)).toBe('0.00');
		expect(showNumber(-0, 2)).toBe('0.00');
	});

	it('gives mu and 万元/亩 two decimals, a share as percent, a count none', () => {
		expect(show(17.2, 'mu')).toBe('17.20');
		expect(show(18.90393, 'perMu')).toBe('18.90');
		expect(show(0.07555, 'percent')).toBe('7.56');
		expect(show(1500, 'count')).toBe('1\u2009500');
	});

	it('rounds for files to the same decimal', () => {
		expect(roundHalfUp(1.005, 2)).toBe(1.01);
		expect(roundHalfUp(-2.5, 0)).toBe(-3);
	});
});
