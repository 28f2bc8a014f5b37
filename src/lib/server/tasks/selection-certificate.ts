import type { Selection } from '#lib/api/selections.ts';
import { problemOf, type PosedQuestion } from '#lib/domain/selection/problem-of.ts';

/** The problem of a selection with its certificate beside it. */
export type CertificateFile = PosedQuestion['problem'] &
	Pick<Selection, 'certificate'> & { selection: Pick<Selection, 'id' | 'name' | 'hash'> };

/** The certificate file of a selection: the problem as it was posed and its certificate, for a check by anybody. */
export function certificateFile(selection: Selection): CertificateFile {
	const { id, name, hash, question, candidates, certificate } = selection;
	const { problem } = problemOf(question, candidates.candidates);
	return { selection: { id, name, hash }, ...problem, certificate };
}
