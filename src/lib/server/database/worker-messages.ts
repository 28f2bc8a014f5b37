/** What the embedded database's worker is started with. */
export interface WorkerInput {
	/** The PostgreSQL folder; null keeps all in memory (templates). */
	folder: string | null;
	/** A `dumpDataDir` archive to start a new folder from. */
	template: string | null;
	/** False leaves PGlite's swallowed exceptions as they are: only for the test that shows the trap. */
	raiseExceptions: boolean;
}

export type ToWorker =
	{ kind: 'bytes'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'dump'; file: string } | { kind: 'close' };

export type FromWorker =
	| { kind: 'opened' }
	| { kind: 'failed'; reason: string }
	| { kind: 'bytes'; bytes: Uint8Array<ArrayBuffer> }
	| { kind: 'settled' }
	| { kind: 'lost'; reason: string }
	| { kind: 'dumped' }
	| { kind: 'closed' };
