import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateDemo } from './generate.ts';

it('docs/demo.md lists every hard case with its count', { timeout: 60_000 }, () => {
	const doc = readFileSync(new URL('../../../../docs/demo.md', import.meta.url), 'utf8');
	const listed = [...doc.matchAll(/^\| `(\w+)` +\| (\S.*?) +\| (\d+) +\|$/gm)].map(([, name, zh, count]) => [
		name,
		zh,
		Number(count),
	]);
	expect(listed).toEqual(
		Object.entries(generateDemo().notes).map(([name, { zh, count }]) => [name, zh, count]),
	);
});
