import { tick } from 'svelte';
import { goto } from '$app/navigation';
import type { MapContext } from '#lib/map/map-context.ts';
import type { Mark } from './marks.ts';
import { selectionOf } from './item-words.ts';

type Wanted = Pick<Mark, 'kind' | 'id'>;
let wanted: Wanted | null = null;

/** What another screen put on the shortlist; handed over once. */
export function takeWanted(): Wanted | null {
	const taken = wanted;
	wanted = null;
	return taken;
}

/**
 * Leads to the shortlist screen, which adds this one to the open list, pinned, and shows it.
 * @param own keys of the query that the screen one leaves does not share
 */
export async function addToList(
	map: MapContext,
	what: Wanted,
	bbox: readonly [number, number, number, number],
	own: readonly string[] = [],
): Promise<void> {
	wanted = what;
	map.screen.select(selectionOf(what));
	// There first, then move: a map that moves writes the address of the screen one is on.
	map.map?.stop();
	await tick();
	const params = new URLSearchParams(location.search);
	for (const key of own) params.delete(key);
	params.set('sel', `${what.kind}:${what.id}`);
	await goto(`/shortlists?${params}`);
	map.fit(bbox);
}
