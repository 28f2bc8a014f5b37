import type { YearEvaluation } from '../evaluate/whole-year.ts';
import type { NumericFact } from '../facts.ts';
import type { SharedOccupancy } from '../parcel/occupancy.ts';
import type { ReconcileRules } from './reconcile-rules.ts';
import { warningOf, type RunWarning } from './warning.ts';

/** What is split over parcels by share. */
const MONEY = ['taxWan', 'valueAddedWan', 'revenueWan'] as const satisfies readonly NumericFact[];

/**
 * The figures that parcels got of an enterprise, summed, against the enterprise's own figure, to the cent; and the
 * figures of all parcels against what their occupants brought. An enterprise of unknown share, whose shares are not one,
 * or that sits outside the run's land too, is told by its own warning or not at all.
 * @param seats every occupancy of an enterprise in the year, also those outside the run
 */
export function apportionedWarnings(
	{ enterprises, parcels, warnings }: YearEvaluation,
	seats: ReadonlyMap<number, readonly SharedOccupancy[]>,
	rules: Pick<ReconcileRules, 'cent'>,
): RunWarning[] {
	const evaluated = new Set(enterprises.map((e) => e.id));
	const told = warnings.flatMap(({ code, params }) => {
		const id = Number(params['enterprise']);
		const sum = params['sum'];
		return evaluated.has(id) ? warningOf(code, 'enterprise', id, sum === undefined ? {} : { sum }) : [];
	});
	const settled = new Set(told.map((w) => w.id));
	const inside = new Set(parcels.map((p) => p.id));
	const factsOf = new Map(enterprises.map((e) => [e.id, e.row.facts]));
	for (const { id, row } of enterprises) {
		const held = seats.get(id) ?? [];
		if (held.length === 0 || settled.has(id) || held.some((o) => !inside.has(o.parcel))) continue;
		for (const fact of MONEY) {
			const own = row.facts[fact];
			if (own === null) continue;
			const parts = held.reduce((sum, o) => sum + own * (o.yearShare as number), 0);
			if (Math.abs(parts - own) > rules.cent.value + rounding(own))
				told.push(
					warningOf('apportioned-sum', 'enterprise', id, { fact, parts, own, difference: parts - own }),
				);
		}
	}
	for (const fact of MONEY) {
		let [parts, own] = [0, 0];
		for (const { row, occupants } of parcels) {
			if (row.facts[fact] === null) continue;
			parts += row.facts[fact];
			for (const o of occupants) own += (factsOf.get(o.enterprise)?.[fact] ?? 0) * (o.yearShare ?? 0);
		}
		if (Math.abs(parts - own) > rules.cent.value + rounding(own) * Math.sqrt(parcels.length + 1))
			told.push(warningOf('apportioned-sum', null, null, { fact, parts, own, difference: parts - own }));
	}
	return told;
}

/** What adding in another order may change. */
function rounding(sum: number): number {
	return 1e-14 * Math.abs(sum);
}
