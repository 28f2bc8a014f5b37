/** A conversion batch as recorded; areas m², dates civil, null is not known. */
export interface ConversionBatch {
	id: number;
	code: string;
	name: string | null;
	region: string | null;
	approvedOn: string | null;
	approvedM2: number | null;
	suppliedM2: number | null;
}

export interface ConversionRow extends ConversionBatch {
	/** Approved less supplied; null where either is unknown. More supplied than approved is told, not hidden. */
	leftM2: number | null;
	/** Supplied ÷ approved. */
	share: number | null;
	/** Full years and the part of one since approval (365.25 days a year). */
	ageYears: number | null;
	ageClass: AgeClass | null;
	oversupplied: boolean;
}

/** Ages in years for reading the ledger: no rule says them, they are classes of a table. */
export const AGE_CLASSES = ['under-1', '1-2', '2-3', '3-5', 'over-5'] as const;
export type AgeClass = (typeof AGE_CLASSES)[number];

export interface ConversionLedger {
	/** Oldest first; without a date last. */
	rows: ConversionRow[];
	totals: {
		batches: number;
		approvedM2: number;
		suppliedM2: number;
		leftM2: number;
		/** Σ supplied ÷ Σ approved over the batches that have both. */
		share: number | null;
		/** Batches in which a figure is missing: they are in none of the sums of both. */
		incomplete: number;
	};
	byAge: { age: AgeClass | null; batches: number; leftM2: number }[];
}

/** The ledger of conversion batches as of a day: what is left of each, how old it is, oldest first. */
export function conversionLedger(batches: readonly ConversionBatch[], asOf: string): ConversionLedger {
	const rows = batches.map((batch): ConversionRow => {
		const { approvedM2, suppliedM2, approvedOn } = batch;
		const both = approvedM2 !== null && suppliedM2 !== null;
		const ageYears = approvedOn === null || approvedOn > asOf ? null : yearsBetween(approvedOn, asOf);
		return {
			...batch,
			leftM2: both ? Math.max(0, approvedM2 - suppliedM2) : null,
			share: both && approvedM2 > 0 ? suppliedM2 / approvedM2 : null,
			ageYears,
			ageClass: ageYears === null ? null : ageClassOf(ageYears),
			oversupplied: both && suppliedM2 > approvedM2,
		};
	});
	rows.sort(
		(a, b) => (a.approvedOn ?? '9999').localeCompare(b.approvedOn ?? '9999') || a.code.localeCompare(b.code),
	);
	const whole = rows.filter((row) => row.leftM2 !== null);
	const sum = (of: (row: ConversionRow) => number | null) => whole.reduce((t, row) => t + (of(row) ?? 0), 0);
	const [approvedM2, suppliedM2] = [sum((r) => r.approvedM2), sum((r) => r.suppliedM2)];
	return {
		rows,
		totals: {
			batches: rows.length,
			approvedM2,
			suppliedM2,
			leftM2: sum((r) => r.leftM2),
			share: approvedM2 > 0 ? suppliedM2 / approvedM2 : null,
			incomplete: rows.length - whole.length,
		},
		byAge: [...AGE_CLASSES, null].map((age) => {
			const inClass = rows.filter((row) => row.ageClass === age);
			return { age, batches: inClass.length, leftM2: inClass.reduce((t, row) => t + (row.leftM2 ?? 0), 0) };
		}),
	};
}

function yearsBetween(from: string, to: string): number {
	return (Date.parse(to) - Date.parse(from)) / 86_400_000 / 365.25;
}

function ageClassOf(years: number): AgeClass {
	const at = [1, 2, 3, 5].findIndex((limit) => years < limit);
	return AGE_CLASSES[at === -1 ? AGE_CLASSES.length - 1 : at] as AgeClass;
}
