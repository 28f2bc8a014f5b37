import type { Batch } from '../disposition/disposition-rules.ts';
import type { DestinationAnswer } from './assign-destinations.ts';
import type { FitRules } from './pair-fit.ts';

export const PLAN_ENTRY_KINDS = [
	'override',
	'project',
	'done',
	'pair',
	'settings',
	'rules',
	'destinations',
] as const;
export type PlanEntryKind = (typeof PLAN_ENTRY_KINDS)[number];

/** The planner puts a parcel into another batch than the rules propose, or into none. */
export interface OverrideBody {
	batch: Batch | null;
	reason: string;
}
/** 项目代码 that a supply is for. */
export interface ProjectBody {
	code: string;
}
/** It is done, by a paper with a date and a number. */
export interface DoneBody {
	on: string;
	number: string;
}
export interface PairBody {
	as: 'pin' | 'forbid';
}
export interface DestinationsBody {
	/** Hash of what it was assigned from. */
	inputHash: string;
	answer: DestinationAnswer;
}

/** A line of a plan's log; a null body takes back what stood for its parcel. */
export interface PlanEntry {
	version: number;
	kind: PlanEntryKind;
	parcel: number | null;
	reserve: number | null;
	body: unknown;
	at: string;
	by: string;
}

type Kept<Body> = Body & { at: string; by: string };

export interface PlanState {
	overrides: Map<number, Kept<OverrideBody>>;
	projects: Map<number, Kept<ProjectBody>>;
	done: Map<number, Kept<DoneBody>>;
	pairs: Kept<PairBody & { parcel: number; reserve: number }>[];
	settings: FitRules;
	destinations: Kept<DestinationsBody> | null;
}

/** A destination is no smaller than what is given up, until the planner says otherwise. */
export const FIRST_SETTINGS: FitRules = { leastAreaShare: 1 };

/** What stands in a plan: the last line for each parcel, pair and setting. Bodies were parsed when they were written. */
export function planState(log: readonly PlanEntry[]): PlanState {
	const last = new Map<string, PlanEntry>();
	for (const entry of log) last.set(`${entry.kind} ${entry.parcel ?? ''} ${entry.reserve ?? ''}`, entry);
	const standing = [...last.values()].filter((entry) => entry.body !== null);
	const of = <Body>(kind: PlanEntryKind) =>
		standing
			.filter((entry) => entry.kind === kind)
			.map(({ body, at, by, parcel, reserve }) => ({ kept: { ...(body as Body), at, by }, parcel, reserve }));
	const byParcel = <Body>(kind: PlanEntryKind) =>
		new Map(of<Body>(kind).map(({ parcel, kept }) => [parcel as number, kept]));
	return {
		overrides: byParcel<OverrideBody>('override'),
		projects: byParcel<ProjectBody>('project'),
		done: byParcel<DoneBody>('done'),
		pairs: of<PairBody>('pair').map(({ kept, parcel, reserve }) => ({
			...kept,
			parcel: parcel as number,
			reserve: reserve as number,
		})),
		settings: of<FitRules>('settings').at(-1)?.kept ?? FIRST_SETTINGS,
		// kept before classes were told: as if not assigned
		destinations:
			of<DestinationsBody>('destinations')
				.filter(({ kept }) => 'classes' in kept.answer)
				.at(-1)?.kept ?? null,
	};
}
