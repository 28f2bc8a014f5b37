import { z } from 'zod';
import { selectionEntry, selectionInput } from './selections.ts';
import { SHORTLIST_KINDS } from './shortlists.ts';

/** Body of a copy: without a name, the original's with a mark. */
export const selectionCopy = z.object({ name: z.string().trim().min(1).max(100).optional() });

/** Body of a signature: the version that was read. */
export const selectionSigning = z.object({ version: z.number().int().optional() });
export type SelectionSigning = z.infer<typeof selectionSigning>;

/** A selection reckoned anew. */
export const selectionVerification = z.object({
	ok: z.boolean(),
	signed: z.boolean(),
	hash: z.object({ saved: z.string().nullable(), computed: z.string() }),
	/** The certificate checked against the question posed again over the saved candidates. */
	certificate: z.object({
		ok: z.boolean(),
		status: z.enum(['optimal', 'feasible', 'infeasible']),
		faults: z.array(z.string()),
		restsOn: z.enum(['nothing', 'highs']),
	}),
	/**
	 * What differs: a sealed part (`question`, `candidates`, `answer`, `certificate`, `run`), `hash`,
	 * `certificate-check`, `answer-picks`, `answer-status`, `answer-totals`, `run-input`.
	 */
	differences: z.array(z.string()),
});
export type SelectionVerification = z.infer<typeof selectionVerification>;

/** Input of the job kind `select`; `id` null: a new one. Its result is the entry. */
export const selectJob = z.object({ id: z.number().int().nullable(), input: selectionInput });

/** Answer of `GET /api/selections/compare?ids=1,2`: lists go by the order asked. */
export const selectionComparison = z.object({
	selections: z.array(selectionEntry),
	/** What any of them chooses; where they differ first. */
	land: z.array(
		z.object({
			kind: z.enum(SHORTLIST_KINDS),
			id: z.number(),
			code: z.string(),
			name: z.string().nullable(),
			holder: z.string().nullable(),
			mu: z.number(),
			/** Null: no candidate there. */
			chosen: z.array(z.boolean().nullable()),
			benefit: z.array(z.number().nullable()),
			costWan: z.array(z.number().nullable()),
			common: z.boolean(),
		}),
	),
	common: z.object({ count: z.number(), mu: z.number() }),
});
export type SelectionComparison = z.infer<typeof selectionComparison>;

/**
 * `GET /api/selections/{id}/certificate`: a set problem with its certificate beside it, so that `tenglong solve --problem
 * FILE --check FILE` reads both from the one file.
 */
export const selectionCertificate = z.looseObject({
	items: z.array(z.record(z.string(), z.unknown())),
	objective: z.enum(['max-benefit', 'min-cost']),
	certificate: z.record(z.string(), z.unknown()),
	selection: z.object({ id: z.number(), name: z.string(), hash: z.string().nullable() }),
});
