import { z } from 'zod';
import type { Operation } from './operation.ts';
import {
	compareRequest,
	previewRequest,
	scenario,
	scenarioComparison,
	scenarioEdit,
	scenarioEntry,
	scenarioGround,
	scenarioInput,
	scenarioResult,
	scenarioStep,
} from './scenarios.ts';

const SCENARIO = '/api/scenarios/{id}';

/** The endpoints of scenarios: lists of changes over a run that stays as it is. */
export const SCENARIO_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/api/scenarios',
		summary: 'scenarios, oldest first',
		response: z.object({ scenarios: z.array(scenarioEntry) }),
	},
	{
		method: 'post',
		path: '/api/scenarios',
		summary: 'a new scenario over a run, a copy, or a branch',
		request: scenarioInput,
		response: scenario,
		status: 201,
	},
	{ method: 'get', path: SCENARIO, summary: 'a scenario with its changes', response: scenario },
	{
		method: 'put',
		path: SCENARIO,
		summary: 'names it anew (409 where somebody was faster)',
		request: scenarioEdit,
		response: scenario,
	},
	{ method: 'patch', path: SCENARIO, summary: 'brings a deleted scenario back', status: 204 },
	{ method: 'delete', path: SCENARIO, summary: 'deletes a scenario', status: 204 },
	{
		method: 'post',
		path: `${SCENARIO}/changes`,
		summary: 'one step: a change put, removed or moved, undo, redo (409 where somebody was faster)',
		request: scenarioStep,
		response: scenario,
	},
	{
		method: 'get',
		path: `${SCENARIO}/result`,
		summary: 'what it comes to: objects before and after, effects of each change; `refit=1` moves the cuts',
		query: ['refit'],
		response: scenarioResult,
	},
	{
		method: 'post',
		path: `${SCENARIO}/preview`,
		summary: 'what it would come to with one change more or other; nothing is saved',
		request: previewRequest,
		response: scenarioResult,
	},
	{
		method: 'post',
		path: '/api/scenarios/compare',
		summary: 'up to five scenarios beside their base',
		request: compareRequest,
		response: scenarioComparison,
	},
	{
		method: 'get',
		path: '/api/scenarios/ground',
		summary: 'conflicts with constraints and slope classes of the land of each column',
		query: ['ids', 'refit'],
		response: scenarioGround,
	},
	{
		method: 'get',
		path: '/api/scenarios/compare',
		summary: 'the comparison as a file, `format=csv|xlsx`',
		query: ['ids', 'whole', 'refit', 'format'],
		response: 'application/octet-stream',
	},
];
