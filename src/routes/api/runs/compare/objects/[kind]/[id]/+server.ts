import { json } from '@sveltejs/kit';
import { answer, notFound } from '#lib/server/http/answers.ts';
import { comparedObject } from '#lib/server/tasks/compare-object.ts';
import type { RequestHandler } from './$types';

/** One changed object: its change in parts, and the operands that differ with both source records. */
export const GET: RequestHandler = ({ params, url, locals }) =>
	answer(async () => {
		const { kind } = params;
		const id = Number(params.id);
		const [a, b] = ['a', 'b'].map((name) => Number(url.searchParams.get(name))) as [number, number];
		const found =
			(kind === 'enterprise' || kind === 'parcel') && Number.isInteger(id)
				? await comparedObject(locals.db, { a, b, kind, id })
				: undefined;
		return found ? json(found) : notFound('这个对象的变化', `${kind} ${params.id}`);
	});
