/**
 * The facts that indicators, rules and flags read, by the names of the contract (`docs/glossary.md` has zh, en, unit).
 * Money in 万元, land in mu, floor in m². `null` (in columns: NaN) is *missing*, never zero.
 */
export const NUMERIC_FACTS = [
	'landMu',
	'taxWan',
	'valueAddedWan',
	'revenueWan',
	'energyTce',
	'emissionTon',
	'electricityWanKwh',
	'employees',
	'rdWan',
	'fixedInvestmentWan',
	'floorAreaM2',
	'footprintM2',
	'tenants',
] as const;
export type NumericFact = (typeof NUMERIC_FACTS)[number];

export type IndustryEdition = 2002 | 2011 | 2017;

/** One object to evaluate: an enterprise, or a parcel's merged occupants. Further facts may stand beside the known ones. */
export interface FactRow {
	id: string;
	/** GB/T 4754 code as filed (with or without the letter), edition beside it. */
	industry: string | null;
	industryEdition: IndustryEdition;
	/** The statistics office's list of the year; null = not known. */
	aboveScale: boolean | null;
	/** Further facts a rule may ask for in `when`: `utility`, `establishedOn`, `newSupplyOn`, … */
	other?: Record<string, number | string | boolean | null>;
	facts: Record<NumericFact, number | null>;
}

/** The same as typed columns, for the core's hot path: NaN is missing. */
export interface FactColumns {
	count: number;
	ids: string[];
	industry: (string | null)[];
	industryEdition: Int16Array;
	/** 1 yes, 0 no, -1 unknown. */
	aboveScale: Int8Array;
	other: Record<string, (number | string | boolean | null)[]>;
	facts: Record<NumericFact, Float64Array>;
}

const NO_FACTS = Object.fromEntries(NUMERIC_FACTS.map((name) => [name, null])) as Record<NumericFact, null>;

/** All facts missing: the row to fill. */
export function noFacts(): Record<NumericFact, number | null> {
	return { ...NO_FACTS };
}

/** Rows → columns (missing becomes NaN). */
export function columnsOf(rows: readonly FactRow[]): FactColumns {
	const count = rows.length;
	const otherNames = new Set<string>();
	const industryEdition = new Int16Array(count);
	const aboveScale = new Int8Array(count);
	const facts = Object.fromEntries(NUMERIC_FACTS.map((n) => [n, new Float64Array(count)])) as Record<
		NumericFact,
		Float64Array
	>;
	// Loops into ready arrays: `Float64Array.from` with a function takes ten times as long.
	rows.forEach((row, i) => {
		for (const name of Object.keys(row.other ?? {})) otherNames.add(name);
		industryEdition[i] = row.industryEdition;
		aboveScale[i] = row.aboveScale === null ? -1 : row.aboveScale ? 1 : 0;
		for (const name of NUMERIC_FACTS) facts[name][i] = row.facts[name] ?? NaN;
	});
	const other = Object.fromEntries(
		[...otherNames].map((name) => [name, new Array<number | string | boolean | null>(count).fill(null)]),
	);
	rows.forEach((row, i) => {
		for (const name of otherNames) (other[name] as unknown[])[i] = row.other?.[name] ?? null;
	});
	return {
		count,
		ids: rows.map((r) => r.id),
		industry: rows.map((r) => r.industry),
		industryEdition,
		aboveScale,
		other,
		facts,
	};
}

/** One row of the columns (NaN becomes null). */
export function rowAt(columns: FactColumns, index: number): FactRow {
	const known = (x: number | undefined) => (x === undefined || Number.isNaN(x) ? null : x);
	const scale = columns.aboveScale[index];
	return {
		id: columns.ids[index] as string,
		industry: columns.industry[index] ?? null,
		industryEdition: columns.industryEdition[index] as IndustryEdition,
		aboveScale: scale === undefined || scale < 0 ? null : scale === 1,
		other: Object.fromEntries(Object.entries(columns.other).map(([n, values]) => [n, values[index] ?? null])),
		facts: Object.fromEntries(NUMERIC_FACTS.map((n) => [n, known(columns.facts[n][index])])) as Record<
			NumericFact,
			number | null
		>,
	};
}
