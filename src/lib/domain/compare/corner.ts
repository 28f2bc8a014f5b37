import { groupTotal } from '../evaluate/group-total.ts';
import type { EnterpriseYear, ParcelYear, YearEvaluation, YearFacts } from '../evaluate/whole-year.ts';
import type { FactRow } from '../facts.ts';
import { INDICATORS } from '../indicators/registry.ts';

/** What one evaluation says of an object, without its operands: six of a county are held at once. */
export interface Reading {
	/** The grade, or `none`. */
	grade: string;
	reason: string | null;
	total: number | null;
	rank: number | null;
	values: Readonly<Record<string, number | null>>;
	/** Land in mu, null where unknown. */
	mu: number | null;
	/** Parcels only. */
	idle?: string;
	lowEfficiency?: string;
	batch?: string;
}

/** Indicator id → ratio of sums. */
export type GroupReading = Readonly<Record<string, number | null>>;

/** A year evaluated with the boundary of one run, the data of one, the rule of one. */
export interface Corner {
	enterprises: ReadonlyMap<number, Reading>;
	parcels: ReadonlyMap<number, Reading>;
	/** `all`, `region:<id>`, `park:<id>`: ratios of sums over the occupied parcels. */
	groups: ReadonlyMap<string, GroupReading>;
}

/** Keeps of an evaluation what a comparison needs. */
export function cornerOf(facts: YearFacts, evaluation: YearEvaluation): Corner {
	return {
		enterprises: new Map(evaluation.enterprises.map((e) => [e.id, readingOf(e)])),
		parcels: new Map(
			evaluation.parcels.map((p) => [
				p.id,
				{
					...readingOf(p),
					idle: p.idle.finding,
					lowEfficiency: p.lowEfficiency.finding,
					batch: p.disposition.batch ?? 'none',
				},
			]),
		),
		groups: groupsOf(facts, evaluation.parcels),
	};
}

function readingOf({ row, result }: EnterpriseYear | ParcelYear): Reading {
	return {
		grade: result.grade ?? 'none',
		reason: result.reason ?? null,
		total: result.total,
		rank: result.rank,
		values: result.values,
		mu: row.facts.landMu,
	};
}

/** Land nobody occupies has no figures to divide: only occupied parcels enter, as in a park's row. */
function groupsOf(facts: YearFacts, parcels: readonly ParcelYear[]): Map<string, GroupReading> {
	const members = new Map<string, FactRow[]>([['all', []]]);
	const add = (key: string, row: FactRow) => {
		const list = members.get(key);
		if (list) list.push(row);
		else members.set(key, [row]);
	};
	parcels.forEach((parcel, i) => {
		if (parcel.occupants.length === 0) return;
		add('all', parcel.row);
		const place = facts.parcels[i];
		if (place?.regionId != null) add(`region:${place.regionId}`, parcel.row);
		if (place?.parkId != null) add(`park:${place.parkId}`, parcel.row);
	});
	return new Map(
		[...members].map(([key, rows]) => {
			const { indicators } = groupTotal(rows);
			return [key, Object.fromEntries(INDICATORS.map(({ id }) => [id, indicators[id]?.value ?? null]))];
		}),
	);
}
