import type { MissingPaper } from '../domain/batches/papers.ts';
import type { Batch } from '../domain/disposition/disposition-rules.ts';
import { muOf } from '../domain/units.ts';
import type { Lang } from './lang.ts';
import { showNumber } from './numbers.ts';
import { say, sayIfKnown } from './words.ts';

/** A batch, or that a parcel has none. */
export function batchWord(batch: Batch | null, lang: Lang): string {
	return say(lang, batch === null ? 'batches.batch.none' : `batches.batch.${batch}`);
}

/** A paper by its word, or as the register writes it. */
export function paperWord(
	{ code, written }: { code: string | null; written: MissingPaper['written'] },
	lang: Lang,
) {
	return (code === null ? undefined : sayIfKnown(lang, `batches.paper.${code}`)) ?? written;
}

/** Why a swap has no destination, as plans keep it: codes instead of ids. */
export interface ToldUnassigned {
	reason: string;
	largestM2: number | null;
	taken: readonly { code: string; by: readonly string[] }[];
}

/** Why a swap has no destination, in a sentence. */
export function unassignedSentence({ reason, largestM2, taken }: ToldUnassigned, lang: Lang): string {
	const list = (parts: readonly string[]) => parts.join(lang === 'en' ? ', ' : '、');
	return (
		sayIfKnown(lang, `batches.unassigned.${reason}`, {
			mu: largestM2 === null ? '—' : showNumber(muOf(largestM2), 2),
			places: list(
				taken
					.slice(0, 4)
					.map(({ code, by }) => (by.length > 0 ? `${code}（${list(by.slice(0, 3))}）` : code)),
			),
		}) ?? reason
	);
}
