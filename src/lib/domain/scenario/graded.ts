import { outcomesOf } from '../evaluate/apply.ts';
import type { Fitted } from '../evaluate/fitted.ts';
import { columnsOf, type NumericFact } from '../facts.ts';
import type { LandObject } from './land-object.ts';

/** An object of a scenario with what the fitted rule makes of it. */
export interface GradedObject {
	left: number;
	facts: Record<NumericFact, number | null>;
	values: Record<string, number | null>;
	total: number | null;
	grade: string | null;
	reason: string | null;
}

const NOT_RATED = ['underConstruction', 'utility', 'reserve'] as const;

/**
 * Applies a fitted rule to objects as a run does to its parcels: the cuts stay where they are; land under construction,
 * public utilities, reserve land and land that nobody occupies are not rated.
 */
export function gradedObjects(fitted: Fitted, objects: readonly LandObject[]): GradedObject[] {
	const outcomeAt = outcomesOf(fitted, columnsOf(objects.map((o) => o.row)));
	return objects.map((object, i) => {
		const { values, total, grade, reason } = outcomeAt(i);
		const found = { left: object.left, facts: object.row.facts, values };
		const status = NOT_RATED.find((name) => object.row.other?.[name] === true);
		const unrated =
			status !== undefined
				? `not-rated:${status}`
				: object.tenants.length === 0 && Object.keys(object.stated).length === 0
					? 'no-occupant'
					: null;
		if (unrated !== null) return { ...found, total: null, grade: null, reason: unrated };
		return { ...found, total, grade, reason: reason ?? null };
	});
}
