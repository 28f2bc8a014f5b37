import type { NumericFact } from '#lib/domain/facts.ts';
import { INDICATORS } from '#lib/domain/indicators/registry.ts';
import type { ShownUnit } from '#lib/words/numbers.ts';
import { unitOf } from '../class-words.ts';

/** A row of the figures: a sum over the drawing or a ratio of such sums. */
export interface FigureRow {
	kind: 'total' | 'indicator';
	id: string;
	unit: ShownUnit;
}

/** The sums that a planner reads first; the others go into the ratios. */
const TOTALS: [NumericFact, ShownUnit][] = [
	['taxWan', 'wan'],
	['valueAddedWan', 'wan'],
	['revenueWan', 'wan'],
	['fixedInvestmentWan', 'wan'],
	['employees', 'count'],
	['floorAreaM2', 'm2'],
];

export const TOTAL_ROWS: readonly FigureRow[] = TOTALS.map(([id, unit]) => ({ kind: 'total', id, unit }));

export const INDICATOR_ROWS: readonly FigureRow[] = INDICATORS.map(({ id }) => ({
	kind: 'indicator',
	id,
	unit: unitOf(id),
}));
