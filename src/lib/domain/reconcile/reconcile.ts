import type { YearEvaluation, YearFacts } from '../evaluate/whole-year.ts';
import type { NumericFact } from '../facts.ts';
import { sharesOfYear, type SharedOccupancy } from '../parcel/occupancy.ts';
import { apportionedWarnings } from './apportioned.ts';
import { landWarnings, parcelAreaWarnings } from './areas.ts';
import { countWarnings, type ParkCount } from './counts.ts';
import { duplicateWarnings } from './duplicates.ts';
import { buildingWarnings, figureWarnings } from './figures.ts';
import { groupWarnings, lastYearWarnings } from './magnitudes.ts';
import type { ReconcileRules } from './reconcile-rules.ts';
import { sourceWarnings, type SourceTotal } from './source-totals.ts';
import type { RunWarning } from './warning.ts';

/** All that a reconciliation reads beside the evaluation: everything as known at the run's instant. */
export interface Beside {
	parks: readonly ParkCount[];
	sources: readonly SourceTotal[];
	/** Σ of the year's live figures of the run's enterprises. */
	live: Partial<Record<NumericFact, number>>;
	/** The figures of the year before, by enterprise. */
	lastYear: ReadonlyMap<number, Partial<Record<NumericFact, number>>>;
	names: ReadonlyMap<number, string>;
}

/**
 * What does not add up, or looks like a slip, in a run: counts, source totals, shares, areas, magnitudes, impossible
 * figures, duplicates. Pure. Warnings are told beside the results and change none of them; what is unknown is not told.
 */
export function reconcile(
	facts: YearFacts,
	evaluation: YearEvaluation,
	beside: Beside,
	rules: ReconcileRules,
): RunWarning[] {
	const { enterprises, parcels } = evaluation;
	const seats = new Map<number, SharedOccupancy[]>();
	for (const occupancy of sharesOfYear(facts.occupancies, facts.year).occupancies) {
		const list = seats.get(occupancy.enterprise);
		if (list) list.push(occupancy);
		else seats.set(occupancy.enterprise, [occupancy]);
	}
	const alone = new Set(parcels.filter((p) => p.occupants.length === 1).map((p) => p.id));
	return [
		...countWarnings(facts, evaluation, beside.parks),
		...sourceWarnings(facts, beside.sources, beside.live, rules),
		...apportionedWarnings(evaluation, seats, rules),
		...parcelAreaWarnings(facts, rules),
		...landWarnings(facts, seats, (o) => alone.has(o.parcel), enterprises, rules),
		...lastYearWarnings(enterprises, beside.lastYear, rules),
		...groupWarnings(enterprises, rules),
		...figureWarnings(enterprises),
		...buildingWarnings(facts, rules),
		...duplicateWarnings(facts, beside.names, rules),
	];
}
