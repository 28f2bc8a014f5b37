import { answerProof } from '#lib/server/http/proof-answer.ts';
import type { RequestHandler } from './$types';

/** All that a run proves of one parcel, as one document; `id` is the number or the public code. */
export const GET: RequestHandler = ({ params, locals }) => answerProof(locals.db, 'parcel', params);
