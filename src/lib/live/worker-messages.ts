import type { Bounds } from '#lib/domain/geometry/areal.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { FlatGeometry } from './flat-geometry.ts';
import type { LiveAnswer, Loaded } from './live-answer.ts';

/** Page → worker. Buffers are handed over, not copied. */
export type ToWorker =
	| { kind: 'load'; id: number; bytes: ArrayBuffer }
	/** A run with its `Fitted`: the bytes of `GET /api/runs/{run}`. */
	| { kind: 'run'; id: number; bytes: ArrayBuffer }
	/** Heights of a box: the bytes of `GET /api/terrain/window`. */
	| { kind: 'terrain'; id: number; box: Bounds; bytes: ArrayBuffer }
	| { kind: 'evaluate'; id: number; drawing: FlatGeometry };

/** Worker → page: one answer to each message, under its id. */
export type FromWorker =
	| { kind: 'loaded'; id: number; loaded: Loaded }
	| { kind: 'run'; id: number; run: number }
	| { kind: 'terrain'; id: number }
	| { kind: 'refused'; id: number; problem: Problem }
	| { kind: 'answer'; id: number; answer: LiveAnswer };
