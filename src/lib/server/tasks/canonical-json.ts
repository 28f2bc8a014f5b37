/**
 * JSON with the keys of every object in one order, so that equal values have equal text however they were put together:
 * a rule read back from the database (which keeps its own order of keys) hashes as the one that was stored.
 */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) =>
		part !== null && typeof part === 'object' && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
			: part,
	);
}
