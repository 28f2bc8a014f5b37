import { z } from 'zod';
import type { Operation } from './operation.ts';
import { shortlist, shortlistEntry, shortlistInput } from './shortlists.ts';

/** The endpoints of ranked shortlists (盘活清单). */
export const SHORTLIST_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/api/shortlists',
		summary: 'saved shortlists',
		response: z.object({ shortlists: z.array(shortlistEntry) }),
	},
	{
		method: 'post',
		path: '/api/shortlists',
		summary: 'saves a shortlist',
		request: shortlistInput,
		response: shortlist,
		status: 201,
	},
	{
		method: 'get',
		path: '/api/shortlists/{id}',
		summary: 'a shortlist; `format=csv|xlsx|geojson` downloads it',
		query: ['format'],
		response: shortlist,
	},
	{
		method: 'put',
		path: '/api/shortlists/{id}',
		summary: 'changes a shortlist (409 where somebody was faster)',
		request: shortlistInput,
		response: shortlist,
	},
	{ method: 'patch', path: '/api/shortlists/{id}', summary: 'brings a deleted shortlist back', status: 204 },
	{ method: 'delete', path: '/api/shortlists/{id}', summary: 'deletes a shortlist', status: 204 },
];
