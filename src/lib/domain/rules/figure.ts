import type { Mark } from '../proof.ts';
import type { FigureInput } from './grammar-values.ts';
import type { Figure } from './rule-set.ts';

/** A number of the file with its provenance; null where it is absent or written as unknown. */
export function figureOf(input: FigureInput | undefined, mark: Mark): Figure | null {
	if (input === undefined || input === null) return null;
	if (typeof input === 'number') return { value: input, mark };
	if (input.value === null) return null;
	return {
		value: input.value,
		...(input.unit === undefined ? {} : { unit: input.unit }),
		mark: input.mark ?? mark,
		...(input.clause === undefined ? {} : { clause: input.clause }),
		...(input.source === undefined ? {} : { source: input.source }),
	};
}

/** A figure that counts times (a cap, k): `150 %` is 1.5. */
export function timesOf(figure: Figure | null): Figure | null {
	if (figure?.unit !== '%') return figure;
	const { unit: _unit, ...rest } = figure;
	return { ...rest, value: figure.value / 100 };
}

/** The same object without the keys that are undefined or null. */
export function without<T extends object>(parts: T): { [K in keyof T]?: NonNullable<T[K]> } {
	return Object.fromEntries(
		Object.entries(parts).filter(([, value]) => value !== undefined && value !== null),
	) as { [K in keyof T]?: NonNullable<T[K]> };
}
