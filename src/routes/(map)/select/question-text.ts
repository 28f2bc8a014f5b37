/** One spelling of a question whatever the order of its keys (a database keeps its own): equal text, equal question. */
export function questionText(question: object | null): string {
	return JSON.stringify(question, (_key, value: unknown) =>
		value !== null && typeof value === 'object' && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
			: value,
	);
}
