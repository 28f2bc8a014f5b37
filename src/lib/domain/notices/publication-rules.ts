import type { Mark } from '../proof.ts';

/** A figure of the publication rules with where it comes from. */
export interface PublicationFigure {
	value: number;
	mark: Mark;
	clause?: string;
	source?: string;
}

/** What a county's rule lets the public see. */
export interface PublicationRules {
	/** Scores may stand in a public list. Only where the rule says so. */
	scores: boolean;
	/** Groups of fewer members give no figures away, alone or by subtraction. */
	minGroup: PublicationFigure;
	/** Length of the objection period, working days, the first counted in. */
	workingDays: PublicationFigure;
}
