import { InputError } from '#lib/domain/problem.ts';
import { uniqueNames } from './headings.ts';
import type { Cell } from './layer.ts';
import { type DecodedText, decodeStrictly, decodeText, encodingNamed } from './text-encoding.ts';

export interface DbfTable {
	fields: string[];
	/** In file order; a deleted record is `null`, so that places still match the .shp. */
	rows: (Record<string, Cell> | null)[];
	encoding: string;
	problems: DecodedText['problems'];
}

interface Field {
	nameBytes: Uint8Array;
	type: string;
	offset: number;
	length: number;
}

// Language driver byte → encoding, only those met in China. 0x57 (“current ANSI”) says nothing.
const LANGUAGE: Record<number, string> = { 0x4d: 'gbk', 0x7a: 'gbk', 0x4f: 'big5', 0x78: 'big5' };

/**
 * Reads a dBase table (III, and what GIS tools write of later ones). One encoding for names and values together: asked,
 * else declared by .cpg or the language byte and checked, else detected over all text of the file. A value that was
 * cut in the middle of a character at the end of its column loses that character, nothing else.
 */
export function readDbf(bytes: Uint8Array, from: { asked?: string; cpg?: string } = {}): DbfTable {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const header = bytes.byteLength > 32 ? view.getUint16(8, true) : 0;
	const width = bytes.byteLength > 32 ? view.getUint16(10, true) : 0;
	if (header < 33 || width < 1 || header > bytes.byteLength) {
		throw new InputError({
			code: 'dbf.unreadable',
			message: '.dbf 文件头不正确',
			got: `${bytes.byteLength} 字节`,
			expected: 'dBase III 表',
			fix: '重新导出属性表',
		});
	}
	const columns = readFields(bytes, header);
	// The header's count can be wrong in either direction; the bytes cannot.
	const held = Math.floor((bytes.byteLength - header) / width);
	const count = Math.min(view.getUint32(4, true), held);
	const value = (row: number, field: Field) => {
		const start = header + row * width + field.offset;
		return bytes.subarray(start, start + field.length);
	};
	const texts = columns.filter((f) => f.type === 'C' || f.type === 'V');
	const pieces: Piece[] = columns.map((f) => ({ bytes: f.nameBytes, full: f.nameBytes.length >= 10 }));
	for (let row = 0; row < count; row++)
		for (const field of texts) {
			const piece = trimmed(value(row, field));
			pieces.push({ bytes: piece, full: piece.length === field.length });
		}
	const declared = from.cpg ?? LANGUAGE[bytes[29] as number];
	const { encoding, problems } = encodingOf(pieces, { asked: from.asked, declared });
	// What does not fit at this point is a cut tail, told above.
	const decoder = new TextDecoder(encoding);
	const text = (piece: Uint8Array) => decoder.decode(piece).replace(/\ufffd+$/, '');

	// Names cut to ten bytes can be the same.
	const fields = uniqueNames(columns.map((f) => text(f.nameBytes).trim()));
	const rows = Array.from({ length: count }, (_, row) => {
		if (bytes[header + row * width] === 0x2a) return null;
		const cells: Record<string, Cell> = {};
		columns.forEach((field, i) => {
			const raw = text(trimmed(value(row, field))).trim();
			cells[fields[i] as string] = cellOf(field.type, raw, value(row, field));
		});
		return cells;
	});
	return { fields, rows, encoding, problems };
}

function readFields(bytes: Uint8Array, header: number): Field[] {
	const fields: Field[] = [];
	let offset = 1;
	for (let at = 32; at + 32 <= header && bytes[at] !== 0x0d; at += 32) {
		const name = bytes.subarray(at, at + 11);
		const end = name.indexOf(0);
		const length = bytes[at + 16] as number;
		const type = String.fromCharCode(bytes[at + 11] as number);
		fields.push({ nameBytes: end < 0 ? name : name.subarray(0, end), type, offset, length });
		offset += length;
	}
	return fields;
}

interface Piece {
	bytes: Uint8Array;
	/** It fills its column to the end, so it may have been cut inside a character. */
	full: boolean;
}

/** One encoding for all pieces. Where strict reading fails, only pieces that fill their column may lose a cut tail. */
function encodingOf(pieces: Piece[], from: { asked?: string; declared?: string }): Omit<DecodedText, 'text'> {
	try {
		return decodeText(joined(pieces.map((p) => p.bytes)), from);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const candidates = from.asked
			? [from.asked]
			: [...(from.declared ? [from.declared] : []), 'utf-8', 'gbk'];
		for (const asked of candidates) {
			const encoding = encodingNamed(asked);
			const whole = encoding && pieces.map((p) => (p.full ? withoutCutTail(p.bytes, encoding) : p.bytes));
			if (!encoding || !whole || decodeStrictly(joined(whole), encoding) === null) continue;
			const cut = whole.filter((bytes, i) => bytes.length < (pieces[i] as Piece).bytes.length).length;
			const problem = {
				code: 'encoding.cut-character',
				message: `${cut} 个字段值在列宽处被截断，末尾的半个汉字已略去`,
				got: cut,
				expected: '列宽足够',
				fix: '加宽字段后重新导出',
			};
			return { encoding, problems: [problem] };
		}
		throw error;
	}
}

function withoutCutTail(bytes: Uint8Array, encoding: string): Uint8Array {
	for (let drop = 0; drop < 4 && drop < bytes.length; drop++) {
		const kept = bytes.subarray(0, bytes.length - drop);
		if (decodeStrictly(kept, encoding) !== null) return kept;
	}
	return bytes;
}

/** With line ends between, so that the end of one piece and the start of the next do not make a character. */
function joined(pieces: Uint8Array[]): Uint8Array {
	const all = new Uint8Array(pieces.reduce((sum, p) => sum + p.length + 1, 0));
	let at = 0;
	for (const piece of pieces) {
		all.set(piece, at);
		at += piece.length;
		all[at++] = 0x0a;
	}
	return all;
}

/** Without the padding: spaces, or zero bytes that some tools write. */
function trimmed(bytes: Uint8Array): Uint8Array {
	const zero = bytes.indexOf(0);
	let end = zero < 0 ? bytes.length : zero;
	while (end > 0 && bytes[end - 1] === 0x20) end--;
	return bytes.subarray(0, end);
}

/** Empty, and the asterisks that fill a number too wide for its column, are `null`. */
function cellOf(type: string, text: string, bytes: Uint8Array): Cell {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (type === 'I' || type === '+') return bytes.length === 4 ? view.getInt32(0, true) : null;
	if (type === 'B' || type === 'O') return bytes.length === 8 ? view.getFloat64(0, true) : null;
	if (text === '') return null;
	if (type === 'N' || type === 'F') {
		const number = Number(text);
		return Number.isFinite(number) ? number : null;
	}
	if (type === 'L') return /^[yt]$/i.test(text) ? true : /^[nf]$/i.test(text) ? false : null;
	if (type === 'D') {
		const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
		return year && year !== '0000' ? `${year}-${month}-${day}` : null;
	}
	return text;
}
