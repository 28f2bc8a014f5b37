import type { Operation } from './operation.ts';
import { z } from 'zod';
import { enterpriseDetail, evaluateRequest, parcelDetail, parkDetail } from './evaluation.ts';
import { runSummary } from './overview.ts';
import { parkTable, zoneTypeHistory, zoneTypeInput } from './parks.ts';
import {
	comparedObject,
	compareRequest,
	comparison,
	movers,
	moversQuery,
	reproduction,
	runDetail,
	runWarnings,
	warningsQuery,
} from './runs.ts';
import { proofDocument } from './proof-document.ts';
import { runLines } from './run-lines.ts';
import { runTableColumn, runTableFileQuery, runTablePage, runTableQuery } from './run-table.ts';
import { runTotals } from './run-totals.ts';
import { candidate, shortlistCriteria } from './shortlists.ts';

/** The endpoints of evaluation runs, their comparison and their zones. */
export const RUN_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/api/runs',
		summary: 'evaluation runs, newest first',
		response: z.object({ runs: z.array(runSummary) }),
	},
	{
		method: 'post',
		path: '/api/runs',
		summary: 'makes a run (`Prefer: respond-async`: a job)',
		request: evaluateRequest,
		response: runSummary,
		status: 201,
	},
	{
		method: 'get',
		path: '/api/runs/{run}',
		summary: 'a run with its rule set and Fitted',
		response: runDetail,
	},
	{
		method: 'get',
		path: '/api/runs/{run}/lines',
		summary: 'the lines that its rules draw: baselines, cuts, low-efficiency and control lines',
		response: runLines,
	},
	{
		method: 'post',
		path: '/api/runs/{run}/table',
		summary: 'a page of its parcels: sorted, filtered, with totals (nothing is written)',
		request: runTableQuery,
		response: runTablePage,
	},
	{
		method: 'get',
		path: '/api/runs/{run}/table',
		summary: 'what a column of that table holds',
		query: ['column'],
		response: runTableColumn,
	},
	{
		method: 'post',
		path: '/api/runs/{run}/table/file',
		summary: 'those rows as CSV, XLSX or tab-separated text',
		request: runTableFileQuery,
		response: 'application/octet-stream',
	},
	{
		method: 'get',
		path: '/api/runs/{run}/warnings',
		summary: 'what does not add up or looks like a slip; `format=csv` downloads it',
		query: [...Object.keys(warningsQuery.shape), 'format'],
		response: runWarnings,
	},
	{
		method: 'post',
		path: '/api/runs/{run}/reproduction',
		summary: 'the run made again and held against the record (`Prefer: respond-async`: a job)',
		response: reproduction,
	},
	{
		method: 'get',
		path: '/api/runs/compare',
		summary: 'two runs compared before: matrix, causes, groups',
		query: ['a', 'b'],
		response: comparison,
	},
	{
		method: 'post',
		path: '/api/runs/compare',
		summary: 'compares two runs: every change in boundary, data and rule (`Prefer: respond-async`: a job)',
		request: compareRequest,
		response: comparison,
	},
	{
		method: 'get',
		path: '/api/runs/compare/movers',
		summary: 'the objects that changed, most first; `format=csv|xlsx` downloads them',
		query: ['a', 'b', ...Object.keys(moversQuery.shape), 'format'],
		response: movers,
	},
	{
		method: 'get',
		path: '/api/runs/compare/objects/{kind}/{id}',
		summary: 'one of them with the operands that differ and both records',
		query: ['a', 'b'],
		response: comparedObject,
	},
	{
		method: 'get',
		path: '/api/runs/{run}/columns',
		summary: 'its parcels (or enterprises) as Arrow columns',
		query: ['names', 'of'],
		response: 'application/vnd.apache.arrow.stream',
	},
	{
		method: 'get',
		path: '/api/runs/{run}/totals',
		summary: 'indicators of its whole area: ratios of sums',
		response: runTotals,
	},
	{
		method: 'get',
		path: '/api/runs/{run}/parcels/{id}',
		summary: 'a parcel with proofs and sources',
		response: parcelDetail,
	},
	{
		method: 'get',
		path: '/api/runs/{run}/enterprises/{id}',
		summary: 'an enterprise with proofs and sources',
		response: enterpriseDetail,
	},
	{
		method: 'get',
		path: '/api/runs/{run}/parks',
		summary: 'every development zone of a run, and all of them as one',
		response: parkTable,
	},
	{
		method: 'get',
		path: '/api/parks/{id}/zone-type',
		summary: 'decisions on the type of a zone, newest first',
		response: zoneTypeHistory,
	},
	{
		method: 'post',
		path: '/api/parks/{id}/zone-type',
		summary: 'records a decision on the type of a zone; `type: null` takes the last one back',
		request: zoneTypeInput,
		response: zoneTypeHistory,
		status: 201,
	},
	{
		method: 'get',
		path: '/api/runs/{run}/parks/{id}',
		summary: 'a park: sums, ratios of sums, chain',
		response: parkDetail,
	},
	{
		method: 'get',
		path: '/api/runs/{run}/enterprises/{id}/proof',
		summary: 'all that a run proves of an enterprise, with clauses and records; `id` may be its code',
		response: proofDocument,
	},
	{
		method: 'get',
		path: '/api/runs/{run}/parcels/{id}/proof',
		summary: 'all that a run proves of a parcel, with clauses and records; `id` may be its code',
		response: proofDocument,
	},
	{
		method: 'get',
		path: '/api/runs/{run}/parks/{id}/proof',
		summary: 'all that a run proves of a park, with clauses and records; `id` may be its code',
		response: proofDocument,
	},
	{
		method: 'post',
		path: '/api/runs/{run}/candidates',
		summary: 'candidates by criteria, best first',
		request: shortlistCriteria,
		response: z.object({ candidates: z.array(candidate) }),
	},
];
