import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as sources from '#lib/server/store/sources.ts';

/** What one file may weigh, by database home (design.md, "Attachments and source files"). */
export const UPLOAD_LIMIT_MB = { embedded: 50, server: 500 } as const;
/** A file that is only looked at is read whole. */
export const INSPECT_LIMIT_MB = 50;

/** The body is over the limit: 413. */
export class TooLarge extends InputError {}

/**
 * Takes the raw body of an upload: to a temporary file while it comes, so that a big one needs no memory, then into the
 * database under its hash.
 * @throws TooLarge; InputError for an empty body
 */
export async function takeUpload(db: Db, request: Request, name: string): Promise<sources.SourceFile> {
	const limit = UPLOAD_LIMIT_MB[db.home] * 1024 * 1024;
	refuseDeclared(request, limit);
	const folder = await mkdtemp(join(tmpdir(), 'tenglong-upload-'));
	const path = join(folder, 'body');
	try {
		const hash = createHash('sha256');
		let bytes = 0;
		await pipeline(async function* () {
			for await (const chunk of bodyOf(request, name, limit)) {
				bytes += chunk.length;
				hash.update(chunk);
				yield chunk;
			}
		}, createWriteStream(path));
		if (bytes === 0) throw empty(name);
		const file = { hash: hash.digest('hex'), name, bytes };
		await sources.keep(db, file, createReadStream(path, { highWaterMark: 1024 * 1024 }));
		return file;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** The body in memory, for a look at it. */
export async function readUpload(request: Request, name: string): Promise<Uint8Array<ArrayBuffer>> {
	const limit = INSPECT_LIMIT_MB * 1024 * 1024;
	refuseDeclared(request, limit);
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of bodyOf(request, name, limit)) {
		size += chunk.length;
		chunks.push(chunk);
	}
	if (size === 0) throw empty(name);
	return new Uint8Array(Buffer.concat(chunks));
}

/**
 * The body as it comes. Over the limit it is let go, not cancelled: cancelling would close the connection before the
 * sender could read why.
 */
async function* bodyOf(request: Request, name: string, limit: number): AsyncGenerator<Uint8Array> {
	if (!request.body) throw empty(name);
	const reader = request.body.getReader();
	let bytes = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			bytes += value.length;
			if (bytes > limit) throw tooLarge(bytes, limit);
			yield value;
		}
	} finally {
		reader.releaseLock();
	}
}

function refuseDeclared(request: Request, limit: number): void {
	const declared = Number(request.headers.get('content-length') ?? 0);
	if (declared > limit) throw tooLarge(declared, limit);
}

function tooLarge(got: number, limit: number): TooLarge {
	return new TooLarge({
		code: 'upload.too-large',
		message: `文件超过 ${limit / 1024 / 1024} MB`,
		got,
		expected: limit,
		fix: '拆成几个文件，分批导入；更大的文件请用服务器数据库',
	});
}

function empty(name: string): InputError {
	return new InputError({
		code: 'upload.empty',
		message: '没有收到文件内容',
		file: name,
		expected: '请求正文为文件本身，content-type: application/octet-stream',
		fix: '重新选择文件',
	});
}
