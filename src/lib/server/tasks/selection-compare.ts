import type { SelectionComparison } from '#lib/api/selection-actions.ts';
import type { Selection } from '#lib/api/selections.ts';
import { compareSelections } from '#lib/domain/selection/compare.ts';
import { amountOf } from '#lib/domain/selection/amount.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/selections.ts';

/** So many stand side by side. */
export const MOST_COMPARED = 6;

/**
 * Saved selections side by side: their totals, and each piece of land that any of them chooses; the problem where one is gone.
 * @throws InputError `selection-compare` for fewer than two or too many
 */
export async function compareSaved(db: Db, ids: readonly number[]): Promise<SelectionComparison | Problem> {
	if (ids.length < 2 || ids.length > MOST_COMPARED)
		throw new InputError({
			code: 'selection-compare',
			message: `请选 2 到 ${MOST_COMPARED} 份优选方案比较`,
			path: 'ids',
			got: ids.length,
			expected: `2–${MOST_COMPARED}`,
			fix: '增减所选的方案',
		});
	const found: Selection[] = [];
	for (const id of ids) {
		const one = await store.get(db, id);
		if (!one) return { code: 'not-found', message: `没有编号为 ${id} 的优选方案，或已被删除`, got: id };
		found.push(one);
	}
	const land = compareSelections(
		found.map((s) => ({ candidates: s.candidates.candidates, picks: s.answer.picks })),
	);
	const common = land.filter((l) => l.common);
	const entries = await Promise.all(ids.map((id) => store.entry(db, id)));
	return {
		selections: entries.filter((e) => e !== undefined),
		land,
		common: { count: common.length, mu: amountOf(common.reduce((sum, l) => sum + l.mu, 0)) },
	};
}
