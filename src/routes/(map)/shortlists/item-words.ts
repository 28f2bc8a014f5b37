import type { Overview } from '#lib/api/overview.ts';
import type { Candidate } from '#lib/api/shortlists.ts';
import type { Selection } from '#lib/map/selection.ts';
import { dispositionWords } from '#lib/words/disposition-words.ts';
import type { Lang } from '#lib/words/lang.ts';

/** Why this disposition is proposed, as a sentence. */
export const reasonWords = (candidate: Candidate, lang: Lang): string =>
	dispositionWords(candidate.reason, candidate.reasonParams, lang);

/** What marks a candidate as our own proposal says; null: it is none. */
export function extensionKey(candidate: Pick<Candidate, 'kind' | 'extension'>) {
	if (!candidate.extension) return null;
	return candidate.kind === 'low-slope' ? 'shortlist.extension.low-slope' : 'batch.extension.long';
}

/** How a candidate is called: a park's free land by the park, a parcel by its code, a low-slope block by its name or code. */
export const titleOf = (candidate: Candidate): string => candidate.name ?? candidate.code;

export interface Places {
	park: string;
	region: string;
}

/** Names of the park and county that a candidate lies in; empty where it lies in none. */
export function placesOf(candidate: Candidate, overview: Overview | null): Places {
	return {
		park: overview?.parks.find((park) => park.id === candidate.park)?.name ?? '',
		region: overview?.regions.find((region) => region.id === candidate.region)?.name ?? '',
	};
}

/** What the map shows of a candidate: its parcel or block, or the park whose land is free. */
export function selectionOf({ kind, id }: Pick<Candidate, 'kind' | 'id'>): Selection {
	return { kind: kind === 'free-land' ? 'park' : kind, id };
}

/** The candidate that a choice on the map means. */
export function candidateOf(selection: Selection | null): Pick<Candidate, 'kind' | 'id'> | null {
	if (selection?.kind === 'parcel') return { kind: 'parcel', id: selection.id };
	if (selection?.kind === 'park') return { kind: 'free-land', id: selection.id };
	if (selection?.kind === 'low-slope') return { kind: 'low-slope', id: selection.id };
	return null;
}
