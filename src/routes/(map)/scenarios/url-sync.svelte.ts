import { afterNavigate, beforeNavigate, goto } from '$app/navigation';
import { page } from '$app/state';
import { untrack } from 'svelte';
import { ADDRESS_KEYS, readAddress, writeAddress, type ScenarioAddress } from './scenario-url.ts';

const ours = (params: URLSearchParams) =>
	new URLSearchParams([...params].filter(([key]) => ADDRESS_KEYS.includes(key))).toString();

/**
 * Keeps our part of the address and the scenarios the same; the map's part is the layout's (../url-sync). Both write with
 * `goto`, so what the other one's writing swallowed is written once more.
 */
export function syncScenarioUrl(
	addressOf: () => ScenarioAddress | null,
	onread: (address: ScenarioAddress) => void,
): void {
	let led = false;
	let written: ScenarioAddress | null = null;

	beforeNavigate(({ type }) => (led = type === 'popstate'));
	afterNavigate(({ type }) => {
		led = false;
		if (type === 'goto' || type === 'enter') return;
		const address = addressOf();
		if (address && ours(page.url.searchParams) !== ours(writeAddress(address)))
			onread(readAddress(page.url.searchParams));
	});

	$effect(() => {
		const address = addressOf();
		const now = ours(page.url.searchParams);
		if (!address || led || !page.url.pathname.startsWith('/scenarios')) return;
		const wanted = writeAddress(address);
		untrack(() => {
			if (now === ours(wanted)) {
				written = address;
				return;
			}
			const others = [...new URLSearchParams(location.search)].filter(([key]) => !ADDRESS_KEYS.includes(key));
			const search = new URLSearchParams([...others, ...wanted]).toString();
			const text = search.replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/%2C/g, ',');
			// Another scenario is a step of the history; how they are compared is not.
			const replaceState = written === null || written.open === address.open;
			written = address;
			void goto(location.pathname + (text && `?${text}`), { replaceState, keepFocus: true, noScroll: true });
		});
	});
}
