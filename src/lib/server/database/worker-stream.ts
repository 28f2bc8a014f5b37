import { Duplex } from 'node:stream';

/**
 * Stands in for the socket of a pg Client: wire-protocol bytes go to the worker that runs PGlite, its answers come back.
 * So types, parameters, errors and transactions of the embedded home are pg's own.
 */
export class WorkerStream extends Duplex {
	readonly #send: (bytes: Uint8Array<ArrayBuffer>) => void;
	#written: ((error?: Error | null) => void) | null = null;

	constructor(send: (bytes: Uint8Array<ArrayBuffer>) => void) {
		super({ allowHalfOpen: false });
		this.#send = send;
	}

	// What pg asks of a socket besides the stream itself.
	connect(): this {
		process.nextTick(() => this.emit('connect'));
		return this;
	}
	setNoDelay(): this {
		return this;
	}
	setKeepAlive(): this {
		return this;
	}
	ref(): this {
		return this;
	}
	unref(): this {
		return this;
	}

	/** An answer's bytes, in order. */
	receive(bytes: Uint8Array): void {
		this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
	}

	/** The worker has dealt with all that was sent. */
	settle(): void {
		const written = this.#written;
		this.#written = null;
		written?.();
	}

	override _write(chunk: Buffer, _encoding: BufferEncoding, written: (error?: Error | null) => void): void {
		this.#written = written;
		this.#send(new Uint8Array(chunk));
	}

	// pg corks parse, bind, describe, execute and sync together: one message to the worker, not five.
	override _writev(chunks: { chunk: Buffer }[], written: (error?: Error | null) => void): void {
		this.#written = written;
		this.#send(new Uint8Array(Buffer.concat(chunks.map(({ chunk }) => chunk))));
	}

	override _read(): void {
		// Answers are pushed as they come; the worker speaks only when spoken to.
	}

	override _final(done: (error?: Error | null) => void): void {
		this.push(null);
		done();
	}
}
