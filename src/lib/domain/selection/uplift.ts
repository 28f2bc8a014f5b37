import { spreadOf } from '../reconcile/median.ts';
import type { GroundBaseline } from './baseline.ts';
import { amountOf } from './amount.ts';
import type { FigureSource, UpliftAssumption, YieldFigure, YieldName } from './question.ts';

/** A median over fewer rated parcels than this says nothing about a park. */
export const FEWEST_PEERS = 3;

/** The middle of a park's rated parcels, 万元/亩. */
export interface ParkMedian {
	value: number;
	/** Over how many parcels. */
	count: number;
}

/** What is known of one yield of one candidate. */
export interface YieldGround {
	name: YieldName;
	/** 万元 of the data year on this land; null: unknown. */
	now: number | null;
	/** Of `now`. */
	nowFrom: FigureSource | null;
	mu: number;
	parkMedian: ParkMedian | null;
	/** The baseline of the candidate's own group in the run. */
	baseline: GroundBaseline | null;
	promise: { value: number; project: string | null } | null;
}

/**
 * The median per-mu figure of each park, over the rated parcels of the run that have the figure. Parks with fewer
 * than FEWEST_PEERS of them have none: three are a middle, two are a coincidence.
 */
export function parkMedians(
	rows: readonly { park: number | null; rated: boolean; value: number | null }[],
): Map<number, ParkMedian> {
	const values = new Map<number, number[]>();
	for (const { park, rated, value } of rows) {
		if (park === null || !rated || value === null) continue;
		const list = values.get(park);
		if (list) list.push(value);
		else values.set(park, [value]);
	}
	const medians = new Map<number, ParkMedian>();
	for (const [park, list] of values) {
		const spread = list.length < FEWEST_PEERS ? null : spreadOf(list);
		if (spread) medians.set(park, { value: spread.median, count: list.length });
	}
	return medians;
}

/**
 * The uplift of a yield under an assumption: (per mu afterwards) × mu − now, 万元 a year. A fall stays a fall; what is
 * unknown now or afterwards makes it unknown, never 0.
 */
export function upliftOf(ground: YieldGround, assumption: UpliftAssumption): YieldFigure {
	const { name, now, nowFrom, mu } = ground;
	const after = afterwards(ground, assumption);
	const perMuAfter = after?.value ?? null;
	const uplift = perMuAfter === null || now === null ? null : amountOf(perMuAfter * mu - now);
	return { name, now, perMuAfter, uplift, from: after?.from ?? null, nowFrom };
}

function afterwards(
	{ parkMedian, baseline, promise }: YieldGround,
	assumption: UpliftAssumption,
): { value: number; from: FigureSource } | null {
	const computed = {
		kind: 'computed',
		mark: 'record',
		clause: null,
		source: null,
		file: null,
		row: null,
	} as const;
	switch (assumption) {
		case 'park-median':
			return (
				parkMedian && {
					value: parkMedian.value,
					from: { ...computed, code: 'park-median', count: parkMedian.count },
				}
			);
		case 'rule-baseline':
			return (
				baseline && {
					value: baseline.value,
					from: {
						...computed,
						mark: baseline.mark,
						clause: baseline.clause,
						source: baseline.source,
						code: 'rule-baseline',
					},
				}
			);
		case 'promise':
			return (
				promise && {
					value: promise.value,
					from: { ...computed, mark: 'own', code: 'promise', source: promise.project },
				}
			);
	}
}
