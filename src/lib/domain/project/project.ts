/** The promises of the 标准地 set: seven indicators and the floor area ratio. */
export const PROMISES = [
	'investmentPerMu',
	'taxPerMu',
	'valueAddedPerMu',
	'labourProductivity',
	'valueAddedPerTce',
	'valueAddedPerTon',
	'rdShare',
	'far',
] as const;
export type Promised = (typeof PROMISES)[number];

/** Where a project stands on its way in: 推进、引进、洽谈. Not one of the three batches of land. */
export const PROJECT_STAGES = ['promote', 'introduce', 'negotiate'] as const;
export type ProjectStage = (typeof PROJECT_STAGES)[number];

/** A project that wants land. What is not known is null. */
export interface Project extends Record<Promised, number | null> {
	id: number;
	code: string;
	name: string | null;
	stage: ProjectStage | null;
	/** GB/T 4754-2017. */
	industry: string | null;
	/** The county it prefers. */
	region: number | null;
	mu: number | null;
	widthM: number | null;
	lengthM: number | null;
	powerKva: number | null;
	slopeMaxDeg: number | null;
	startOn: string | null;
	latestOn: string | null;
	fullProductionOn: string | null;
	/** Output (revenue), 万元/亩. */
	outputPerMu: number | null;
	synthetic: boolean;
}
