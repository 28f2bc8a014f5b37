import { builtNotProducing, partlyUsed } from './building-stages.ts';
import { belowPromise } from './promise-stage.ts';
import type { StageContext, StageFinding, StageInput, StageJudgement } from './stage-finding.ts';
import type { StageId } from './stage-rules.ts';
import { approvedUnsupplied, suppliedUnused } from './supply-stages.ts';

/**
 * The five stages of a parcel as of a day, in the order in which land passes them, each yes, no or unknown with what
 * would settle it. Pure; a proof is made when it is asked for.
 */
export function stagesOf(input: StageInput, context: StageContext): StageJudgement[] {
	return [approvedUnsupplied, suppliedUnused, partlyUsed, builtNotProducing, belowPromise].map((judge) =>
		judge(input, context),
	);
}

/** The stage that a parcel is counted in: the earliest that holds; null where none does. */
export function leadingStage(stages: readonly Pick<StageFinding, 'id' | 'finding'>[]): StageId | null {
	return stages.find((stage) => stage.finding === 'yes')?.id ?? null;
}
