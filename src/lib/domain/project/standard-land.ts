import type { Mark } from '../proof.ts';
import { PROMISES, type Project, type Promised } from './project.ts';

/** What a promise must reach, with where it stands; null: not known, never invented. */
export type Requirement = { value: number; mark: Mark; clause?: string; source: string } | null;

/** A set of 标准地 requirements as data. */
export interface StandardLand {
	id: string;
	version: string;
	title: { zh: string; en: string };
	source: string;
	notes: string[];
	requirements: Record<Promised, Requirement>;
}

/** One promise against its requirement. `unknown`: no promise, or no requirement to hold it against. */
export interface PromiseFinding {
	id: Promised;
	promised: number | null;
	requirement: Requirement;
	finding: 'met' | 'short' | 'unknown';
	/** How much is lacking, in the indicator's unit; null where nothing is. */
	lacking: number | null;
}

/**
 * `refused`: a known requirement is not reached. `open`: none is missed, but a promise is lacking where a requirement is known.
 * `met`: every known requirement is reached. A requirement that is not known decides nothing.
 */
export interface ProjectScore {
	set: string;
	verdict: 'met' | 'open' | 'refused';
	findings: PromiseFinding[];
	/** Requirements that the set does not know. */
	unknown: number;
}

/** Scores a project by what it promises, before it gets land. */
export function scoreProject(project: Pick<Project, Promised>, set: StandardLand): ProjectScore {
	const findings = PROMISES.map((id): PromiseFinding => {
		const [promised, requirement] = [project[id], set.requirements[id]];
		if (promised === null || requirement === null) {
			return { id, promised, requirement, finding: 'unknown', lacking: null };
		}
		const short = promised < requirement.value;
		// Both are decimals of a few digits: what is lacking has no more.
		const lacking = short ? Number((requirement.value - promised).toFixed(9)) : null;
		return { id, promised, requirement, finding: short ? 'short' : 'met', lacking };
	});
	const refused = findings.some((f) => f.finding === 'short');
	const open = findings.some((f) => f.requirement !== null && f.promised === null);
	return {
		set: `${set.id}@${set.version}`,
		verdict: refused ? 'refused' : open ? 'open' : 'met',
		findings,
		unknown: findings.filter((f) => f.requirement === null).length,
	};
}
