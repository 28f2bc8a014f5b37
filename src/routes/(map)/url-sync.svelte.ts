import { afterNavigate, goto } from '$app/navigation';
import { page } from '$app/state';
import { onDestroy, untrack } from 'svelte';
import { classingText } from '#lib/map/classing.ts';
import { opacitiesOf, opacitiesText } from '#lib/map/layer-look.ts';
import { groupOrderOf } from '#lib/map/layer-order.ts';
import type { ScreenState } from '#lib/map/screen-state.svelte.ts';
import { sameSelection } from '#lib/map/selection.ts';
import { parseUrl, searchOf, type UrlState } from '#lib/map/url-state.ts';
import { Remembered } from '#lib/ui/remembered.svelte.ts';

const QUIET_MS = 150;

/** What deserves a step of its own in the browser's history; panning and filtering do not. */
function isStep(before: UrlState, after: UrlState): boolean {
	return (
		before.run !== after.run ||
		before.colourBy !== after.colourBy ||
		before.versus !== after.versus ||
		before.basemap !== after.basemap ||
		classingText(before.classing) !== classingText(after.classing) ||
		!sameSelection(before.selection, after.selection)
	);
}

/** Keeps the address and the screen the same: the screen writes it; back, forward and links are read from it. */
export function syncUrl(screen: ScreenState): void {
	screen.applyUrl(parseUrl(page.url.searchParams));
	remember(screen);
	let written: UrlState = screen.url;

	afterNavigate(({ type }) => {
		// Our own writing arrives as 'goto' and must not undo what changed while it was under way.
		if (type !== 'goto') {
			screen.applyUrl(parseUrl(page.url.searchParams));
			written = screen.url;
		}
	});

	/** A brush or a slider moves sixty times a second, a browser writes its address two hundred times in thirty. */
	let timer: ReturnType<typeof setTimeout> | undefined;
	$effect(() => {
		const state = screen.url;
		clearTimeout(timer);
		if (untrack(() => isStep(written, state))) write();
		else timer = setTimeout(write, QUIET_MS);
	});
	onDestroy(() => clearTimeout(timer));

	function write() {
		untrack(() => {
			const state = screen.url;
			const search = searchOf(new URLSearchParams(location.search), state);
			if (search === decodedSearch()) return;
			const replaceState = screen.playing || !isStep(written, state);
			written = state;
			void goto(location.pathname + search, { replaceState, keepFocus: true, noScroll: true });
		});
	}
}

/** The present search part in the same spelling as `searchOf`. */
function decodedSearch(): string {
	return location.search.replace(/%3A/gi, ':').replace(/%2F/gi, '/').replace(/%2C/gi, ',');
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Order and opacity of the layers outlive the visit; an address that names its own goes before them. */
function remember(screen: ScreenState): void {
	const order = new Remembered('layer-order', '', isText);
	const opacity = new Remembered('layer-opacity', '', isText);
	if (screen.order.length === 0) screen.order = groupOrderOf(order.value.split(','));
	if (Object.keys(screen.opacity).length === 0) screen.opacity = opacitiesOf(opacity.value);
	$effect(() => {
		order.value = screen.order.join(',');
		opacity.value = opacitiesText(screen.opacity);
	});
}
