import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fullWidth } from '../../../scripts/chinese-punctuation.mjs';
import { OTHER_FACT_NAMES } from '../domain/other-fact-names.ts';
import { NUMERIC_FACTS } from '../domain/facts.ts';
import { INDICATORS } from '../domain/indicators/registry.ts';
import { RECORD_KINDS } from '../domain/record-kinds/kinds.ts';
import { LANGS } from './lang.ts';
import { MESSAGES, PROBLEM_SENTENCES } from './messages.ts';
import { SHOWN_UNITS } from './numbers.ts';
import { say, sayIfKnown, wordsIn } from './words.ts';

const [zh, en] = [MESSAGES['zh-CN'], MESSAGES.en];
const stem = (key: string) => key.replace(/_(one|other)$/, '');
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map((m) => m[1]).sort();

describe('messages', () => {
	it('are the same keys in both languages', () => {
		const keys = (messages: Readonly<Record<string, string>>) =>
			[...new Set(Object.keys(messages).map(stem))].sort();
		expect(keys(en)).toEqual(keys(zh));
	});

	it('have the plural forms that their language needs', () => {
		const plurals = Object.keys({ ...zh, ...en }).filter((key) => stem(key) !== key);
		for (const key of plurals) {
			expect(zh, stem(key)).toHaveProperty([`${stem(key)}_other`]);
			for (const form of ['one', 'other']) expect(en, stem(key)).toHaveProperty([`${stem(key)}_${form}`]);
		}
	});

	it('ask for the same placeholders in both languages', () => {
		for (const [key, text] of Object.entries(en)) {
			expect(placeholders(zh[key] ?? zh[`${stem(key)}_other`] ?? ''), key).toEqual(placeholders(text));
		}
	});

	it('are written in each file once, none empty but units that have no word', () => {
		for (const lang of LANGS) {
			const folder = new URL(`../../../messages/${lang}/`, import.meta.url);
			const seen: string[] = [];
			for (const file of readdirSync(folder).filter((name) => !/^problem(s|-fixes)\.json$/.test(name))) {
				const text = readFileSync(new URL(file, folder), 'utf8');
				seen.push(...[...text.matchAll(/^\s*"((?:[^"\\]|\\.)*)":/gm)].map((m) => m[1] ?? ''));
			}
			expect(seen.length).toBe(new Set(seen).size);
			for (const [key, text] of Object.entries(MESSAGES[lang])) {
				if (!key.startsWith('unit.')) expect(text.trim(), key).not.toBe('');
			}
		}
	});

	it('use Chinese punctuation in Chinese and none of it in English', () => {
		// Mended by: node scripts/chinese-punctuation.mjs
		for (const [key, text] of Object.entries(zh)) expect(text, key).toBe(fullWidth(text));
		for (const [key, text] of Object.entries({ ...en, ...PROBLEM_SENTENCES }))
			expect(text, key).not.toMatch(/[\u3000-\u3020\uff00-\uff65]/);
	});

	it('have no line break and no double space inside', () => {
		for (const lang of LANGS)
			for (const [key, text] of Object.entries(MESSAGES[lang]))
				expect(text, key).not.toMatch(/[\n\r\t]| {2}/);
	});

	it('name every fact, indicator, import kind and unit of the product', () => {
		const due = [
			...[...NUMERIC_FACTS, ...Object.keys(OTHER_FACT_NAMES)].map((fact) => `fact.${fact}`),
			...INDICATORS.map(({ id }) => `indicator.${id}`),
			...Object.keys(RECORD_KINDS).map((kind) => `kind.${kind}`),
			...SHOWN_UNITS.map((unit) => `unit.${unit}`),
		];
		expect(due.filter((key) => !(key in zh))).toEqual([]);
	});
});

describe('say', () => {
	it('puts what it is given into the sentence, unescaped', () => {
		expect(say('en', 'search.empty', { text: 'A & B <1>' })).toBe('Nothing found for “A & B <1>”.');
	});

	it('chooses the plural of the language', () => {
		const t = wordsIn('en');
		expect(t('flag.overdue', { count: 1 })).toBe('1 day overdue');
		expect(t('flag.overdue', { count: 366 })).toBe('366 days overdue');
		expect(wordsIn('zh-CN')('flag.overdue', { count: 1 })).toContain('1');
	});

	it('throws for a placeholder that was given nothing: that is a bug of the page', () => {
		expect(() => say('en', 'search.empty')).toThrow('expected text too');
	});

	it('says nothing for a code that has no message', () => {
		expect(sayIfKnown('en', 'proof.no-such-code')).toBeUndefined();
	});
});
