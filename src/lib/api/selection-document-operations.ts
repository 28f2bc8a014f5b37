import type { Operation } from './operation.ts';
import { selectionReport } from './selection-report.ts';

/** What a selection leaves as. */
export const SELECTION_DOCUMENT_OPERATIONS: readonly Operation[] = [
	{
		method: 'get',
		path: '/api/selections/{id}/workbook',
		summary:
			'a selection as XLSX with live formulas, a sheet of sources and the certificate (`Prefer: respond-async`: a job, its file with `job=`)',
		query: ['lang', 'job'],
		response: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	},
	{
		method: 'get',
		path: '/api/selections/{id}/report',
		summary:
			'its report with map as PDF; `format=json`: in words, for the page that prints it (PDF with `Prefer: respond-async`: a job)',
		query: ['format', 'lang', 'job'],
		response: selectionReport,
	},
];
