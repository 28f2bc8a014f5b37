import type { Mark } from '#lib/domain/proof.ts';

/** A figure of a rule file where it stands: its value, and how sure it is. */
export interface RuleFigure {
	/** `groups[0].indicators[1].baseline` */
	path: string;
	value: number | boolean | string | null;
	unit?: string;
	mark: Mark;
	clause?: string;
	source?: string;
}

const MARKS: readonly string[] = ['text', 'seen', 'memory', 'synthetic', 'computed'] satisfies Mark[];
/** Numbers that say what the file is, not what it decides. */
const NOT_FIGURES = new Set([
	'year',
	'version',
	'industryEdition',
	'effective',
	'notes',
	'formula',
	'industry',
]);

interface Inherited {
	mark: Mark;
	clause?: string;
	source?: string;
}

/**
 * Every figure of a rule file of any kind, as it is written: `{value, mark, …}` with its own provenance, a bare number
 * with that of the nearest object around it that names one, else `memory`. Fractions are written `1/3`.
 */
export function figuresOfFile(file: unknown): RuleFigure[] {
	const found: RuleFigure[] = [];
	walk(file, '', { mark: 'memory' }, found);
	return found;
}

/** The figures nobody has checked against the text: from memory, or made for demonstration. */
export function unverifiedOf(figures: readonly RuleFigure[]): RuleFigure[] {
	return figures.filter(
		(f) => (f.mark === 'memory' || f.mark === 'synthetic') && f.value !== null && typeof f.value !== 'string',
	);
}

function walk(value: unknown, path: string, around: Inherited, found: RuleFigure[]): void {
	if (typeof value === 'number') {
		found.push({ path, value, ...around });
		return;
	}
	if (Array.isArray(value)) {
		value.forEach((item, i) => walk(item, `${path}[${i}]`, around, found));
		return;
	}
	if (!isObject(value)) return;
	const here = provenanceOf(value, around);
	if ('value' in value) {
		const figure = figureValue(value['value']);
		if (figure === undefined) return;
		const unit = value['unit'];
		found.push({ path, value: figure, ...(typeof unit === 'string' ? { unit } : {}), ...here });
		return;
	}
	for (const [key, item] of Object.entries(value)) {
		if (NOT_FIGURES.has(key)) continue;
		walk(item, path ? `${path}.${key}` : key, here, found);
	}
}

function provenanceOf(object: Record<string, unknown>, around: Inherited): Inherited {
	const { mark, clause, source } = object;
	return {
		mark: typeof mark === 'string' && MARKS.includes(mark) ? (mark as Mark) : around.mark,
		...(typeof clause === 'string'
			? { clause }
			: around.clause === undefined
				? {}
				: { clause: around.clause }),
		...(typeof source === 'string'
			? { source }
			: around.source === undefined
				? {}
				: { source: around.source }),
	};
}

function figureValue(value: unknown): RuleFigure['value'] | undefined {
	if (value === null || ['number', 'boolean', 'string'].includes(typeof value))
		return value as RuleFigure['value'];
	if (Array.isArray(value) && value.length === 2 && value.every((n) => typeof n === 'number'))
		return value.join('/');
	return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
