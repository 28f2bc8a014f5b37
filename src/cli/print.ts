import type { z } from 'zod';
import { InputError } from '#lib/domain/problem.ts';

/** Prints a command's answer: one JSON document with `--json`, otherwise the text for a person. */
export function printAnswer(json: boolean | undefined, answer: unknown, text: () => string): void {
	process.stdout.write((json ? JSON.stringify(answer) : text()) + '\n');
}

/**
 * A command's options parsed by the schema of the request they stand for.
 * @throws InputError naming the option
 */
export function parseOptions<T extends z.ZodType>(schema: T, options: unknown): z.output<T> {
	const parsed = schema.safeParse(options);
	if (parsed.success) return parsed.data;
	throw new InputError(
		parsed.error.issues.map((issue) => ({
			code: 'option',
			message: `参数 --${issue.path.join('.').replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)} 不符合要求：${issue.message}`,
			path: issue.path.join('.'),
			got: (options as Record<string, unknown>)[String(issue.path[0])],
		})),
	);
}
