import { json } from '@sveltejs/kit';
import { batchRulesSave } from '#lib/api/batches.ts';
import { DISPOSITION_PROPOSED } from '#lib/rulesets/flag-rules.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { batchRulesAnswer, batchRulesOf, saveBatchRules } from '#lib/server/tasks/batch-rules.ts';
import { runOf } from '#lib/server/tasks/run-inputs.ts';
import type { RequestHandler } from './$types';

/** Batch rules in order with their check: `?rules=id@version`, or those of `?run=`, else the shipped proposal. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const run = Number(url.searchParams.get('run'));
		const own = run ? await runOf(locals.db, run) : { flagRules: { disposition: DISPOSITION_PROPOSED } };
		const chosen = await batchRulesOf(locals.db, own, url.searchParams.get('rules'));
		return json(await batchRulesAnswer(locals.db, chosen));
	});

/** Saves edited rules as a new version. */
export const POST: RequestHandler = ({ request, locals }) =>
	answer(async () =>
		json(await saveBatchRules(locals.db, await readJson(request, batchRulesSave)), { status: 201 }),
	);
