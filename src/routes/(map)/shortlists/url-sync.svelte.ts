import { afterNavigate, beforeNavigate, goto } from '$app/navigation';
import { page } from '$app/state';
import { untrack } from 'svelte';
import { ADDRESS_KEYS, readAddress, writeAddress, type ShortlistAddress } from './criteria-url.ts';

/** Our part of a query, in one spelling. */
const ours = (params: URLSearchParams) =>
	new URLSearchParams([...params].filter(([key]) => ADDRESS_KEYS.includes(key))).toString();

/**
 * Keeps our part of the address and the shortlist the same. The map's part is the layout's (../url-sync): both write
 * with `goto`, so what the other one's writing swallowed is written once more.
 */
export function syncShortlistUrl(
	addressOf: () => ShortlistAddress | null,
	onread: (address: ShortlistAddress) => void,
): void {
	/** Back and forward: the address leads until the shortlist has followed. */
	let led = false;
	let written: ShortlistAddress | null = null;

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
		if (!address || led) return;
		const wanted = writeAddress(address);
		untrack(() => {
			if (now === ours(wanted)) {
				written = address;
				return;
			}
			const others = [...new URLSearchParams(location.search)].filter(([key]) => !ADDRESS_KEYS.includes(key));
			const search = new URLSearchParams([...others, ...wanted]).toString();
			const text = search.replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/%2C/g, ',');
			// Another list is a step of the history; moving a slider is not.
			const replaceState = written === null || written.list === address.list;
			written = address;
			void goto(location.pathname + (text && `?${text}`), { replaceState, keepFocus: true, noScroll: true });
		});
	});
}
