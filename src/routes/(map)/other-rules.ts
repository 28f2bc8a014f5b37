import type { EvaluateRequest } from '#lib/api/evaluation.ts';

/** The rules of a run beside the scoring one; what is not chosen takes its default. */
export type OtherRules = Pick<EvaluateRequest, 'lowEfficiency' | 'idle' | 'disposition' | 'stages' | 'park'>;
