import type { Operation } from './operation.ts';
import { selectionCandidates, selectionQuestion } from './selections.ts';

/** The endpoints of vacating: candidates, questions saved with their official answers. */
export const SELECTION_OPERATIONS: readonly Operation[] = [
	{
		method: 'post',
		path: '/api/selections/candidates',
		summary: 'candidates of a question with yields, costs (each with its source) and readiness',
		request: selectionQuestion,
		response: selectionCandidates,
	},
];
