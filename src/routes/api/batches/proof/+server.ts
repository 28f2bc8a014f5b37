import { json } from '@sveltejs/kit';
import { answer, idOf, notFound } from '#lib/server/http/answers.ts';
import { proofOfBatch } from '#lib/server/tasks/batch-proof.ts';
import type { RequestHandler } from './$types';

/** The proof of the batch proposed for one parcel: `?run=&parcel=&rules=`. */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const { searchParams } = url;
		const asked = (name: string) => idOf(searchParams.get(name) ?? '');
		const found = await proofOfBatch(locals.db, {
			run: asked('run'),
			parcel: asked('parcel'),
			rules: searchParams.get('rules'),
		});
		return found ? json(found) : notFound('宗地', searchParams.get('parcel') ?? '');
	});
