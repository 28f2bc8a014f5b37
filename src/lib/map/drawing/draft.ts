import { z } from 'zod';
import type { Sheet } from './session.ts';

const point = z.tuple([z.number(), z.number()]);
const ring = z.array(point);

/** Unsaved work as it is kept in the browser's storage. */
const draft = z.object({
	at: z.string(),
	savedAs: z
		.object({ id: z.number(), name: z.string(), note: z.string().nullable(), version: z.number() })
		.nullable(),
	sheet: z.object({ outline: z.array(z.array(ring)), sketch: ring.nullable() }),
});
export type Draft = Omit<z.infer<typeof draft>, 'sheet'> & { sheet: Sheet };

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The visit that is going on, and the one before it that was cut short. */
const NOW = 'tenglong.draft';
const BEFORE = 'tenglong.draft.before';

/** Keeps unsaved work in localStorage: it survives a reload, a crash and a closed tab. */
export class DraftStore {
	readonly #storage: Storage | null;

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
			// Written by another version of the product, or by hand: there is nothing to offer.
			this.forget();
			return null;
		}
	}

	forget(): void {
		this.#storage?.removeItem(BEFORE);
	}

	/** Keeps (or, with null, drops) this visit's work; false where the browser keeps nothing. */
	keep(work: Draft | null): boolean {
		if (work) return this.#write(NOW, JSON.stringify(work));
		this.#storage?.removeItem(NOW);
		return true;
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
