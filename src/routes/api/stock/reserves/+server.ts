import { json } from '@sveltejs/kit';
import { answer } from '#lib/server/http/answers.ts';
import { dayOf, fileResponse } from '#lib/server/http/file-response.ts';
import { reserveFile } from '#lib/server/tasks/batch-export.ts';
import { reserveLedger } from '#lib/server/tasks/stock-ledgers.ts';
import type { RequestHandler } from './$types';

/** The ledger as of a day (`asOf`, today without one); as a file with `format=csv|xlsx`. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const { searchParams } = url;
		const ledger = await reserveLedger(
			locals.db,
			dayOf(searchParams.get('asOf')),
			Number(searchParams.get('plan')) || undefined,
		);
		const format = searchParams.get('format');
		if (format !== 'csv' && format !== 'xlsx') return json(ledger);
		return fileResponse(await reserveFile(ledger, format, locals.lang));
	});
