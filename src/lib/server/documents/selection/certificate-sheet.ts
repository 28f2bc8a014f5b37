import type { CellOut, SheetOut } from '#lib/formats/xlsx-out.ts';
import { certificateText } from './certificate-text.ts';
import { WHOLE, type SelectionBook } from './selection-book.ts';
import { sheetHead } from './sheet-head.ts';

/** Longer values stand in the JSON only. */
const SHORT = 300;

/** The certificate: its digest, what is in it, the check's result, how to check again, and the whole JSON in pieces. */
export function certificateSheet(book: SelectionBook): SheetOut {
	const { say, selection } = book;
	const { sha256, json, pieces } = certificateText(selection);
	const { ok, faults } = selection.answer.checked;
	const rows: CellOut[][] = [
		[
			say('selectionDoc.cert.state'),
			ok
				? say('selectionDoc.item.checked.ok')
				: say('selectionDoc.item.checked.failed', { faults: faults.join(say('selectionDoc.semicolon')) }),
		],
		[say('selectionDoc.cert.hash'), sha256],
		[say('selectionDoc.cert.length'), { value: json.length, format: WHOLE }],
		[say('selectionDoc.cert.how'), say('selectionDoc.cert.how.text')],
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
