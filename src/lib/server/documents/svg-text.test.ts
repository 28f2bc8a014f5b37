import { expect, it } from 'vitest';
import { escaped, linesOf, textAt, widthOf } from './svg-text.ts';

it('leaves no markup in a text, and no character that XML forbids', () => {
	expect(escaped(`<b>"A" & 'B'\u0001</b>`)).toBe('&lt;b&gt;&quot;A&quot; &amp; &apos;B&apos;&lt;/b&gt;');
});

it('breaks Chinese anywhere but before a comma, and Latin at spaces', () => {
	expect(linesOf('一二三四，五六', 1, 4)).toEqual(['一二三四，', '五六']);
	expect(linesOf('alpha beta gamma', 1, 6)).toEqual(['alpha beta', 'gamma']);
	expect(linesOf('', 1, 6)).toEqual([]);
});

it('takes a Chinese character as wide as it is high', () => {
	expect(widthOf('亩均', 3)).toBe(6);
	expect(widthOf('ab', 10)).toBeCloseTo(11.2, 9);
});

it('draws a halo under the text', () => {
	expect(textAt(1, 2, '甲', { size: 3, halo: true }).match(/<text/g)).toHaveLength(2);
});
