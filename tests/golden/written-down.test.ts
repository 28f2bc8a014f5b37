import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NUMERIC_FACTS } from '#lib/domain/facts.ts';
import { INDICATORS } from '#lib/domain/indicators/registry.ts';
import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import english from '../../messages/en/problems.json' with { type: 'json' };
import { problemCodes } from '../../scripts/problem-codes.mjs';

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
/** What stands as code in the first cell of a document's table rows. */
const firstCells = (file: string) =>
	[...read(file).matchAll(/^\| `?([^`|\s][^`|]*?)`? +\|/gm)]
		.map((m) => m[1] ?? '')
		.filter((cell) => !/^-+$/.test(cell));

describe('written down', () => {
	it('is every dependency, with the reason for it, and no other', () => {
		const { dependencies, devDependencies } = JSON.parse(read('package.json'));
		const due = Object.keys({ ...dependencies, ...devDependencies });
		const written = firstCells('docs/adr/dependencies.md').filter((cell) => cell !== 'package');
		expect(written.sort()).toEqual(due.sort());
	});

	it('is every environment variable that the product reads, in the README', () => {
		const source = read('src/lib/server/config.ts');
		const names = [
			...[...source.matchAll(/^\t([A-Z][A-Z0-9_]+):/gm)].map((m) => m[1]),
			...[...source.matchAll(/\benv(?:\.|\[')([A-Z][A-Z0-9_]+)/g)].map((m) => m[1]),
		];
		expect(names).toContain('DATABASE_URL');
		expect(firstCells('README.md')).toEqual(expect.arrayContaining(names));
	});

	it('is every problem code, in docs/problems.md and in English (node scripts/problem-codes.mjs)', () => {
		const made = [...problemCodes().keys()].sort();
		expect(made.length).toBeGreaterThan(50);
		expect(
			firstCells('docs/problems.md')
				.filter((cell) => cell !== 'code')
				.sort(),
		).toEqual(made);
		expect(Object.keys(english).sort()).toEqual(made);
	});

	it('is every fact, indicator, import kind and table of facts, in the glossary', () => {
		const glossary = read('docs/glossary.md');
		const due = [
			...NUMERIC_FACTS,
			...INDICATORS.map(({ id }) => id),
			...Object.values(RECORD_KINDS).flatMap(({ name, table }) => [name, table]),
		];
		expect(due.filter((code) => !glossary.includes(`\`${code}\``))).toEqual([]);
	});

	it('is every decision under a number of its own', () => {
		const numbers = readdirSync(new URL('docs/adr/', root)).flatMap(
			(file) => /^(\d{4})-/.exec(file)?.[1] ?? [],
		);
		expect(numbers).toEqual([...new Set(numbers)]);
		expect(numbers).toContain('0001');
	});
});
