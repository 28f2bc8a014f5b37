import { z } from 'zod';
import type { Operation } from './operation.ts';
import {
	selectionCertificate,
	selectionComparison,
	selectionCopy,
	selectionSigning,
	selectionVerification,
} from './selection-actions.ts';
import {
	selection,
	selectionCandidates,
	selectionEntry,
	selectionInput,
	selectionQuestion,
} from './selections.ts';

const ALL = '/api/selections';
const ONE = `${ALL}/{id}`;

/** The endpoints of vacating: candidates, questions saved with their official answers. */
export const SELECTION_OPERATIONS: readonly Operation[] = [
	{
		method: 'post',
		path: `${ALL}/candidates`,
		summary: 'candidates of a question with yields, costs (each with its source) and readiness',
		request: selectionQuestion,
		response: selectionCandidates,
	},
	{
		method: 'get',
		path: ALL,
		summary: 'saved selections (优选方案), last changed first',
		response: z.object({ selections: z.array(selectionEntry) }),
	},
	{
		method: 'post',
		path: ALL,
		summary: 'solves, checks and saves a selection; as a job (202) with `Prefer: respond-async`',
		request: selectionInput,
		response: selectionEntry,
		status: 201,
	},
	{
		method: 'get',
		path: ONE,
		summary: 'a selection: question, candidates as they were, answer, certificate',
		response: selection,
	},
	{
		method: 'put',
		path: ONE,
		summary:
			'solves anew and saves over a draft (409 where signed, or somebody was faster); as a job likewise',
		request: selectionInput,
		response: selectionEntry,
	},
	{ method: 'delete', path: ONE, summary: 'deletes a draft (409 where signed)', status: 204 },
	{ method: 'patch', path: ONE, summary: 'brings a deleted draft back', status: 204 },
	{
		method: 'post',
		path: `${ONE}/copy`,
		summary: 'copies a selection as a draft',
		request: selectionCopy,
		response: selection,
		status: 201,
	},
	{
		method: 'post',
		path: `${ONE}/sign`,
		summary: 'signs a draft: sealed with a SHA-256 and frozen (409 where it may not be)',
		request: selectionSigning,
		response: selection,
	},
	{
		method: 'get',
		path: `${ONE}/verify`,
		summary: 'hash and certificate reckoned anew; what differs',
		response: selectionVerification,
	},
	{ method: 'post', path: `${ONE}/verify`, summary: 'the same as get', response: selectionVerification },
	{
		method: 'get',
		path: `${ONE}/certificate`,
		summary: 'problem and certificate in one file for `tenglong solve --problem FILE --check FILE`',
		response: selectionCertificate,
	},
	{
		method: 'get',
		path: `${ALL}/compare`,
		summary: 'saved selections side by side: picks of each, differences, totals',
		query: ['ids'],
		response: selectionComparison,
	},
];
