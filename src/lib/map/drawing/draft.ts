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

const savedAs = z
	.object({ id: z.number(), name: z.string(), note: z.string().nullable(), version: z.number() })
	.nullable();
const work = z.object({
	savedAs,
	sheet,
	/** The latest steps, oldest first; absent in drafts of earlier versions. */
	past: z.array(sheet).default([]),
});
const draft = work.extend({ at: z.string(), aside: z.array(work).default([]) });

/** A piece of work: what lies on the table, and the steps that led there. */
export interface KeptWork {
	savedAs: z.infer<typeof savedAs>;
	sheet: Sheet;
	past: readonly Sheet[];
}
/** Unsaved work as it is kept in the browser's storage: of the table, and what was set aside. */
export interface Draft extends KeptWork {
	at: string;
	aside: readonly KeptWork[];
}

/** What an earlier visit left, under its key. */
export interface LeftDraft {
	key: string;
	draft: Draft;
}
/** A draft that nobody can read any more. */
export interface BrokenDraft {
	key: string;
	text: string;
}

/** So many steps back go along, fewer where they are long: storage is small. */
const KEPT_STEPS = 40;
const LONGEST_TEXT = 500_000;

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Each visit has a key of its own, so that two tabs, or an unanswered draft and new work, never meet. */
const PREFIX = 'tenglong.draft';

/** Keeps unsaved work in localStorage: it survives a reload, a crash and a closed tab. */
export class DraftStore {
	readonly #storage: Storage | null;
	/** Where this visit's work is kept. */
	readonly key: string;

	/** @param visit tells visits apart */
	constructor(storage: Storage | null, visit: string) {
		this.#storage = storage;
		this.key = `${PREFIX}.${visit}`;
	}

	/**
	 * What other visits left unsaved, the latest first, and what of it cannot be read (written by another version of the
	 * product, by hand, or cut short: nothing to offer, but not to be lost either). All of it stays until `forget`.
	 */
	found(): { left: LeftDraft[]; broken: BrokenDraft[] } {
		const left: LeftDraft[] = [];
		const broken: BrokenDraft[] = [];
		for (const key of this.#keys()) {
			const text = this.#storage?.getItem(key);
			if (!text) continue;
			try {
				left.push({ key, draft: draft.parse(JSON.parse(text)) });
			} catch {
				broken.push({ key, text });
			}
		}
		left.sort((a, b) => (a.draft.at < b.draft.at ? 1 : -1));
		return { left, broken };
	}

	forget(key: string): void {
		this.#storage?.removeItem(key);
	}

	/** Keeps (or, with null, drops) this visit's work; false where the browser keeps nothing. */
	keep(work: Draft | null): boolean {
		if (!work) {
			this.#storage?.removeItem(this.key);
			return true;
		}
		const textWith = (steps: number) =>
			JSON.stringify({
				...work,
				past: latest(work, steps),
				// What is aside comes back as it is, without its steps.
				aside: work.aside.map((one) => ({ ...one, past: latest(one, 0) })),
			});
		let steps = KEPT_STEPS;
		let text = textWith(steps);
		while (text.length > LONGEST_TEXT && steps > 0) {
			steps = Math.floor(steps / 2);
			text = textWith(steps);
		}
		// What is on the table matters more than how it came there.
		return this.#write(text) || this.#write(textWith(0));
	}

	#keys(): string[] {
		const storage = this.#storage;
		const all = Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? '');
		// Earlier versions of the product wrote to the prefix itself.
		return all.filter((key) => (key === PREFIX || key.startsWith(`${PREFIX}.`)) && key !== this.key);
	}

	#write(text: string): boolean {
		try {
			this.#storage?.setItem(this.key, text);
			return this.#storage !== null;
		} catch {
			return false;
		}
	}
}

/** The latest steps; of a sketch always also the outline that stood there before: Esc brings it back. */
function latest({ sheet, past }: KeptWork, steps: number): readonly Sheet[] {
	const kept = steps > 0 ? past.slice(-steps) : [];
	if (!sheet.sketch || kept.some((one) => one.sketch === null)) return kept;
	const under = past.findLast((one) => one.sketch === null);
	return under && under.outline.length > 0 ? [under, ...kept] : kept;
}

/** The browser's storage, or null where it is forbidden. */
export function browserStorage(): Storage | null {
	try {
		return globalThis.localStorage;
	} catch {
		return null;
	}
}
