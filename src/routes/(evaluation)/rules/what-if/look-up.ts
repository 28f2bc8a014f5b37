import { z } from 'zod';
import { bbox, type Bbox } from '#lib/api/overview.ts';
import { fetchBytes, fetchJson } from '#lib/map/fetch-answer.ts';
import { columnsFromArrow } from '#lib/map/parcel-columns.ts';

const found = z.object({ results: z.array(z.object({ id: z.number(), bbox: bbox.nullable() })) });

/** Where an object lies, by its code or name; null where it has no place. */
export async function placeOf(name: string, id: number): Promise<{ bbox: Bbox | null } | null> {
	const answer = await fetchJson(found, `/api/search?q=${encodeURIComponent(name)}`);
	return answer.ok ? (answer.value.results.find((r) => r.id === id) ?? null) : null;
}

/** Names of a run's enterprises, in the order of its columns; null where they could not be read. */
export async function enterpriseNames(run: number, signal: AbortSignal): Promise<(string | null)[] | null> {
	const answer = await fetchBytes(`/api/runs/${run}/columns?of=enterprise&names=name`, signal);
	return answer.ok && !signal.aborted ? columnsFromArrow(answer.value).text('name') : null;
}
