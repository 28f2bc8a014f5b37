import type { SelectionEntry, SelectionInput } from '#lib/api/selections.ts';
import { solveSet } from '#lib/domain/shortlist/solve-set.ts';
import type { Db } from '#lib/server/database/db.ts';
import { saveSelection } from './selections.ts';
import type { TaskContext } from './task.ts';

/**
 * Answers a question officially and saves it, new (`id` null) or over a draft: the job kind `select`.
 * @throws InputError as `saveSelection` does
 */
export function select(
	db: Db,
	wanted: { id: number | null; input: SelectionInput },
	context: TaskContext = {},
): Promise<SelectionEntry> {
	return saveSelection(
		db,
		wanted,
		async (problem, { start, conflict }) => solveSet(problem, { start, conflict }),
		context,
	);
}
