import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isLetterAlone } from './letter-key.ts';
import { SHORTCUT_GROUPS } from './shortcut-list.ts';

const pressed = (key: string, held: object = {}) =>
	isLetterAlone({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

it('is a letter, a digit or a sign without Ctrl, Alt or the command key', () => {
	expect(['d', 'D', '/', '?', '[', '7'].map((key) => pressed(key))).not.toContain(false);
	expect(['Enter', 'Escape', 'F8', 'ArrowUp', ' ', '+', '-'].map((key) => pressed(key))).not.toContain(true);
	expect(pressed('z', { ctrlKey: true })).toBe(false);
	expect(pressed('c', { metaKey: true })).toBe(false);
});

it('covers every letter of the sheet of keys', () => {
	const alone = SHORTCUT_GROUPS.flatMap(({ shortcuts }) => shortcuts)
		.flatMap(({ keys }) => keys)
		.filter((row) => row.every((key) => /^[^←↑→↓]$/.test(key)))
		.flat();
	expect(alone.length).toBeGreaterThan(12);
	expect(alone.filter((key) => !pressed(key))).toEqual([]);
});

it('is asked before any binding hears of a key: on the window, on the way down', () => {
	const source = readFileSync('src/routes/shortcuts.ts', 'utf8');
	expect(source).toMatch(/window\.addEventListener\('keydown', silence, \{ capture: true \}\)/);
});
