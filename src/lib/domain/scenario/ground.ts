import { byLevel, type ConstraintKind, type Level } from '../constraints/constraint.ts';
import type { ScenarioResult, Snapshot } from './result.ts';

/** What lies under one outline: conflicts by kind (null: nobody can tell) and slope classes (null: no elevation model). */
export interface OutlineGround {
	areaM2: number;
	conflicts: { kind: ConstraintKind; level: Level | null; conflictM2: number | null }[];
	/** m² of the survey classes ≤2, 2–6, 6–15, 15–25, >25°, over the part that has a slope. */
	classesM2: number[] | null;
}

/** The ground of a whole column. */
export interface ColumnGround {
	/** By kind: m² in conflict where it is known, and outlines of which nobody can tell. */
	conflicts: { kind: ConstraintKind; level: Level | null; conflictM2: number | null; unknown: number }[];
	classesM2: number[] | null;
	/** Land without a slope: no elevation model reaches it. */
	unslopedM2: number;
}

/** A piece of land of a column: a parcel of the base (by id), less what new outlines take of it, or a new outline. */
export interface ColumnLand {
	parcels: number[];
	/** Indices into the scenario's objects with a new outline. */
	outlines: number[];
}

/** The land of a scenario over the parcels that any of the compared ones touches: where a new outline lies, the old is not. */
export function landOfColumn(touched: readonly number[], result: ScenarioResult | null): ColumnLand {
	const own = new Map((result?.objects ?? []).flatMap((o) => (o.id === null ? [] : [[o.id, o] as const])));
	return {
		parcels: touched.filter((id) => {
			const object = own.get(id);
			return !object || (object.outline === null && stands(object.after));
		}),
		outlines: (result?.objects ?? []).flatMap((o, i) => (o.outline && stands(o.after) ? [i] : [])),
	};
}

const stands = (after: Snapshot | null) => after !== null && after.left > 0;

/** Sums over outlines that share no land; a kind is unknown only where no outline knows of it. */
export function sumOfGround(pieces: readonly OutlineGround[]): ColumnGround {
	const kinds = new Map<ConstraintKind, ColumnGround['conflicts'][number]>();
	let classesM2: number[] | null = null;
	let unslopedM2 = 0;
	for (const { areaM2, conflicts, classesM2: own } of pieces) {
		for (const { kind, level, conflictM2 } of conflicts) {
			const sum = kinds.get(kind) ?? { kind, level: null, conflictM2: null, unknown: 0 };
			kinds.set(kind, {
				kind,
				level: hardest([sum.level, level]),
				conflictM2: conflictM2 === null ? sum.conflictM2 : (sum.conflictM2 ?? 0) + conflictM2,
				unknown: sum.unknown + (conflictM2 === null ? 1 : 0),
			});
		}
		unslopedM2 += Math.max(0, areaM2 - (own ?? []).reduce((a, b) => a + b, 0));
		if (own) classesM2 = own.map((m2, i) => m2 + (classesM2?.[i] ?? 0));
	}
	return { conflicts: [...kinds.values()], classesM2, unslopedM2 };
}

/** The hardest of some levels; null where there is none. */
export function hardest(levels: readonly (Level | null | undefined)[]): Level | null {
	const found = levels.flatMap((level) => (level ? [{ level }] : []));
	return found.sort(byLevel)[0]?.level ?? null;
}

/**
 * How much more of a column conflicts with a kind of constraint than of the base, m²; null where either side is not known,
 * or of another number of outlines nobody can tell: unknown is not free of conflict.
 */
export function conflictDifference(
	base: ColumnGround,
	column: ColumnGround,
	kind: ConstraintKind,
): number | null {
	const [was, is] = [base, column].map((c) => c.conflicts.find((found) => found.kind === kind));
	if (was?.conflictM2 == null || is?.conflictM2 == null || was.unknown !== is.unknown) return null;
	return is.conflictM2 - was.conflictM2;
}
