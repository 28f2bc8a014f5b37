import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importDoc } from '../../scripts/import-doc.ts';

it('docs/import.md lists every kind, field and heading as the importer knows them (scripts/import-doc.ts)', async () => {
	const file = new URL('../../docs/import.md', import.meta.url);
	expect(readFileSync(file, 'utf8')).toBe(await importDoc());
});
