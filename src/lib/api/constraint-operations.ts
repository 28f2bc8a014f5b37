import { constraintDetail, parcelConflicts } from './constraints.ts';
import type { Operation } from './operation.ts';

/** Constraints on land. */
export const CONSTRAINT_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/api/constraints/{id}',
		summary: 'a constraint with its paper, rule and source row',
		query: ['run'],
		response: constraintDetail,
	},
	{
		method: 'get',
		path: '/api/parcels/{id}/constraints',
		summary: 'the constraints that a parcel runs into, by PostGIS',
		query: ['run'],
		response: parcelConflicts,
	},
];
