// Writes the tables of kinds and fields in docs/import.md from the lists that the importer itself reads.
//   node --import tsx scripts/import-doc.ts
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { RECORD_KINDS } from '../src/lib/domain/record-kinds/kinds.ts';
import type { Field, RecordKind } from '../src/lib/domain/record-kinds/record-kind.ts';

const FILE = path.resolve(import.meta.dirname, '../docs/import.md');
const START = '<!-- fields: written by scripts/import-doc.ts -->';

/** docs/import.md as it should be: what stands above the mark, then a table for each kind. */
export async function importDoc(): Promise<string> {
	const written = readFileSync(FILE, 'utf8');
	const prose = written.slice(0, written.indexOf(START) + START.length);
	const tables = Object.values(RECORD_KINDS).map(tableOf).join('\n\n');
	return format(`${prose}\n\n${tables}\n`, { ...(await resolveConfig(FILE)), parser: 'markdown' });
}

const GEOMETRY = { required: '图形必需', optional: '图形可有可无', none: '表格' };

function tableOf(kind: RecordKind): string {
	const rows = kind.fields.map(
		(f) => `| \`${f.name}\`${f.required ? ' *' : ''} | ${typeOf(f)} | ${f.zh.join('、')} | ${f.en} |`,
	);
	return [
		`### \`${kind.name}\` ${kind.zh} (${kind.en})`,
		`${GEOMETRY[kind.geometry]}。一条记录由 ${kind.identity.map((name) => `\`${name}\``).join(' + ')} 确定。`,
		['| field | type, unit | 表头 | English |', '| --- | --- | --- | --- |', ...rows].join('\n'),
	].join('\n\n');
}

function typeOf(field: Field): string {
	const range = [
		field.min === undefined ? '' : `≥ ${field.min}`,
		field.max === undefined ? '' : `≤ ${field.max}`,
	].filter(Boolean);
	const units = Object.keys(field.units ?? {}).filter((unit) => unit !== field.unit);
	return [
		field.type === 'reference' ? `→ \`${field.to}\`` : field.type,
		field.unit && field.unit !== '1' ? field.unit : '',
		units.length ? `(表头可写 ${units.join('、')})` : '',
		range.join(', '),
		field.choices ? [...new Set(Object.keys(field.choices))].join(' / ') : '',
	]
		.filter(Boolean)
		.join(' ');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(FILE, await importDoc());
