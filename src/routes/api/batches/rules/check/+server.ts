import { json } from '@sveltejs/kit';
import { batchRulesBody } from '#lib/api/batches.ts';
import { answer, readJson } from '#lib/server/http/answers.ts';
import { checkBatchRuleFile } from '#lib/server/tasks/batch-rules.ts';
import type { RequestHandler } from './$types';

/** What is wrong with batch rules, what is worth knowing, how they differ from the proposal; nothing is saved. */
export const POST: RequestHandler = ({ request }) =>
	answer(async () => json(checkBatchRuleFile((await readJson(request, batchRulesBody)).body)));
