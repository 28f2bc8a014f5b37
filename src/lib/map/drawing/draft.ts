import { z } from 'zod';
import { STEP_NAMES, type Sheet } from './session.ts';

const point = z.tuple([z.number(), z.number()]);
const ring = z.array(point);
const sheet = z
	.object({
		outline: z.array(z.array(ring)),
		sketch: ring.nullable(),
		tool: z
			.object({
				form: z.enum(['polygon', 'rectangle', 'turned']),
				adds: z.enum(['outline', 'part', 'hole']),
			})
			.optional(),
		by: z.enum(STEP_NAMES).optional(),
	})
	.transform(({ outline, sketch, tool, by }): Sheet => {
		return { outline, sketch, ...(tool ? { tool } : {}), ...(by ? { by } : {}) };
	});

/** Unsaved work as it is kept in the browser's storage: what lies on the table, and the steps that led there. */
const draft = z.object({
	at: z.string(),
	savedAs: z
		.object({ id: z.number(), name: z.string(), note: z.string().nullable(), version: z.number() })
		.nullable(),
	sheet,
	/** The latest steps, oldest first; absent in drafts of earlier versions. */
	past: z.array(sheet).default([]),
});
export interface Draft {
	at: string;
	savedAs: z.infer<typeof draft>['savedAs'];
	sheet: Sheet;
	past: readonly Sheet[];
}

/** So many steps back go along, fewer where they are long: storage is small. */
const KEPT_STEPS = 40;
const LONGEST_TEXT = 500_000;

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The visit that is going on, and the one before it that was cut short. */
const NOW = 'tenglong.draft';
const BEFORE = 'tenglong.draft.before';

/** Keeps unsaved work in localStorage: it survives a reload, a crash and a closed tab. */
export class DraftStore {
	readonly #storage: Storage | null;
	/** What an earlier visit left and nobody can read any more; kept until it is forgotten. */
	broken: string | null = null;

	constructor(storage: Storage | null) {
		this.#storage = storage;
	}

	/**
	 * What an earlier visit left unsaved, or null. It stays until `forget` is called, also over further reloads; a new
	 * visit's own work is kept beside it.
	 */
	found(): Draft | null {
		const left = this.#storage?.getItem(NOW);
		if (left) {
			this.#write(BEFORE, left);
			this.#storage?.removeItem(NOW);
		}
		const text = this.#storage?.getItem(BEFORE);
		if (!text) return null;
		try {
			return draft.parse(JSON.parse(text));
		} catch {
			// Written by another version of the product, by hand, or cut short: nothing to offer, but not to be lost either.
			this.broken = text;
			return null;
		}
	}

	forget(): void {
		this.broken = null;
		this.#storage?.removeItem(BEFORE);
	}

	/** Keeps (or, with null, drops) this visit's work; false where the browser keeps nothing. */
	keep(work: Draft | null): boolean {
		if (!work) {
			this.#storage?.removeItem(NOW);
			return true;
		}
		let past = work.past.slice(-KEPT_STEPS);
		let text = JSON.stringify({ ...work, past });
		while (text.length > LONGEST_TEXT && past.length > 0) {
			past = past.slice(Math.ceil(past.length / 2));
			text = JSON.stringify({ ...work, past });
		}
		// What is on the table matters more than how it came there.
		return this.#write(NOW, text) || this.#write(NOW, JSON.stringify({ ...work, past: [] }));
	}

	#write(key: string, text: string): boolean {
		try {
			this.#storage?.setItem(key, text);
			return this.#storage !== null;
		} catch {
			return false;
		}
	}
}

/** The browser's storage, or null where it is forbidden. */
export function browserStorage(): Storage | null {
	try {
		return globalThis.localStorage;
	} catch {
		return null;
	}
}
