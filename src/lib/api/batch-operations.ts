import { z } from 'zod';
import {
	approvalLedger,
	batchPlanEntry,
	batchPlanInput,
	batchPlanName,
	batchPlanStep,
	batchProof,
	batchRulesAnswer,
	batchRulesBody,
	batchRulesSave,
	batchView,
	reserveLedger,
} from './batches.ts';
import type { Operation } from './operation.ts';

const PLAN = '/api/batches/{id}';

/** The endpoints of the three batches: plans, their rules, and the ledgers of the stock behind them. */
export const BATCH_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/api/batches',
		summary: 'batch plans, newest first',
		response: z.object({ plans: z.array(batchPlanEntry) }),
	},
	{
		method: 'post',
		path: '/api/batches',
		summary: 'a new plan over a run',
		request: batchPlanInput,
		response: batchPlanEntry,
		status: 201,
	},
	{
		method: 'get',
		path: PLAN,
		summary: 'a plan as it stands: each candidate with its batch, destination, papers; done against tasks',
		query: ['year'],
		response: batchView,
	},
	{
		method: 'put',
		path: PLAN,
		summary: 'names it anew (409 where somebody was faster)',
		request: batchPlanName,
		response: batchPlanEntry,
	},
	{ method: 'patch', path: PLAN, summary: 'brings a deleted plan back', status: 204 },
	{ method: 'delete', path: PLAN, summary: 'deletes a plan', status: 204 },
	{
		method: 'post',
		path: `${PLAN}/steps`,
		summary:
			'one step: override, project, done, pair, settings, rules, destinations (409 where somebody was faster)',
		request: batchPlanStep,
		response: batchView,
	},
	{
		method: 'get',
		path: `${PLAN}/file`,
		summary: 'a plan as a file, `format=csv|xlsx`',
		query: ['format', 'year'],
		response: 'application/octet-stream',
	},
	{
		method: 'get',
		path: '/api/batches/preview',
		summary: 'the candidates of a run under batch rules, without a plan; a file with `format=csv|xlsx`',
		query: ['run', 'rules', 'year', 'format'],
		response: batchView,
	},
	{
		method: 'get',
		path: '/api/batches/proof',
		summary: 'the proof of the batch proposed for one parcel, each fact with its record',
		query: ['run', 'parcel', 'rules'],
		response: batchProof,
	},
	{
		method: 'get',
		path: '/api/batches/rules',
		summary: 'batch rules in order, their check, their differences to the shipped proposal',
		query: ['run', 'rules'],
		response: batchRulesAnswer,
	},
	{
		method: 'post',
		path: '/api/batches/rules',
		summary: 'saves edited batch rules as a new version',
		request: batchRulesSave,
		response: z.object({ name: z.string() }),
		status: 201,
	},
	{
		method: 'post',
		path: '/api/batches/rules/check',
		summary: 'what is wrong with batch rules; nothing is saved',
		request: batchRulesBody,
		response: batchRulesAnswer.pick({ problems: true, notes: true, differences: true }),
	},
	{
		method: 'get',
		path: '/api/stock/approvals',
		summary: 'the ledger of conversion batches, oldest first; a file with `format=csv|xlsx`',
		query: ['asOf', 'format'],
		response: approvalLedger,
	},
	{
		method: 'get',
		path: '/api/stock/reserves',
		summary: 'the ledger of reserve land and standard workshops; a file with `format=csv|xlsx`',
		query: ['asOf', 'plan', 'format'],
		response: reserveLedger,
	},
];
