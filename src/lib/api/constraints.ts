import { z } from 'zod';
import { CONSTRAINT_KINDS, LEVELS } from '#lib/domain/constraints/constraint.ts';
import { finding, source } from './evaluation.ts';
import { bbox } from './overview.ts';

const kind = z.enum(CONSTRAINT_KINDS);
const level = z.enum(LEVELS);
const sense = z.enum(['inside', 'outside']);
const mark = z.enum(['text', 'seen', 'memory', 'synthetic', 'computed']);

/** A constraint with what the rules make of it; days are inclusive, null is not stated. */
export const constraint = z.object({
	id: z.number(),
	code: z.string(),
	name: z.string(),
	kind,
	grade: z.string().nullable(),
	level,
	sense,
	article: z.string(),
	/** How sure the citation is. */
	mark,
	approvalNo: z.string().nullable(),
	validFrom: z.string().nullable(),
	validTo: z.string().nullable(),
});

/** `overlapM2` of an `outside` kind is what lies in no feature of the kind. */
export const conflict = constraint.extend({ overlapM2: z.number() });

/** A kind as a whole; `conflictM2` counts land under several features once. */
export const kindConflict = z.object({
	kind,
	sense,
	finding,
	level: level.nullable(),
	conflictM2: z.number().nullable(),
	features: z.number(),
});

/** The constraints around a box: shapes for the live evaluation, and what is loaded near it. */
export const constraintsAround = z.object({
	asOf: z.string(),
	senses: z.record(kind, sense),
	knownWithinM: z.number(),
	nearby: z.array(constraint.extend({ bbox })),
	features: z.array(
		constraint.extend({
			geometry: z.object({
				type: z.literal('MultiPolygon'),
				coordinates: z.array(z.array(z.array(z.array(z.number()).min(2)))),
			}),
		}),
	),
});

/** A constraint as its panel shows it. */
export const constraintDetail = constraint.extend({
	/** The level is the record's own, not the rule's. */
	ownLevel: z.boolean(),
	/** What the article says, in the rule file's words. */
	says: z.string().nullable(),
	asOf: z.string(),
	inForce: z.boolean(),
	approvedOn: z.string().nullable(),
	authority: z.string().nullable(),
	/** As the file says where it comes from. */
	origin: z.string().nullable(),
	note: z.string().nullable(),
	region: z.object({ id: z.number(), name: z.string() }).nullable(),
	areaM2: z.number(),
	bbox,
	source,
});
export type ConstraintDetail = z.infer<typeof constraintDetail>;

/** The conflicts of a parcel, as those of a drawing. */
export const parcelConflicts = z.object({
	parcel: z.number(),
	asOf: z.string(),
	conflicts: z.array(conflict),
	kinds: z.array(kindConflict),
});
export type ParcelConflicts = z.infer<typeof parcelConflicts>;
