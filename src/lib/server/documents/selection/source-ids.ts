import { YIELDS } from '#lib/api/selections.ts';
import type { SelectionBook } from './selection-book.ts';
import { costsOf, type SelectionLine } from './selection-lines.ts';

/** The source numbers of a line's figures: `税收 L003、收购补偿 L004`; null where none was kept. */
export function sourceIds({ sources, say }: SelectionBook, line: SelectionLine): string | null {
	const named = [
		...YIELDS.flatMap((y) => {
			const name = say(`selectionDoc.yield.${y}`);
			return [
				[say('selectionDoc.figure.now', { name }), sources.idOf(line, `yieldNow.${y}`)] as const,
				[say('selectionDoc.figure.after', { name }), sources.idOf(line, `yieldAfter.${y}`)] as const,
			];
		}),
		...costsOf(line.candidate).map(
			({ item }) => [say(`selectionDoc.cost.${item}`), sources.idOf(line, `cost.${item}`)] as const,
		),
	];
	const words = named.filter(([, id]) => id !== null).map(([name, id]) => `${name} ${id}`);
	return words.length > 0 ? words.join(say('selectionDoc.list')) : null;
}
