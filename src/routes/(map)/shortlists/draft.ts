import { z } from 'zod';
import type { Marks } from './marks.ts';
import { keyOf } from './marks.ts';
import { shortlistInput } from '#lib/api/shortlists.ts';

const stored = z.object({
	name: z.string(),
	marks: shortlistInput.shape.marks,
	version: z.number().nullable(),
});

const keyFor = (list: number | null) => `shortlist.draft.${list ?? 'new'}`;

/** The unsaved part of a list that the address does not carry, kept for this window only. */
export class Draft {
	readonly name: string;
	readonly marks: Marks;
	readonly version: number | null;

	constructor(name: string, marks: Marks, version: number | null) {
		this.name = name;
		this.marks = marks;
		this.version = version;
	}

	keep(list: number | null): void {
		const { name, marks, version } = this;
		const text = JSON.stringify({ name, marks: [...marks.values()], version });
		try {
			sessionStorage.setItem(keyFor(list), text);
		} catch {
			// Full or forbidden storage: the draft lives as long as the page.
		}
	}

	static read(list: number | null): Draft | null {
		try {
			const read = stored.safeParse(JSON.parse(sessionStorage.getItem(keyFor(list)) ?? 'null'));
			if (!read.success) return null;
			const { name, marks, version } = read.data;
			return new Draft(name, new Map(marks.map((mark) => [keyOf(mark), mark])), version);
		} catch {
			// Unreadable storage holds nothing worth keeping.
			return null;
		}
	}

	static drop(list: number | null): void {
		try {
			sessionStorage.removeItem(keyFor(list));
		} catch {
			// Forbidden storage has nothing to remove.
		}
	}
}
