import { COST_ITEMS, YIELDS, type CostItem, type FigureSource, type YieldName } from '#lib/api/selections.ts';
import { costOf, yieldOf, type SelectionLine } from './selection-lines.ts';

/** What a number of a selection says: a yield now or afterwards, or a cost. */
export type FigureName = `yieldNow.${YieldName}` | `yieldAfter.${YieldName}` | `cost.${CostItem}`;

/** A place that numbers come from, told once however many rest on it. */
export interface SourceEntry {
	/** `L001`. */
	id: string;
	figure: FigureName;
	/** null: the number is there, where it came from was not kept. */
	from: FigureSource | null;
	/** Codes of the land whose number it is. */
	codes: string[];
}

/** The sources of every figure of these lines, and the id under which a figure finds its own. */
export interface SourceRegister {
	entries: SourceEntry[];
	idOf(line: SelectionLine, figure: FigureName): string | null;
}

/** Registers the sources of all figures that are known, or that a rule gives, in the order of the lines. */
export function sourceRegister(lines: readonly SelectionLine[]): SourceRegister {
	const byPlace = new Map<string, SourceEntry>();
	const byFigure = new Map<string, string>();
	for (const line of lines) {
		for (const { figure, from, known } of figuresOf(line)) {
			if (!known && from === null) continue;
			const place = JSON.stringify([
				figure,
				from && [from.kind, from.mark, from.clause, from.source, from.file, from.row, from.code, from.count],
				// The median of each park is a figure of its own.
				from?.code === 'park-median' ? line.candidate.park : null,
			]);
			let entry = byPlace.get(place);
			if (!entry) {
				entry = { id: `L${String(byPlace.size + 1).padStart(3, '0')}`, figure, from, codes: [] };
				byPlace.set(place, entry);
			}
			entry.codes.push(line.candidate.code);
			byFigure.set(`${line.key} ${figure}`, entry.id);
		}
	}
	return {
		entries: [...byPlace.values()],
		idOf: (line, figure) => byFigure.get(`${line.key} ${figure}`) ?? null,
	};
}

function figuresOf({ candidate }: SelectionLine) {
	return [
		...YIELDS.flatMap((name) => {
			const figure = yieldOf(candidate, name);
			const [now, after] = [figure?.now ?? null, figure?.perMuAfter ?? null];
			return [
				{ figure: `yieldNow.${name}` as FigureName, from: figure?.nowFrom ?? null, known: now !== null },
				{ figure: `yieldAfter.${name}` as FigureName, from: figure?.from ?? null, known: after !== null },
			];
		}),
		...COST_ITEMS.map((item) => {
			const figure = costOf(candidate, item);
			const known = figure !== undefined && figure.wan !== null;
			return { figure: `cost.${item}` as FigureName, from: figure?.from ?? null, known };
		}),
	];
}
