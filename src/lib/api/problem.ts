import { z } from 'zod';

/** An expected fault or a remark (codes starting `note.`): docs/problems.md. */
export const problem = z.object({
	code: z.string(),
	message: z.string(),
	path: z.string().optional(),
	row: z.number().optional(),
	file: z.string().optional(),
	sheet: z.string().optional(),
	got: z.unknown().optional(),
	expected: z.unknown().optional(),
	fix: z.string().optional(),
});
