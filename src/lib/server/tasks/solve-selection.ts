import type { SelectionAnswer, SelectionCandidates, SelectionQuestion } from '#lib/api/selections.ts';
import { answerOf } from '#lib/domain/selection/answer-of.ts';
import { problemOf } from '#lib/domain/selection/problem-of.ts';
import type { SetCertificate } from '#lib/domain/shortlist/set-problem.ts';
import { selectAside } from '#lib/server/workers/select-aside.ts';
import type { TaskContext } from './task.ts';

/** A question answered: the answer as it is shown, and the certificate that proves it. */
export interface SolvedQuestion {
	answer: SelectionAnswer;
	certificate: SetCertificate;
}

/** Wall time of the solve itself; when it is over, the best selection and its bound are the answer. */
const SECONDS = 60;
const STAGES = { solve: 1, regret: 2, firm: 3 } as const;

/** Answers a question over its candidates in a thread of its own. */
export async function solveSelection(
	question: SelectionQuestion,
	{ candidates }: SelectionCandidates,
	{ signal, progress }: TaskContext = {},
): Promise<SolvedQuestion> {
	// the thread gets of a candidate what it weighs, not what a screen shows
	const weighed = candidates.map((c) => ({
		...{ kind: c.kind, id: c.id, mu: c.mu, region: c.region, park: c.park },
		...{ regionName: null, parkName: null, yields: c.yields, readiness: c.readiness },
		...{ costKnownWan: c.costKnownWan, costComplete: c.costComplete },
	}));
	const { answer, findings } = await selectAside(
		{ question, candidates: weighed, seconds: SECONDS },
		{ signal, stage: (at) => progress?.({ stage: `select.${at}`, done: STAGES[at], total: 4 }) },
	);
	const posed = problemOf(question, candidates);
	return {
		answer: answerOf(question, candidates, posed, answer, findings),
		certificate: answer.certificate,
	};
}
