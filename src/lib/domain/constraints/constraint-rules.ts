import type { Mark } from '../proof.ts';
import type { ConstraintKind, Level, Sense } from './constraint.ts';

/** A level with the text it follows from. */
export interface LevelRule {
	value: Level;
	/** How sure the citation is; `memory` has been checked against no text. */
	mark: Mark;
	clause: string;
	source: string;
	note?: string;
}

/** What follows from a kind of constraint. */
export interface KindRule {
	sense: Sense;
	/** Where neither the record nor its grade says otherwise. */
	level: LevelRule;
	/** Levels by what the record's grade contains, the first that matches: 一级 → hard. */
	grades?: (LevelRule & { match: string })[];
}

/** Constraint rules as data: the level, sense and article of each kind. */
export interface ConstraintRules {
	id: string;
	version: string;
	title: string;
	source: string;
	kinds: Record<ConstraintKind, KindRule>;
	/** A kind counts as loaded where a feature of it lies within this distance of the drawing's box, m. */
	knownWithinM: { value: number; unit: string; mark: Mark; clause: string };
}

/** What a record comes to under the rules. */
export interface Consequence {
	level: Level;
	/** Whether the level is the record's own. */
	ownLevel: boolean;
	sense: Sense;
	article: string;
	mark: Mark;
	/** What the article says, in the rule file's words. */
	says: string | null;
}

/** The level, sense and article of a record; its own level goes before its grade's, that before its kind's. */
export function consequenceOf(
	record: { kind: ConstraintKind; level: Level | null; grade: string | null },
	rules: ConstraintRules,
): Consequence {
	const rule = rules.kinds[record.kind];
	const graded = rule.grades?.find(({ match }) => record.grade?.includes(match));
	const said = graded ?? rule.level;
	return {
		level: record.level ?? said.value,
		ownLevel: record.level !== null,
		sense: rule.sense,
		article: said.clause,
		mark: said.mark,
		says: said.note ?? null,
	};
}
