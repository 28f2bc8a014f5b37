import yauzl from 'yauzl';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { decodeStrictly, detectEncoding } from './text-encoding.ts';

export interface ZipEntry {
	/** Path inside the archive, as UTF-8 or GBK says it. */
	name: string;
	bytes: Uint8Array;
}

/** What an archive may hold at most: a shapefile with a million parcels is under these. */
export interface ZipLimits {
	entries: number;
	totalBytes: number;
	/** Inflated ÷ packed, of one entry over 1 MB. */
	ratio: number;
}
export const ZIP_LIMITS: ZipLimits = { entries: 1000, totalBytes: 2 * 1024 ** 3, ratio: 1000 };

/** Whether bytes start as a zip archive does. */
export function isZip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/**
 * Unpacks in memory the entries that `wanted` takes. Names are read as UTF-8 where the archive says so or the bytes
 * fit, else as GBK (Windows tools write raw GBK). Refuses, as an InputError: what is no zip, names that lead out of
 * the archive (`..`, absolute), encrypted entries, and archives over the limits. macOS extras are passed over.
 */
export async function readZip(
	bytes: Uint8Array,
	wanted: (name: string) => boolean = () => true,
	limits: ZipLimits = ZIP_LIMITS,
): Promise<ZipEntry[]> {
	const zip = await openZip(bytes);
	if (zip.entryCount > limits.entries) throw tooLarge('条目数', zip.entryCount, limits.entries);
	const found: ZipEntry[] = [];
	let total = 0;
	try {
		for await (const entry of zip.eachEntry()) await take(entry);
	} catch (error) {
		throw error instanceof InputError ? error : unreadable(String(error));
	}
	return found;

	async function take(entry: yauzl.Entry): Promise<void> {
		const name = nameOf(entry);
		const { uncompressedSize: size, compressedSize: packed } = entry;
		total += size;
		if (total > limits.totalBytes) throw tooLarge('解压后字节数', total, limits.totalBytes);
		if (size > 1024 ** 2 && size > packed * limits.ratio)
			throw tooLarge('压缩比', Math.round(size / packed), limits.ratio);
		if (name.endsWith('/') || /(^|\/)(__MACOSX|\.DS_Store)(\/|$)|(^|\/)\._/.test(name) || !wanted(name))
			return;
		if (entry.isEncrypted()) {
			throw new InputError({
				code: 'zip.encrypted',
				message: '压缩包有密码',
				path: name,
				fix: '去掉密码后重新打包',
			});
		}
		found.push({ name, bytes: await inflate(zip, entry) });
	}
}

function nameOf(entry: yauzl.Entry): string {
	const raw = entry.fileNameRaw;
	const encoding = entry.generalPurposeBitFlag & 0x800 ? 'utf-8' : (detectEncoding(raw) ?? 'gb18030');
	const text = decodeStrictly(raw, encoding) ?? new TextDecoder('latin1').decode(raw);
	const name = text.replaceAll('\\', '/');
	if (
		name.startsWith('/') ||
		/^[a-z]:/i.test(name) ||
		name.split('/').includes('..') ||
		name.includes('\0')
	) {
		throw new InputError({
			code: 'zip.unsafe-path',
			message: '压缩包中的文件路径指向包外，已拒绝',
			got: name,
			expected: '相对路径，不含 ..',
			fix: '重新打包',
		});
	}
	return name;
}

async function openZip(bytes: Uint8Array): Promise<yauzl.ZipFile> {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		return await yauzl.fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false });
	} catch (error) {
		throw unreadable(String(error));
	}
}

/** yauzl stops with an error where an entry inflates to more, or less, than it declares. */
async function inflate(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Uint8Array> {
	const chunks: Buffer[] = [];
	for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

function unreadable(got: string): InputError {
	return new InputError({
		code: 'zip.unreadable',
		message: '压缩包损坏或不是 zip 格式',
		got,
		expected: 'zip',
		fix: '重新打包为 zip（不要用 rar、7z）',
	});
}

function tooLarge(what: string, got: number, expected: number): InputError {
	const problem: Problem = {
		code: 'zip.too-large',
		message: `压缩包的${what}超过上限`,
		got,
		expected: `不超过 ${expected}`,
		fix: '只打包需要的图层，或分批导入',
	};
	return new InputError(problem);
}
