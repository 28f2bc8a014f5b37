import { InputError, type Problem } from '#lib/domain/problem.ts';

export interface DecodedText {
	text: string;
	encoding: string;
	problems: Problem[];
}

// What .cpg files, headers and people write, lower case, letters and digits only.
const NAMES: Record<string, string> = {
	utf8: 'utf-8',
	'65001': 'utf-8',
	cp65001: 'utf-8',
	gbk: 'gb18030',
	gb2312: 'gb18030',
	gb18030: 'gb18030',
	'936': 'gb18030',
	cp936: 'gb18030',
	oem936: 'gb18030',
	ansi936: 'gb18030',
	windows936: 'gb18030',
	big5: 'big5',
	'950': 'big5',
	cp950: 'big5',
	iso88591: 'windows-1252',
	latin1: 'windows-1252',
	'88591': 'windows-1252',
	'1252': 'windows-1252',
	ansi1252: 'windows-1252',
	windows1252: 'windows-1252',
	usascii: 'utf-8',
	ascii: 'utf-8',
	utf16le: 'utf-16le',
	utf16: 'utf-16le',
};

/** The decoder's name for what a .cpg file or a person calls an encoding (GBK, 936, UTF-8 …); `null` if unknown. */
export function encodingNamed(name: string): string | null {
	return NAMES[name.toLowerCase().replace(/[^a-z0-9]/g, '')] ?? null;
}

/** Strict decoding; `null` where a byte does not fit. A byte order mark is dropped. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
	try {
		const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
		return text.includes('\ufffd') ? null : text;
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}

/**
 * UTF-8 or GB 18030 (GBK, GB 2312), told by strict decoding of all the text; `null` where it is neither. ASCII counts as
 * UTF-8. Text that is both is taken for GBK only if the UTF-8 reading has no Chinese while the other is all Chinese.
 */
export function detectEncoding(bytes: Uint8Array): 'utf-8' | 'gb18030' | null {
	const utf8 = decodeStrictly(bytes, 'utf-8');
	if (utf8 === null) return decodeStrictly(bytes, 'gb18030') === null ? null : 'gb18030';
	const foreign = [...utf8].filter((c) => c > '\x7f');
	if (foreign.length === 0 || foreign.some((c) => c >= '\u0800')) return 'utf-8';
	const gbk = decodeStrictly(bytes, 'gb18030');
	const chinese = gbk !== null && [...gbk].filter((c) => c > '\x7f').every((c) => /\p{Script=Han}/u.test(c));
	return chinese ? 'gb18030' : 'utf-8';
}

/**
 * Bytes → text. `asked` (from the user) must fit; `declared` (from a .cpg or header) is believed only if every byte fits
 * it, else the bytes decide and a problem says so. Replacement characters are never let through: InputError.
 */
export function decodeText(bytes: Uint8Array, from: { asked?: string; declared?: string } = {}): DecodedText {
	const problems: Problem[] = [];
	if (from.asked !== undefined) {
		const encoding = encodingNamed(from.asked);
		const text = encoding && decodeStrictly(bytes, encoding);
		if (encoding && text !== null) return { text: text as string, encoding, problems };
		throw new InputError({
			code: 'encoding.unfit',
			message: encoding ? `文件不是 ${from.asked} 编码` : `不认识的编码名称 ${from.asked}`,
			got: from.asked,
			expected: 'UTF-8, GBK, GB18030, Big5',
			fix: '去掉 --encoding 让程序自动识别，或换一个编码名称',
		});
	}
	if (from.declared !== undefined) {
		const encoding = encodingNamed(from.declared);
		const text = encoding && decodeStrictly(bytes, encoding);
		if (encoding && text !== null) return { text: text as string, encoding, problems };
		problems.push({
			code: 'encoding.declared-wrong',
			message: `文件声明的编码 ${from.declared} 与内容不符，已按内容识别`,
			got: from.declared,
			expected: detectEncoding(bytes),
			fix: '核对中文名称是否正确；如不正确，用 --encoding 指定编码',
		});
	}
	const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : detectEncoding(bytes);
	const text = encoding && decodeStrictly(bytes, encoding);
	if (!encoding || text === null)
		throw new InputError({
			code: 'encoding.unknown',
			message: '文字编码无法识别，既不是 UTF-8 也不是 GBK',
			got: firstBadBytes(bytes),
			expected: 'UTF-8 或 GB18030(GBK)',
			fix: '用 --encoding 指定编码，或另存为 UTF-8 后重试',
		});
	return { text, encoding, problems };
}

function firstBadBytes(bytes: Uint8Array): string {
	const at = bytes.findIndex((b) => b > 0x7f);
	return [...bytes.subarray(at, at + 8)].map((b) => b.toString(16).padStart(2, '0')).join(' ');
}
