import { isNote } from '#lib/domain/importing/row.ts';
import type { Problem } from '#lib/domain/problem.ts';

/** Remarks of one code that a report lists; the rest is counted. Refusals are all listed, always. */
const LISTED = 20;

/** Keeps a report readable: thirteen thousand parcels with a numbering of their own are one remark, not as many. */
export class NoteLimit {
	readonly #seen = new Map<string, { count: number; message: string }>();

	/** Whether this problem is to be listed. */
	take(problem: Problem): boolean {
		if (!isNote(problem)) return true;
		const seen = this.#seen.get(problem.code) ?? { count: 0, message: problem.message };
		seen.count++;
		this.#seen.set(problem.code, seen);
		return seen.count <= LISTED;
	}

	/** One line for each code of which more came than are listed. */
	summary(): Problem[] {
		return [...this.#seen]
			.filter(([, { count }]) => count > LISTED)
			.map(([code, { count, message }]) => ({
				code: 'note.more',
				message: `同类提示共 ${count} 条，只列前 ${LISTED} 条：${message}`,
				path: code,
				got: count,
			}));
	}
}
