import type { Db } from '#lib/server/database/db.ts';

/** A source file as the proofs name it. */
export interface SourceFile {
	hash: string;
	name: string;
	bytes: number;
}

const CHUNK = 1024 * 1024;

/**
 * Keeps a file under its content hash, in 1 MB chunks, once. A file that an interrupted attempt left half written is
 * completed.
 */
export async function keep(
	db: Db,
	file: SourceFile,
	chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
	await db.query(
		`insert into source_files (hash, name, bytes, recorded_by) values ($1, $2, $3, $4) on conflict (hash) do nothing`,
		[file.hash, file.name, file.bytes, db.actor.id],
	);
	if (await isWhole(db, file)) return;
	let part = 0;
	for await (const chunk of inMegabytes(chunks)) {
		await db.query(
			`insert into source_file_chunks (hash, part, bytes) values ($1, $2, $3) on conflict (hash, part) do nothing`,
			[file.hash, part, chunk],
		);
		part++;
	}
}

/** The whole file, or undefined where no such hash is kept. */
export async function read(
	db: Db,
	hash: string,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> } | undefined> {
	const found = await db.query<{ name: string; bytes: number }>(
		`select name, bytes::float8 as bytes from source_files where hash = $1`,
		[hash],
	);
	const file = found.rows[0];
	if (!file) return undefined;
	const whole = new Uint8Array(file.bytes);
	let at = 0;
	for (let part = 0; at < file.bytes; part++) {
		const { rows } = await db.query<{ bytes: Buffer }>(
			`select bytes from source_file_chunks where hash = $1 and part = $2`,
			[hash, part],
		);
		const chunk = rows[0]?.bytes;
		if (!chunk)
			throw new Error(`source file ${hash}: part ${part} is missing, got ${at} of ${file.bytes} bytes`);
		whole.set(chunk, at);
		at += chunk.length;
	}
	return { name: file.name, bytes: whole };
}

/** Size in bytes of one part of a kept file, but for the last. */
export const PART_BYTES = CHUNK;

/** One part of a kept file (`PART_BYTES` each), or undefined past its end. */
export async function readPart(db: Db, hash: string, part: number): Promise<Uint8Array | undefined> {
	const { rows } = await db.query<{ bytes: Buffer }>(
		`select bytes from source_file_chunks where hash = $1 and part = $2`,
		[hash, part],
	);
	return rows[0]?.bytes;
}

/** Drops files that no batch and no attachment rests on: what was dropped on the page and only looked at. */
export async function dropUnused(db: Db, hash: string): Promise<void> {
	await db.query(
		`delete from source_files f where f.hash = $1
		   and not exists (select 1 from import_batches b where b.file_hash = f.hash)
		   and not exists (select 1 from attachments a where a.hash = f.hash)
		   and not exists (select 1 from terrain t where t.file_hash = f.hash)`,
		[hash],
	);
}

async function isWhole(db: Db, file: SourceFile): Promise<boolean> {
	const { rows } = await db.query<{ bytes: number }>(
		`select coalesce(sum(length(bytes)), 0)::float8 as bytes from source_file_chunks where hash = $1`,
		[file.hash],
	);
	return rows[0]?.bytes === file.bytes;
}

/** The same bytes in pieces of exactly 1 MB, but for the last. */
async function* inMegabytes(
	chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	let held: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of chunks) {
		for (let at = 0; at < chunk.length;) {
			const piece = chunk.subarray(at, at + CHUNK - size);
			held.push(piece);
			size += piece.length;
			at += piece.length;
			if (size === CHUNK) {
				yield Buffer.concat(held);
				held = [];
				size = 0;
			}
		}
	}
	if (size > 0) yield Buffer.concat(held);
}
