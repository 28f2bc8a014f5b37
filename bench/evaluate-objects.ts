import type { FactRow } from '#lib/domain/facts.ts';

const ABOVE = [
	['taxWan', 'landMu', 24.097, 30],
	['valueAddedWan', 'landMu', 136.16, 20],
	['valueAddedWan', 'energyTce', 2.694, 20],
	['valueAddedWan', 'emissionTon', 4929.81, 10],
	['valueAddedWan', 'employees', 18.14, 10],
	['rdWan', 'revenueWan', 0.0302, 10],
] as const;
const BELOW = [
	['taxWan', 'landMu', 11.5932, 50],
	['taxWan', 'electricityWanKwh', 0.2352, 50],
] as const;

/** The peer: the same rule written out by hand over plain objects, one array per step. Grade counts. */
export function gradesByObjects(rows: readonly FactRow[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const [group, list, cuts] of [
		[true, ABOVE, [0.2, 0.8, 0.95]],
		[false, BELOW, [0.05, 0.75, 0.95]],
	] as const) {
		const scored = rows
			.filter((row) => row.aboveScale === group)
			.map((row) => ({
				id: row.id,
				scores: list.map(([top, bottom, baseline, weight]) => {
					const a = row.facts[top];
					const b = row.facts[bottom];
					return a === null || b === null ? null : (a / b / baseline) * weight;
				}),
			}));
		const means = list.map((_, j) => {
			const known = scored.flatMap((s) => (s.scores[j] == null ? [] : [s.scores[j]]));
			return known.reduce((a, b) => a + b, 0) / known.length;
		});
		const totals = scored
			.map((s) => ({
				id: s.id,
				total: s.scores.reduce<number>((a, b, j) => a + (b ?? (means[j] as number)), 0),
			}))
			.sort((a, b) => b.total - a.total);
		totals.forEach((_, k) => {
			const share = (k + 1) / totals.length;
			const grade = share <= cuts[0] ? 'A' : share <= cuts[1] ? 'B' : share <= cuts[2] ? 'C' : 'D';
			counts[grade] = (counts[grade] ?? 0) + 1;
		});
	}
	return counts;
}
