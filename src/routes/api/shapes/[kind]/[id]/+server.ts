import { json } from '@sveltejs/kit';
import { shapeKind } from '#lib/api/shapes.ts';
import { answer, idOf, notFound, parse } from '#lib/server/http/answers.ts';
import { recordedShape } from '#lib/server/tasks/shapes.ts';
import type { RequestHandler } from './$types';

/** The boundary of record of a parcel, a park or a county, at full precision. */
export const GET: RequestHandler = ({ params, locals }) =>
	answer(async () => {
		const shape = await recordedShape(locals.db, parse(params.kind, shapeKind), idOf(params.id));
		return shape ? json(shape) : notFound('边界', `${params.kind} ${params.id}`);
	});
