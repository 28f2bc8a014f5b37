import { z } from 'zod';
import { source } from './evaluation.ts';
import type { Clause, Proof } from '#lib/domain/proof.ts';

const proof = z.custom<Proof>((value) => typeof value === 'object' && value !== null && 'code' in value);
const clause = z.custom<Clause>((value) => typeof value === 'object' && value !== null && 'rule' in value);

const scalar = z.union([z.number(), z.string(), z.boolean()]).nullable();

/** The smallest change of one operand that would turn a grade or a flag (`next-grade.ts`, `flag-change.ts`). */
export const change = z.object({
	/** `grade`, or the code of what changes a flag. */
	code: z.string(),
	operand: z.string(),
	from: scalar,
	to: scalar,
	unit: z.string().optional(),
	/** The grade or finding that it would bring, and the one it would take away. */
	result: z.string(),
	was: z.string().nullable(),
	consequence: z.string().optional(),
});
export type Change = z.infer<typeof change>;

/** One proven statement of a document: the grade, an indicator, a flag, a stage, the batch. */
export const proofPart = z.object({
	of: z.enum(['grade', 'indicator', 'flag', 'stage', 'disposition', 'control', 'park']),
	/** Code of the indicator, flag, stage or control value. */
	id: z.string(),
	/** An occupant's code, where the statement is about one. */
	who: z.string().optional(),
	value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
	unit: z.string().optional(),
	score: z.number().nullable().optional(),
	proof,
	changes: z.array(change),
});
export type ProofPart = z.infer<typeof proofPart>;

const row = z.object({ name: z.string(), value: z.union([z.string(), z.number()]).nullable() });

/** All that a run proves of one object, to be kept, printed and laid before somebody who contests it. */
export const proofDocument = z.object({
	kind: z.enum(['enterprise', 'parcel', 'park']),
	id: z.number(),
	code: z.string(),
	name: z.string(),
	run: z.object({
		id: z.number(),
		year: z.number(),
		asOf: z.string(),
		/** The data as they were known at this instant. */
		knownAt: z.string(),
		at: z.string(),
		by: z.string(),
		inputHash: z.string(),
		engine: z.string(),
	}),
	/** The documents that the proofs rest on: the scoring rule first. `marks` counts clauses by how sure they are. */
	rules: z.array(
		z.object({
			rule: z.string(),
			title: z.string(),
			effective: z.object({ from: z.string(), to: z.string().optional() }).nullable(),
			source: z.string(),
			marks: z.record(z.string(), z.number()),
		}),
	),
	result: z.object({
		grade: z.string().nullable(),
		total: z.number().nullable(),
		rank: z.number().nullable(),
		group: z.string().nullable(),
		groupTitle: z.string().nullable(),
		reason: z.string().nullable(),
	}),
	/** What the record says of the object: code of the word → value. */
	record: z.array(row),
	parts: z.array(proofPart),
	clauses: z.array(clause),
	/** Every record that was read, with the facts it gave. */
	records: z.array(source.extend({ facts: z.array(z.string()) })),
	/** MultiPolygon in CGCS2000 degrees, as it was known to the run; null for an enterprise. */
	outline: z
		.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(z.array(z.number())))) })
		.nullable(),
	areas: z
		.object({
			registeredM2: z.number().nullable(),
			ellipsoidalM2: z.number(),
			planeM2: z.number().nullable(),
			planeCrs: z.string().nullable(),
		})
		.nullable(),
});
export type ProofDocument = z.infer<typeof proofDocument>;
