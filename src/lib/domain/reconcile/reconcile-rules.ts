import type { Mark } from '../proof.ts';

/** A figure of ours: why it is what it is stands in `clause`. */
export interface OwnFigure {
	value: number;
	unit?: string;
	mark: Mark;
	clause: string;
}

/** Thresholds of the reconciliation as data. They warn; no grade rests on them. */
export interface ReconcileRules {
	id: string;
	version: string;
	title: string;
	source: string;
	/** How many times too large (or small) a figure is when its unit was mistaken. */
	unitFactors: OwnFigure[];
	/** The same for areas of land. */
	areaFactors: OwnFigure[];
	/** |ln(ratio ÷ factor)| within which a ratio is taken for the factor, as a share of ln(factor). */
	unitTolerance: OwnFigure;
	/** Registered against measured area, and an enterprise's land against that of its parcels: share that may differ. */
	areaTolerance: OwnFigure;
	landTolerance: OwnFigure;
	/** Robust z-score (median, 1.4826 × MAD of logarithms) beyond which a value is an outlier. */
	outlierZ: OwnFigure;
	/** … and within which it must come back when divided by a unit factor, to suspect the unit. */
	typicalZ: OwnFigure;
	/** Values of a group below which no outlier is told. */
	outlierMembers: OwnFigure;
	/** Spread below which a group's values are too alike for a z-score, ln. */
	leastSpread: OwnFigure;
	farMax: OwnFigure;
	/** What two sums of money may differ by, 万元. */
	cent: OwnFigure;
	/** Equal figures of two enterprises before they are taken for a copy. */
	copiedFigures: OwnFigure;
}
