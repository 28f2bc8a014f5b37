import { z } from 'zod';
import { jobStarted } from './jobs.ts';
import {
	answerInput,
	attachment,
	correctableFact,
	noticeDetail,
	noticeEdit,
	noticeInput,
	noticeList,
	noticeStep,
	noticeSummary,
	objection,
	objectionInput,
} from './notices.ts';
import { override, regrading, regradingInput, regradingList, withdrawal } from './regradings.ts';

interface NoticeOperation {
	method: 'get' | 'post' | 'put';
	path: string;
	summary: string;
	query?: string[];
	request?: z.ZodType;
	response?: z.ZodType | string;
	status?: number;
}

const NOTICE = '/api/notices/{notice}';

/** The endpoints of publication, objections and re-gradings. */
export const NOTICE_OPERATIONS: readonly NoticeOperation[] = [
	{
		method: 'get',
		path: '/api/notices',
		summary: 'notices (公示批次), newest first',
		response: z.object({ notices: z.array(noticeSummary) }),
	},
	{
		method: 'post',
		path: '/api/notices',
		summary: 'drafts a notice from a run',
		request: noticeInput,
		response: noticeDetail,
		status: 201,
	},
	{
		method: 'get',
		path: NOTICE,
		summary: 'a notice with its editions and events',
		response: noticeDetail,
	},
	{
		method: 'put',
		path: NOTICE,
		summary: 'changes a draft (409 where somebody was faster)',
		request: noticeEdit,
		response: noticeDetail,
	},
	{
		method: 'post',
		path: `${NOTICE}/state`,
		summary: 'opens, closes, makes final or withdraws (409 where it may not)',
		request: noticeStep,
		response: noticeDetail,
	},
	{
		method: 'get',
		path: `${NOTICE}/rows`,
		summary: 'its list: public fields only; changes against the first edition',
		query: ['edition'],
		response: noticeList,
	},
	{
		method: 'get',
		path: `${NOTICE}/list`,
		summary: 'its list as a file, `format=xlsx|csv`, `for=public|internal`',
		query: ['format', 'for', 'edition'],
		response: 'application/octet-stream',
	},
	{
		method: 'post',
		path: `${NOTICE}/reruns`,
		summary: 'evaluates again and makes the next edition (`Prefer: respond-async`: a job)',
		response: z.union([noticeDetail, jobStarted]),
		status: 201,
	},
	{
		method: 'get',
		path: `${NOTICE}/facts/{subject}`,
		summary: 'what may be corrected of a listed object',
		response: z.object({ facts: z.array(correctableFact) }),
	},
	{
		method: 'get',
		path: `${NOTICE}/objections`,
		summary: 'objections with attachments, answers and corrections',
		response: z.object({ objections: z.array(objection) }),
	},
	{
		method: 'post',
		path: `${NOTICE}/objections`,
		summary: 'records an objection',
		request: objectionInput,
		response: objection,
		status: 201,
	},
	{
		method: 'post',
		path: `${NOTICE}/objections/{objection}/answer`,
		summary: 'answers an objection by corrections or reasons',
		request: answerInput,
		response: objection,
		status: 201,
	},
	{
		method: 'put',
		path: `${NOTICE}/objections/{objection}/attachments`,
		summary: 'hangs a file on an objection (raw body)',
		query: ['name'],
		response: attachment,
		status: 201,
	},
	{
		method: 'get',
		path: '/api/notices/overrides',
		summary: 'every override: old value, new value, evidence, name, date',
		response: z.object({ overrides: z.array(override) }),
	},
	{
		method: 'get',
		path: '/api/attachments/{attachment}',
		summary: 'the bytes of an attachment',
		response: 'application/octet-stream',
	},
	{
		method: 'get',
		path: '/api/regradings',
		summary: 'manual re-gradings (调档), ended ones too',
		query: ['run', 'kind', 'subject'],
		response: regradingList,
	},
	{
		method: 'post',
		path: '/api/regradings',
		summary: 're-grades an object of a run',
		request: regradingInput,
		response: regrading,
		status: 201,
	},
	{
		method: 'post',
		path: '/api/regradings/{regrading}/withdrawal',
		summary: 'withdraws a re-grading with a reason',
		request: withdrawal,
		response: regrading,
	},
	{
		method: 'put',
		path: '/api/regradings/{regrading}/attachments',
		summary: 'hangs a file on a re-grading (raw body)',
		query: ['name'],
		response: attachment,
		status: 201,
	},
];
