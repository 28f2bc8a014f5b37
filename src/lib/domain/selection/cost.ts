import type { Finding, Mark } from '../proof.ts';
import { amountOf } from './amount.ts';
import {
	COST_ITEMS,
	type CostFigure,
	type CostItem,
	type FigureSource,
	type SubjectKind,
} from './question.ts';

/** What a default rate is multiplied by: land, floor area, persons employed, or the parcel as such. */
export const RATE_UNITS = ['万元/亩', '万元/m²', '万元/人', '万元/宗'] as const;
export type RateUnit = (typeof RATE_UNITS)[number];

/** A default of the rule set; null: no public figure, the bureau sets its own. */
export interface CostRate {
	value: number | null;
	unit: RateUnit;
	mark: Exclude<Mark, 'computed'>;
	clause: string;
	source: string;
}

/** The default rates as data. */
export interface CostRules {
	id: string;
	version: string;
	title: string;
	source: string;
	items: Record<CostItem, CostRate>;
}

/** The record of a parcel's vacating costs: an item null is unknown, 0 is nothing to pay. */
export interface CostRecord {
	items: Record<CostItem, number | null>;
	/** What it rests on: 评估报告 … */
	basis: string | null;
	file: string | null;
	row: number | null;
	synthetic: boolean;
}

export interface CostGround {
	kind: SubjectKind;
	record: CostRecord | null;
	/** Whether nobody is there (vacancy.ts). */
	vacant: Finding;
	mu: number;
	floorM2: number | null;
	persons: number | null;
}

/** Items that need somebody on the land. */
const OF_OCCUPANTS: ReadonlySet<CostItem> = new Set(['relocation', 'lease', 'staff']);

/**
 * The costs of vacating one piece of land, an entry an item in the order of COST_ITEMS: from the record where it has
 * the item; nothing where the item needs somebody and nobody is there by the record; else the planner's own or the
 * rule set's rate × quantity; else unknown, never 0. Land that is no parcel was never supplied, so there is nothing to
 * vacate; what a low-slope block costs to acquire (expropriation, conversion) is not known here.
 * @param own rates that the planner typed in, in the rule set's units
 */
export function costsOfGround(
	ground: CostGround,
	rules: CostRules,
	own: Partial<Record<CostItem, number>> = {},
): CostFigure[] {
	return COST_ITEMS.map((item) => figureOf(item, ground, rules, own[item]));
}

/** Sum of what is known, 万元 to the 分, and whether nothing is unknown. */
export function costSum(figures: readonly CostFigure[]): { knownWan: number; complete: boolean } {
	const known = figures.flatMap((f) => (f.wan === null ? [] : [f.wan]));
	return { knownWan: amountOf(known.reduce((a, b) => a + b, 0)), complete: known.length === figures.length };
}

function figureOf(item: CostItem, ground: CostGround, rules: CostRules, own: number | undefined): CostFigure {
	const { record, kind, vacant } = ground;
	const recorded = record?.items[item] ?? null;
	if (record && recorded !== null) {
		const from: FigureSource = {
			kind: 'record',
			mark: record.synthetic ? 'synthetic' : 'record',
			clause: null,
			source: record.basis,
			file: record.file,
			row: record.row,
		};
		return { item, wan: recorded, rate: null, quantity: null, unit: null, from };
	}
	if (kind !== 'parcel') {
		return kind === 'low-slope' && item === 'acquisition' ? unknown(item) : nothing(item, 'never-supplied');
	}
	if (OF_OCCUPANTS.has(item) && vacant === 'yes') return nothing(item, 'vacant');
	const rate = rules.items[item];
	const value = own ?? rate.value;
	const quantity = quantityOf(rate.unit, ground);
	if (value === null || quantity === null) return { ...unknown(item), rate: value, unit: rate.unit };
	return {
		item,
		wan: amountOf(value * quantity),
		rate: value,
		quantity,
		unit: rate.unit,
		from: {
			kind: 'default',
			mark: own === undefined ? rate.mark : 'own',
			clause: own === undefined ? rate.clause : null,
			source: own === undefined ? rate.source : null,
			file: null,
			row: null,
		},
	};
}

function quantityOf(unit: RateUnit, { mu, floorM2, persons }: CostGround): number | null {
	switch (unit) {
		case '万元/亩':
			return mu;
		case '万元/m²':
			return floorM2;
		case '万元/人':
			return persons;
		case '万元/宗':
			return 1;
	}
}

const unknown = (item: CostItem): CostFigure => ({
	item,
	wan: null,
	rate: null,
	quantity: null,
	unit: null,
	from: null,
});

const nothing = (item: CostItem, code: 'vacant' | 'never-supplied'): CostFigure => ({
	...unknown(item),
	wan: 0,
	from: { kind: 'computed', mark: 'record', clause: null, source: null, file: null, row: null, code },
});
