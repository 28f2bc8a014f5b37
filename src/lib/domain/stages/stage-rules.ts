import type { Fraction, Marked } from '../flags/idle-rules.ts';

/** The five stages (湖州 2018: 批而未供、供而未用、用而未尽、建而未投、投而未达标), in the order in which land passes them. */
export const STAGE_IDS = [
	'approved-unsupplied',
	'supplied-unused',
	'partly-used',
	'built-not-producing',
	'below-promise',
] as const;
export type StageId = (typeof STAGE_IDS)[number];

/** What each stage means and where its line lies: local figures are null until somebody gives them. */
export interface StageRules {
	id: string;
	version: string;
	title: string;
	area: string;
	source: string;
	stages: Record<StageId, Marked<string>>;
	/** 用而未尽: developed ÷ due below this. */
	fullUseShare: Marked<Fraction>;
	/** 用而未尽 of finished works without a surveyed area: footprint ÷ land below this; null: not set here. */
	footprintShare: Marked<number | null>;
	/** 建而未投 without an agreed date: production is due so many years after completion; null: not set here. */
	productionYears: Marked<number | null>;
	/** 投而未达标 without an agreed date: 达产 is due so many years after the agreed production; null: not set here. */
	fullProductionYears: Marked<number | null>;
	notes: string[];
}
