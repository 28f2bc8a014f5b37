import { z } from 'zod';
import { matchingEntry, matchingInput, matchingPlan, matchingQuestion, savedMatching } from './matchings.ts';
import type { Operation } from './operation.ts';

const MATCHING = '/api/matchings/{id}';

/** The endpoints of plans of projects on land. */
export const MATCHING_OPERATIONS: readonly Operation[] = [
	{
		method: 'post',
		path: '/api/matchings/solve',
		summary: 'a plan solved and explained; nothing is saved',
		request: matchingQuestion,
		response: matchingPlan,
	},
	{
		method: 'get',
		path: '/api/matchings',
		summary: 'saved plans, last changed first',
		response: z.object({ matchings: z.array(matchingEntry) }),
	},
	{
		method: 'post',
		path: '/api/matchings',
		summary: 'solves a plan and saves it with its answer',
		request: matchingInput,
		response: savedMatching,
		status: 201,
	},
	{ method: 'get', path: MATCHING, summary: 'a saved plan with its frozen answer', response: savedMatching },
	{
		method: 'put',
		path: MATCHING,
		summary: 'solves it anew and saves it (409 where somebody was faster)',
		request: matchingInput,
		response: savedMatching,
	},
	{ method: 'delete', path: MATCHING, summary: 'takes a plan away', status: 204 },
	{
		method: 'post',
		path: `${MATCHING}/copy`,
		summary: 'a copy as it stands',
		response: savedMatching,
		status: 201,
	},
	{
		method: 'get',
		path: `${MATCHING}/export`,
		summary: 'every project with its site and quarter, or why it has none',
		query: ['lang'],
		response: 'text/csv',
	},
];
