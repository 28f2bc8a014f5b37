import { json } from '@sveltejs/kit';
import type { Db } from '#lib/server/database/db.ts';
import * as runs from '#lib/server/store/runs.ts';
import { proofDocumentOf, subjectOf, type ProofKind } from '#lib/server/tasks/proof-document.ts';
import { notFound } from './answers.ts';

const WORDS: Record<ProofKind, string> = { enterprise: '企业', parcel: '宗地', park: '开发区' };

/** The proof document of an object named by its number or its public code; 404 says which of the two is not there. */
export async function answerProof(
	db: Db,
	kind: ProofKind,
	params: { run: string; id: string },
): Promise<Response> {
	const runId = Number(params.run);
	const run = Number.isInteger(runId) ? await runs.get(db, runId) : undefined;
	if (!run) return notFound('评价', params.run);
	const id = await subjectOf(db, kind, params.id);
	const document = id === undefined ? undefined : await proofDocumentOf(db, run, kind, id);
	return document ? json(document) : notFound(WORDS[kind], params.id);
}
