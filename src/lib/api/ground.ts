import { z } from 'zod';
import { ASPECTS } from '#lib/domain/terrain/ground-under.ts';

/** Earth to move for one level platform (docs/method.md). */
export const cutFill = z.object({
	levelM: z.number(),
	balanced: z.boolean(),
	cutM3: z.number(),
	fillM3: z.number(),
	perM2: z.number(),
	maxCutM: z.number(),
	maxFillM: z.number(),
});

/** The ground under a shape: slope by survey classes, heights, where it faces, earth to move. */
export const groundUnder = z.object({
	classesM2: z.array(z.number()).length(5),
	meanDeg: z.number().nullable(),
	elevation: z.object({ minM: z.number(), meanM: z.number(), maxM: z.number() }).nullable(),
	reliefM: z.number().nullable(),
	aspect: z.object({ to: z.enum(ASPECTS), share: z.number() }).nullable(),
	validShare: z.number(),
	cutFill: cutFill.nullable(),
	cellM: z.number(),
});

/** The official ground, and whose heights it was read from. */
export const officialGround = groundUnder.extend({
	source: z.object({ id: z.number(), name: z.string(), synthetic: z.boolean(), cellsPerSide: z.number() }),
});
export type OfficialGround = z.infer<typeof officialGround>;
