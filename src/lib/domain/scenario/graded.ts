import { outcomesOf } from '../evaluate/apply.ts';
import type { Fitted } from '../evaluate/fitted.ts';
import { columnsOf, type FactRow, type NumericFact } from '../facts.ts';
import type { LandObject } from './land-object.ts';

/** An object of a scenario with what the fitted rule makes of it. */
export interface GradedObject {
	left: number;
	landKind: LandObject['landKind'];
	basisMu: number;
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
	const rows = objects.map((o) => o.row);
	const isEmpty = (i: number) => {
		const { tenants, stated } = objects[i] as LandObject;
		return tenants.length === 0 && Object.keys(stated).length === 0;
	};
	return gradedRows(fitted, rows, isEmpty).map((outcome, i) => {
		const { left, landKind, basisMu, row } = objects[i] as LandObject;
		return { left, landKind, basisMu, facts: row.facts, ...outcome };
	});
}

/** The same of rows of land. @param isEmpty whether nobody occupies the land of a row */
export function gradedRows(
	fitted: Fitted,
	rows: readonly FactRow[],
	isEmpty: (i: number) => boolean,
): Pick<GradedObject, 'values' | 'total' | 'grade' | 'reason'>[] {
	const outcomeAt = outcomesOf(fitted, columnsOf(rows));
	return rows.map((row, i) => {
		const { values, total, grade, reason } = outcomeAt(i);
		const status = NOT_RATED.find((name) => row.other?.[name] === true);
		const unrated = status !== undefined ? `not-rated:${status}` : isEmpty(i) ? 'no-occupant' : null;
		if (unrated !== null) return { values, total: null, grade: null, reason: unrated };
		return { values, total, grade, reason: reason ?? null };
	});
}
