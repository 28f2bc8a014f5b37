import type { YearEvaluation, YearFacts } from '../evaluate/whole-year.ts';
import { warningOf, type RunWarning } from './warning.ts';

/** A park's row as the run keeps it. */
export interface ParkCount {
	id: number;
	parcels: number;
}

/**
 * Counts that must add up: rated + not rated = all; grades and ungraded = all; the parcels of parks as their rows count
 * them = the parcels that lie in them. Parcels that lie in no county are told, for a county's totals lack them.
 */
export function countWarnings(
	facts: YearFacts,
	{ enterprises, fitted }: Pick<YearEvaluation, 'enterprises' | 'fitted'>,
	parks: readonly ParkCount[],
): RunWarning[] {
	const warnings: RunWarning[] = [];
	const notRated = sum(Object.values(fitted.notRated));
	// a tenant judged with its landlord is not an object of its own
	const judged = enterprises.filter((e) => !e.follows);
	const rated = judged.filter((e) => e.result.total !== null).length;
	if (fitted.rated + notRated !== judged.length || rated !== fitted.rated) {
		warnings.push(
			warningOf('count-rated', null, null, {
				rated,
				fitted: fitted.rated,
				notRated,
				all: judged.length,
			}),
		);
	}
	const graded = judged.filter((e) => e.result.grade !== null).length;
	const byGrade = sum(Object.values(fitted.grades));
	if (byGrade !== graded) warnings.push(warningOf('count-grades', null, null, { byGrade, graded }));
	const inPark = new Map<number, number>();
	let nowhere = 0;
	for (const { parkId, regionId } of facts.parcels) {
		if (parkId !== null) inPark.set(parkId, (inPark.get(parkId) ?? 0) + 1);
		if (regionId === null) nowhere += 1;
	}
	for (const { id, parcels } of parks) {
		const lie = inPark.get(id) ?? 0;
		if (lie !== parcels) warnings.push(warningOf('count-parks', 'park', id, { counted: parcels, lie }));
	}
	if (nowhere > 0) {
		warnings.push(warningOf('count-regions', null, null, { nowhere, all: facts.parcels.length }));
	}
	return warnings;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, n) => total + n, 0);
}
