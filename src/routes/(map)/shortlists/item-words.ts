import type { Overview } from '#lib/api/overview.ts';
import type { Candidate } from '#lib/api/shortlists.ts';
import type { Proof } from '#lib/domain/proof.ts';
import type { Selection } from '#lib/map/selection.ts';
import type { Lang } from '#lib/words/lang.ts';
import { sentenceOf } from '#lib/words/proof-words.ts';

/** Why this disposition is proposed, as a sentence. */
export function reasonWords(candidate: Candidate, lang: Lang): string {
	return sentenceOf(
		{ code: `disposition.${candidate.reason}`, params: candidate.reasonParams as Proof['params'] },
		lang,
	);
}

/** How a candidate is called: a park's free land by the park, a parcel by its code. */
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

/** What the map shows of a candidate: its parcel, or the park whose land is free. */
export function selectionOf(candidate: Pick<Candidate, 'kind' | 'id'>): Selection {
	return { kind: candidate.kind === 'parcel' ? 'parcel' : 'park', id: candidate.id };
}

/** The candidate that a choice on the map means. */
export function candidateOf(selection: Selection | null): Pick<Candidate, 'kind' | 'id'> | null {
	if (selection?.kind === 'parcel') return { kind: 'parcel', id: selection.id };
	if (selection?.kind === 'park') return { kind: 'free-land', id: selection.id };
	return null;
}
