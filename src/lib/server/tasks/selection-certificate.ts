import type { z } from 'zod';
import type { selectionCertificate } from '#lib/api/selection-actions.ts';
import type { Selection } from '#lib/api/selections.ts';
import { problemOf } from '#lib/domain/selection/problem-of.ts';

/** The certificate file of a selection: the problem as it was posed and its certificate, for a check by anybody. */
export function certificateFile(selection: Selection): z.infer<typeof selectionCertificate> {
	const { id, name, hash, question, candidates, certificate } = selection;
	const { problem } = problemOf(question, candidates.candidates);
	return { selection: { id, name, hash }, problem: { ...problem }, certificate };
}
