import { json } from '@sveltejs/kit';
import { answer } from '#lib/server/http/answers.ts';
import { dayOf, fileResponse } from '#lib/server/http/file-response.ts';
import { approvalFile } from '#lib/server/tasks/batch-export.ts';
import { approvalLedger } from '#lib/server/tasks/stock-ledgers.ts';
import type { RequestHandler } from './$types';

/** The ledger as of a day (`asOf`, today without one); as a file with `format=csv|xlsx`. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const { searchParams } = url;
		const ledger = await approvalLedger(locals.db, dayOf(searchParams.get('asOf')));
		const format = searchParams.get('format');
		if (format !== 'csv' && format !== 'xlsx') return json(ledger);
		return fileResponse(await approvalFile(ledger, format, locals.lang));
	});
