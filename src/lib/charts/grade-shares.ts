/** How many objects of a key have each grade. */
export interface GradeShares {
	key: string;
	n: number;
	counts: Record<string, number>;
}

/**
 * Grades by key (an industry), only objects that have one: what is not rated is not a bad grade. The largest keys stand
 * alone, the rest together under `other`; highest share of the last grade first.
 */
export function gradeShares(
	grades: readonly (string | null)[],
	keys: readonly (string | null)[],
	most: number,
): { grades: string[]; rows: GradeShares[]; rest: number } {
	const known = [...new Set(grades.filter((g) => g !== null))].sort();
	const rows = new Map<string, GradeShares>();
	grades.forEach((grade, i) => {
		const key = keys[i] ?? null;
		if (grade === null || key === null) return;
		let row = rows.get(key);
		if (!row) rows.set(key, (row = { key, n: 0, counts: {} }));
		row.n += 1;
		row.counts[grade] = (row.counts[grade] ?? 0) + 1;
	});
	const bySize = [...rows.values()].sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
	const last = known.at(-1);
	const share = (row: GradeShares) => (last === undefined ? 0 : (row.counts[last] ?? 0) / row.n);
	const shown = bySize.slice(0, most).sort((a, b) => share(b) - share(a) || b.n - a.n);
	const rest = bySize.slice(most);
	if (rest.length > 0) {
		const counts: Record<string, number> = {};
		for (const row of rest) for (const [g, n] of Object.entries(row.counts)) counts[g] = (counts[g] ?? 0) + n;
		shown.push({ key: 'other', n: rest.reduce((sum, r) => sum + r.n, 0), counts });
	}
	return { grades: known, rows: shown, rest: rest.length };
}
