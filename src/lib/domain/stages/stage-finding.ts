import type { IdleFacts } from '../flags/idle-facts.ts';
import type { IdleRules, Marked } from '../flags/idle-rules.ts';
import type { Finding, MakeProof, Operand, Proof } from '../proof.ts';
import type { StageId, StageRules } from './stage-rules.ts';

/** What of a parcel's supply the stages ask for; a run keeps it, so that the proof can be made again. */
export interface StageFacts {
	stockKind: string | null;
	/** 权利性质 of the parcel: land with one has been supplied, whether or not its contract is on record. */
	tenure: string | null;
	/** Somebody produces there: figures of the year, or what an inspector saw. */
	production: Finding;
	supply: SuppliedLand | null;
}

export interface SuppliedLand {
	code: string;
	agreedFinish: string | null;
	finishedOn: string | null;
	agreedProductionOn: string | null;
	agreedFullProductionOn: string | null;
	agreedInvestmentWan: number | null;
	agreedFarMin: number | null;
	agreedOutputPerMu: number | null;
	agreedTaxPerMu: number | null;
}

/** All that a parcel's stages are judged by. */
export interface StageInput {
	stage: StageFacts;
	/** Null without a supply on record. */
	idle: IdleFacts | null;
	/** Indicator values of the year, and figures by name. */
	value: (name: string) => number | null;
}

/** One stage of one parcel. */
export interface StageFinding {
	id: StageId;
	finding: Finding;
	/** Words: `stage.reason.` + reason. */
	reason: string;
	/** Facts (or `rule:…`, figures that are local) that would settle it. */
	missing: string[];
}

export interface StageJudgement extends StageFinding {
	proof: MakeProof;
}

export interface StageContext {
	rules: StageRules;
	/** The start clock is that of Decree 53. */
	idleRules: IdleRules;
	asOf: string;
}

/** A judgement with its proof: the stage's definition, the rule's figure where one was used, the operands. */
export function judged(
	id: StageId,
	{ rules }: StageContext,
	finding: Finding,
	reason: string,
	more: {
		missing?: string[];
		operands?: Operand[];
		arithmetic?: string;
		figure?: Marked<unknown>;
		steps?: () => Proof[];
	} = {},
): StageJudgement {
	const clauseOf = (figure: Marked<unknown>) => ({
		rule: `${rules.id}@${rules.version}`,
		clause: figure.clause,
		title: rules.title,
		source: figure.source ?? rules.source,
		mark: figure.mark,
	});
	return {
		id,
		finding,
		reason,
		missing: more.missing ?? [],
		proof: () => ({
			code: `stage.${id}`,
			params: { finding, reason: `stage.reason.${reason}` },
			clause: clauseOf(rules.stages[id]),
			result: finding,
			steps: [
				{
					code: `stage.reason.${reason}`,
					...(more.figure ? { clause: clauseOf(more.figure) } : {}),
					...(more.operands ? { operands: more.operands } : {}),
					...(more.arithmetic === undefined ? {} : { arithmetic: more.arithmetic }),
					result: finding,
				},
				...(more.steps?.() ?? []),
			],
		}),
	};
}
