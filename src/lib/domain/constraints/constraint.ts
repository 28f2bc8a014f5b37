import type { Mark } from '../proof.ts';

/** 永久基本农田, 生态保护红线, 城镇开发边界, 地质灾害, 饮用水水源保护区, 已批规划. */
export const CONSTRAINT_KINDS = [
	'basic-farmland',
	'ecological-red-line',
	'development-boundary',
	'geohazard',
	'water-source',
	'adopted-plan',
] as const;
export type ConstraintKind = (typeof CONSTRAINT_KINDS)[number];

/** Hardest first. */
export const LEVELS = ['hard', 'soft', 'information'] as const;
export type Level = (typeof LEVELS)[number];

/** Whether land conflicts where it lies inside the feature, or where it lies outside every feature of the kind. */
export type Sense = 'inside' | 'outside';

/** A constraint on land with what the rules make of it. Dates are civil days, both inclusive; null is not stated. */
export interface Constraint {
	id: number;
	code: string;
	name: string;
	kind: ConstraintKind;
	grade: string | null;
	level: Level;
	sense: Sense;
	article: string;
	mark: Mark;
	approvalNo: string | null;
	validFrom: string | null;
	validTo: string | null;
}

/**
 * Whether a paper is in force on a day. One that does not say from when is taken to be in force: the land is protected
 * until somebody shows that it is not; the page says that the day is not stated.
 */
export function isInForce(
	{ validFrom, validTo }: Pick<Constraint, 'validFrom' | 'validTo'>,
	day: string,
): boolean {
	return (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day);
}

/** Hardest first. */
export const byLevel = (a: { level: Level }, b: { level: Level }): number =>
	LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
