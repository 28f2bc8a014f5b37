import type { CellOut, SheetOut } from '#lib/formats/xlsx-out.ts';
import { certificateText } from './certificate-text.ts';
import { checkedWords } from './selection-words.ts';
import { WHOLE, type SelectionBook } from './selection-book.ts';
import { sheetHead } from './sheet-head.ts';

/** Longer values stand in the JSON only. */
const SHORT = 300;

/** The certificate: its digest, what is in it, the check's result, how to check again, and the whole JSON in pieces. */
export function certificateSheet(book: SelectionBook): SheetOut {
	const { say, selection } = book;
	const { sha256, json, pieces } = certificateText(book.certificateFile);
	const rows: CellOut[][] = [
		[say('selectionDoc.cert.state'), checkedWords(selection, book.lang)],
		[say('selectionDoc.cert.hash'), sha256],
		[say('selectionDoc.cert.length'), { value: json.length, format: WHOLE }],
		[say('selectionDoc.cert.how'), say('selectionDoc.cert.how.text')],
		...rootMultipliers(selection.certificate).map(([row, value]): CellOut[] => [
			say('selectionDoc.cert.multiplier', { row }),
			value,
		]),
		...entriesOf(selection.certificate).map(([name, value]): CellOut[] => [
			say('selectionDoc.cert.entry', { name }),
			typeof value === 'number' ? value : shown(book, value),
		]),
		...pieces.map((piece, i) => [say('selectionDoc.cert.json', { part: i + 1, of: pieces.length }), piece]),
	];
	return {
		...sheetHead(book, 'certificate', 'selectionDoc.line.certificate'),
		headings: [say('selectionDoc.col.part'), say('selectionDoc.col.value')],
		rows,
	};
}

/** The multipliers of the demands that the bound at the root rests on: weights of the rows, as written. */
function rootMultipliers({ weights, root }: Record<string, unknown>): [row: string, value: string][] {
	const at: unknown = Array.isArray(weights) && typeof root === 'number' ? weights[root] : null;
	if (!isRecord(at) || !isRecord(at['y'])) return [];
	return Object.entries(at['y']).map(([row, value]) => [row, String(value)]);
}

/** Entries, those of objects within it (multipliers by name) one level down. */
function entriesOf(certificate: Record<string, unknown>): [name: string, value: unknown][] {
	return Object.entries(certificate).flatMap(([name, value]) =>
		isRecord(value) && Object.keys(value).length <= 30
			? Object.entries(value).map(([inner, v]): [string, unknown] => [`${name}.${inner}`, v])
			: [[name, value] as [string, unknown]],
	);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function shown({ say }: SelectionBook, value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
	if (text.length <= SHORT) return text;
	const count = Array.isArray(value)
		? value.length
		: isRecord(value)
			? Object.keys(value).length
			: text.length;
	return say('selectionDoc.cert.entries', { count });
}
