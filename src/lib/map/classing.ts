/** How the values of a number are put into classes. `policy`: the lines that the run's rules draw. */
export const METHODS = ['policy', 'quantile', 'equal', 'natural', 'manual'] as const;
export type ClassMethod = (typeof METHODS)[number];

export interface Classing {
	/** Null: policy where the run's rules draw a line across the indicator, else quantiles. */
	method: ClassMethod | null;
	/** How many classes, 3–9; manual and policy classes follow from their bounds. */
	count: number;
	/** Inner bounds of manual classes, ascending. */
	cuts: readonly number[];
}

export const FEWEST_CLASSES = 3;
export const MOST_CLASSES = 9;
export const AUTOMATIC: Classing = { method: null, count: 5, cuts: [] };

/** `natural`, `quantile:7`, `manual:3,6,12.5` → classing; what is not understood is left at its default. */
export function classingOf(text: string | null): Classing {
	const [name = '', rest = ''] = (text ?? '').split(':');
	const method = METHODS.find((known) => known === name);
	if (!method) return AUTOMATIC;
	if (method === 'manual') {
		const cuts = cutsOf(rest);
		return cuts.length === 0 ? AUTOMATIC : { method, count: AUTOMATIC.count, cuts };
	}
	const count = Number(rest);
	const fits = Number.isInteger(count) && count >= FEWEST_CLASSES && count <= MOST_CLASSES;
	return { method, count: fits ? count : AUTOMATIC.count, cuts: [] };
}

/** The spelling of a classing in an address; null where it is the default. */
export function classingText({ method, count, cuts }: Classing): string | null {
	if (method === null) return null;
	if (method === 'manual') return `manual:${cuts.map((cut) => Number(cut.toPrecision(6))).join(',')}`;
	return count === AUTOMATIC.count ? method : `${method}:${count}`;
}

/** Bounds as somebody types them, `3, 6，12.5` or with spaces: ascending, each once, at most eight. */
export function cutsOf(text: string): number[] {
	const numbers = text
		.normalize('NFKC')
		.split(/[,、;\s]+/)
		.filter(Boolean)
		.map(Number)
		.filter(Number.isFinite);
	return [...new Set(numbers)].sort((a, b) => a - b).slice(0, MOST_CLASSES - 1);
}
