import { open } from 'node:fs/promises';
import { InputError } from '#lib/domain/problem.ts';
import type { ByteSource } from '#lib/formats/geotiff.ts';

/** A file on disk as bytes that are read where they are needed. Close it when done. @throws InputError where it is none */
export async function openFile(path: string): Promise<ByteSource & { close(): Promise<void> }> {
	const file = await open(path).catch((error: NodeJS.ErrnoException) => {
		throw new InputError({
			code: 'file.not-found',
			message: '文件不存在或无权读取',
			file: path,
			got: error.code,
			fix: '核对文件名与路径',
		});
	});
	return {
		async read(offset, length) {
			const bytes = new Uint8Array(length);
			const { bytesRead } = await file.read(bytes, 0, length, offset);
			return bytesRead < length ? bytes.subarray(0, bytesRead) : bytes;
		},
		async readInto(offset, bytes) {
			return (await file.read(bytes, 0, bytes.length, offset)).bytesRead;
		},
		close: () => file.close(),
	};
}
