import { SLIVER_M2 } from '../geometry/apportion.ts';
import { overlapM2 } from '../geometry/overlay.ts';
import type { Shape } from '../geometry/shape.ts';
import type { BlockConditions, SuitabilityTable } from './suitability.ts';

/** A constraint that lies in the region, as far as suitability asks. */
export interface NearConstraint {
	/** Kind of record: `geohazard`, `water-source`, … */
	kind: string;
	/** The record's own words: 高易发区, 二级保护区. */
	grade: string | null;
	shape: Shape;
}

/** Which kind of record a factor is read from, and what its grade must contain to fall into a class, worst first. */
const READ_FROM: Record<string, { kind: string; grades: [string, string][] }> = {
	hazard: {
		kind: 'geohazard',
		grades: [
			['high', '高'],
			['medium', '中'],
			['low', '低'],
		],
	},
	// A protection zone's rank (一级, 二级) is not the table's 高, 中, 低: land in one is left unknown.
	water: { kind: 'water-source', grades: [] },
};

/**
 * What a block stands on, for its suitability. A factor is known only where records of its kind are loaded in the
 * region and none that covers the block leaves its grade open; land under none of them is 无 (`none`). Arable grades
 * and fault zones are no layers of ours: unknown.
 * @param slopeCells cells by the slope factor's classes
 */
export function conditionsOf(
	table: SuitabilityTable,
	block: Shape,
	slopeCells: readonly number[],
	near: readonly NearConstraint[],
): BlockConditions {
	const cells = slopeCells.reduce((sum, n) => sum + n, 0);
	const shares: Record<string, readonly number[] | null> = {};
	for (const factor of table.factors)
		shares[factor.code] =
			factor.kind === 'slope'
				? cells === 0
					? null
					: slopeCells.map((n) => n / cells)
				: classShares(factor, block, near);
	const touched = new Set(near.filter((n) => overlapM2(n.shape, block) >= SLIVER_M2).map((n) => n.kind));
	return { shares, hardLimits: table.hardLimits.map((l) => l.code).filter((code) => touched.has(code)) };
}

function classShares(
	factor: Extract<SuitabilityTable['factors'][number], { kind: 'class' }>,
	block: Shape,
	near: readonly NearConstraint[],
): number[] | null {
	const from = READ_FROM[factor.code];
	const records = near.filter((n) => n.kind === from?.kind);
	if (!from || records.length === 0) return null;
	const covered = new Map<string, number>();
	for (const record of records) {
		const overlap = overlapM2(record.shape, block);
		if (overlap < SLIVER_M2) continue;
		const found = from.grades.find(([, word]) => record.grade?.includes(word))?.[0];
		if (found === undefined) return null;
		covered.set(found, (covered.get(found) ?? 0) + overlap / block.ownM2);
	}
	// Where records lie over each other the worst class takes its land first.
	let left = 1;
	const taken = new Map<string, number>();
	for (const [code] of from.grades) {
		const share = Math.min(left, covered.get(code) ?? 0);
		taken.set(code, share);
		left -= share;
	}
	taken.set('none', left);
	return factor.classes.map((c) => taken.get(c.class) ?? 0);
}
