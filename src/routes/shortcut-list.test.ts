import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SHORTCUT_GROUPS } from './shortcut-list.ts';

const all = SHORTCUT_GROUPS.flatMap((group) => group.shortcuts);
const sourceOf = (file: string) => readFileSync(file, 'utf8');
/** Keys that stand for another of the sheet (Num Enter), or belong to no one key. */
const ALIASES = ["'NumpadEnter'"];

describe('the sheet of keys', () => {
	it.each(all.flatMap(({ message, bound }) => bound.map(([file, token]) => ({ message, file, token }))))(
		'$message is bound where it says: $token',
		({ file, token }) => {
			expect(sourceOf(file)).toContain(token);
		},
	);

	it('leaves no key of the drawing and of the measure out', () => {
		for (const file of [
			'src/lib/map/drawing/listen-to-keys.ts',
			'src/lib/map/measure/listen-to-measure.ts',
		]) {
			const told = all.flatMap(({ bound }) => bound.filter(([of]) => of === file).map(([, token]) => token));
			const source = sourceOf(file);
			const codes = [...source.matchAll(/(?:case |event\.code === )('\w+')/g)].map((match) => match[1]);
			const tools = [...source.matchAll(/^\t(Key[A-Z]):/gm)].map((match) => match[1]);
			const left = [...codes, ...tools].filter(
				(code) => code && !ALIASES.includes(code) && !told.some((token) => token.includes(code)),
			);
			expect(left, file).toEqual([]);
		}
	});
});
