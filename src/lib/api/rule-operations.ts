import type { Operation } from './operation.ts';
import {
	draftChange,
	draftRequest,
	publishAnswer,
	publishRequest,
	retireRequest,
	ruleCheck,
	ruleCheckRequest,
	ruleDetail,
	ruleDiff,
	ruleDraft,
	ruleList,
	ruleListing,
} from './rules.ts';

/** The endpoints of rule sets: presets, versions, drafts. */
export const RULE_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/api/rules',
		summary: 'presets, published and retired versions, drafts of every kind',
		response: ruleList,
	},
	{
		method: 'get',
		path: '/api/rules/{id}/{version}',
		summary: 'a version as written, its check, history and runs',
		response: ruleDetail,
	},
	{
		method: 'post',
		path: '/api/rules/{id}/{version}/retire',
		summary: 'closes a published version to new runs',
		request: retireRequest,
		response: ruleListing,
	},
	{
		method: 'post',
		path: '/api/rules/check',
		summary: 'checks a rule file; nothing is written',
		request: ruleCheckRequest,
		response: ruleCheck,
	},
	{
		method: 'get',
		path: '/api/rules/diff',
		summary: 'what differs between two versions (`id@version`) or drafts (`draft:12`)',
		query: ['a', 'b'],
		response: ruleDiff,
	},
	{
		method: 'post',
		path: '/api/rules/drafts',
		summary: 'begins a draft from a preset, a version or a file',
		request: draftRequest,
		response: ruleDraft,
		status: 201,
	},
	{
		method: 'get',
		path: '/api/rules/drafts/{draft}',
		summary: 'a draft with its check',
		response: ruleDraft,
	},
	{
		method: 'put',
		path: '/api/rules/drafts/{draft}',
		summary: 'changes a draft (409 where somebody was faster)',
		request: draftChange,
		response: ruleDraft,
	},
	{
		method: 'patch',
		path: '/api/rules/drafts/{draft}',
		summary: 'brings a discarded draft back',
		status: 204,
	},
	{ method: 'delete', path: '/api/rules/drafts/{draft}', summary: 'discards a draft', status: 204 },
	{
		method: 'post',
		path: '/api/rules/drafts/{draft}/publish',
		summary: 'publishes a draft for good',
		request: publishRequest,
		response: publishAnswer,
		status: 201,
	},
];
