import { z } from 'zod';
import { assessment, polygonGeometry } from './assessment.ts';
import { finding } from './evaluation.ts';
import { shortlistCriteria } from './shortlists.ts';

const metres = z.number().positive().max(10_000);

/** What a plant needs of the land: a rectangle any way turned, or the diameter of a circle. */
export const shapeLimit = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('rectangle'), lengthM: metres, widthM: metres }),
	z.object({ kind: z.literal('width'), widthM: metres }),
]);

export const MOST_ALTERNATIVES = 6;

/** `POST /api/assemblies/search`: a coat-sized piece from the candidates of a run, or from parcels chosen by hand. */
export const assemblyRequest = z.object({
	run: z.number().int(),
	/** Which parcels of the run may become part; only parcels, whatever kinds it names. */
	criteria: shortlistCriteria,
	/** These parcels of the run instead. */
	parcels: z.array(z.number().int()).min(1).max(5000).nullable().default(null),
	minMu: z.number().positive(),
	/** Common boundary from which two parcels are neighbours, metres. */
	edgeM: z.number().positive().default(1),
	/** Gaps between neighbours up to which their boundaries are one, metres. */
	toleranceM: z.number().positive().max(5).default(0.1),
	/** Neighbours across a road up to so many metres; null: roads part. The planner's own: no default is known. */
	roadM: z.number().positive().max(200).nullable().default(null),
	shape: shapeLimit.nullable().default(null),
	objective: z.enum(['cost', 'owners']).default('cost'),
	/** A parcel whose cost is not known stays out, or takes part: then costs say nothing, and the fewest owners come first. */
	missingCost: z.enum(['leave-out', 'accept']).default('leave-out'),
	maxOwners: z.number().int().positive().nullable().default(null),
	lockIn: z.array(z.number().int()).max(200).default([]),
	lockOut: z.array(z.number().int()).max(5000).default([]),
	alternatives: z.number().int().min(1).max(MOST_ALTERNATIVES).default(3),
	/** Seconds after which the best found by then is shown. */
	seconds: z.number().positive().max(300).default(60),
});
export type AssemblyRequest = z.infer<typeof assemblyRequest>;
export type AssemblyInput = z.input<typeof assemblyRequest>;

const parcel = z.object({
	id: z.number(),
	code: z.string(),
	mu: z.number(),
	muKind: z.enum(['registered', 'ellipsoidal']),
	/** 万元; null: not known, never 0. */
	costWan: z.number().nullable(),
	owner: z.string().nullable(),
	grade: z.string().nullable(),
	idle: finding,
	lowEfficiency: finding,
});
export type AssembledParcel = z.infer<typeof parcel>;

const alternative = z.object({
	labels: z.array(z.enum(['least-cost', 'fewest-owners', 'best-shape'])),
	/** `optimal`: proven by the first measure among the clusters that remain; else nothing comes below `bound`. */
	status: z.enum(['optimal', 'feasible']),
	bound: z.number().nullable(),
	parcels: z.array(parcel),
	/** By the deeds; a parcel without one is counted in `unregistered` alone. */
	registeredMu: z.number(),
	unregistered: z.number(),
	/** Of the united land, on the ellipsoid. */
	ellipsoidalMu: z.number(),
	/** What was compared with the mu asked for: by the deed, where there is none ellipsoidal. */
	countedMu: z.number(),
	/** Sum of the known costs, 万元, and the parcels without one. */
	costWan: z.number().nullable(),
	withoutCost: z.array(z.number()),
	owners: z.number(),
	unknownOwners: z.number(),
	outline: polygonGeometry,
	rectangle: polygonGeometry.nullable(),
	/** Diameter of the largest circle inside; null where no shape was asked for. */
	widthM: z.number().nullable(),
	accuracyM: z.number().nullable(),
	compactness: z.number(),
	/** Neighbours across a road. */
	roads: z.array(z.object({ a: z.number(), b: z.number(), gapM: z.number() })),
	/** Who must move: occupants by the part of them that lies here. */
	occupants: z.array(
		z.object({
			id: z.number(),
			name: z.string(),
			share: z.number(),
			grade: z.string().nullable(),
			/** Of the whole firm; null: not known. */
			employees: z.number().nullable(),
		}),
	),
	/** As of a drawing of the same outline; null where it could not be measured. */
	assessment: assessment.nullable(),
});
export type AssemblyAlternative = z.infer<typeof alternative>;

const found = z.object({
	candidates: z.array(
		z.object({ id: z.number(), code: z.string(), mu: z.number(), at: z.tuple([z.number(), z.number()]) }),
	),
	/** Left out because their cost is not known. */
	leftOut: z.number(),
	unknownOwners: z.number(),
	edges: z.array(z.object({ a: z.number(), b: z.number(), edgeM: z.number(), gapM: z.number() })),
	measures: z.array(z.enum(['cost', 'owners', 'mu', 'nodes'])),
	alternatives: z.array(alternative),
	refused: z.number(),
	ended: z.enum(['found', 'no-more', 'refused-limit', 'time']),
	largestMu: z.number().nullable(),
});
export type AssemblyFound = z.infer<typeof found>;

export const assemblyEntry = z.object({
	id: z.number(),
	/** Null: a search that nobody kept. */
	name: z.string().nullable(),
	run: z.number(),
	year: z.number(),
	rules: z.string(),
	minMu: z.number(),
	alternatives: z.number(),
	version: z.number(),
	at: z.string(),
	by: z.string(),
});
export type AssemblyEntry = z.infer<typeof assemblyEntry>;

export const assembly = assemblyEntry
	.omit({ minMu: true, alternatives: true })
	.extend({ question: assemblyRequest, found });
export type Assembly = z.infer<typeof assembly>;

/** The job's result: where the search is kept. */
export const assemblySearched = z.object({ assembly: z.number() });
export const assemblyName = z.object({ name: z.string().trim().min(1).max(100), version: z.number().int() });
