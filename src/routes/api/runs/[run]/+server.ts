import { json } from '@sveltejs/kit';
import type { RunDetail } from '#lib/api/runs.ts';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import { notFound } from '#lib/server/http/answers.ts';
import * as runs from '#lib/server/store/runs.ts';
import { summaryOf } from '#lib/server/tasks/run-summary.ts';
import type { RequestHandler } from './$types';

/** A run's summary with the rule set and the `Fitted` it was made with. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const run = Number.isInteger(Number(params.run))
		? await runs.get(locals.db, Number(params.run))
		: undefined;
	if (!run) return notFound('评价', params.run);
	const detail: RunDetail & { ruleSet: unknown } = {
		...summaryOf(run),
		engine: run.engine,
		ruleSet: run.rules,
		fitted: run.fitted as Fitted,
	};
	return json(detail);
};
