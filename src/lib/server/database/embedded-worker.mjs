// @ts-check
// The embedded database's own worker thread: PGlite + PostGIS, spoken to in PostgreSQL's wire protocol. A plain file, started
// from the source tree also by the bundled server, so that nothing else's crash, block or bundler can touch it.
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { ExceptionWatch } from './embedded-exceptions.mjs';

/** @import { WorkerInput, ToWorker, FromWorker } from './worker-messages.ts' */

/** Answers are gathered to about this many bytes before they cross the thread. */
const PARCEL_BYTES = 256 * 1024;

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const input = /** @type {WorkerInput} */ (workerData);

/** @param {FromWorker} message @param {ArrayBuffer[]} [transfer] */
function post(message, transfer = []) {
	port.postMessage(message, transfer);
}

/** @type {PGlite} */
let database;
const watch = new ExceptionWatch();
try {
	database = await PGlite.create({
		...(input.folder === null ? {} : { dataDir: input.folder }),
		...(input.template === null ? {} : { loadDataDir: await openAsBlob(input.template) }),
		extensions: { postgis, ...(input.raiseExceptions ? { watch: watch.extension } : {}) },
	});
	if (input.raiseExceptions) {
		const backend = /** @type {import('./embedded-exceptions.mjs').Backend} */ (
			/** @type {unknown} */ (database.Module)
		);
		watch.guard(backend, (reason) => post({ kind: 'lost', reason }));
	}
	port.on('message', receive);
	post({ kind: 'opened' });
} catch (error) {
	post({ kind: 'failed', reason: String(error instanceof Error ? error.stack : error) });
}

/** @param {ToWorker} message */
async function receive(message) {
	switch (message.kind) {
		case 'bytes':
			return run(message.bytes);
		case 'dump': {
			const archive = await database.dumpDataDir('gzip');
			await writeFile(message.file, Buffer.from(await archive.arrayBuffer()));
			return post({ kind: 'dumped' });
		}
		case 'close':
			await database.close();
			post({ kind: 'closed' });
			return port.close();
	}
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function run(bytes) {
	/** @type {Uint8Array[]} */
	let parts = [];
	let size = 0;
	const flush = () => {
		if (size === 0) return;
		const parcel = new Uint8Array(size);
		let at = 0;
		for (const part of parts) {
			parcel.set(part, at);
			at += part.length;
		}
		parts = [];
		size = 0;
		post({ kind: 'bytes', bytes: parcel }, [parcel.buffer]);
	};
	await database.execProtocolRawStream(bytes, {
		onRawData: (data) => {
			parts.push(data.slice()); // a view of memory that the next write overwrites
			size += data.length;
			if (size >= PARCEL_BYTES) flush();
		},
	});
	flush();
	post({ kind: 'settled' });
}
