import { afterNavigate, beforeNavigate, goto } from '$app/navigation';
import type { AfterNavigate } from '@sveltejs/kit';
import { page } from '$app/state';
import { untrack } from 'svelte';

interface Part<Address> {
	/** Path of the screen. */
	path: string;
	/** Keys of the query that are the screen's; the others are the map's. */
	keys: readonly string[];
	read: (params: URLSearchParams) => Address;
	write: (address: Address) => URLSearchParams;
	/** What deserves a step of its own in the browser's history. */
	isStep: (before: Address, after: Address) => boolean;
}

/**
 * Keeps a screen's own part of the address and what lies on its desk the same. The map's part is the layout's
 * (./url-sync): both write with `goto`, so what the other one's writing swallowed is written once more.
 * @param addressOf null while the desk has not read its first address
 * @param follow takes over an address; the address leads until it is done
 */
export function syncAddress<Address>(
	{ path, keys, read, write, isStep }: Part<Address>,
	addressOf: () => Address | null,
	follow: (address: Address) => Promise<void>,
): void {
	/** Our part of a query, in one spelling. */
	const ours = (params: URLSearchParams) =>
		new URLSearchParams([...params].filter(([key]) => keys.includes(key))).toString();
	let isLed = $state(false);
	let following = 0;
	let written: Address | null = null;
	/** What we wrote last: it comes back to us as a navigation. */
	let text: string | null = null;

	/** Whether a navigation brings another address of ours; the layout's writing leaves our part as it is. */
	function brings({ from, to, type }: Pick<AfterNavigate, 'from' | 'to' | 'type'>): boolean {
		if (!from?.url.pathname.startsWith(path) || !to?.url.pathname.startsWith(path)) return false;
		const is = ours(to.url.searchParams);
		return is !== ours(from.url.searchParams) && !(type === 'goto' && is === text);
	}
	const release = () => {
		written = addressOf();
		isLed = false;
	};

	beforeNavigate((navigation) => {
		if (navigation.type === 'leave' || !brings(navigation)) return;
		isLed = true;
		navigation.complete.catch(() => following === 0 && release());
	});
	afterNavigate((navigation) => {
		if (!brings(navigation)) {
			isLed = following > 0;
			return;
		}
		isLed = true;
		text = null;
		following += 1;
		const done = () => (following -= 1) === 0 && release();
		void follow(read(page.url.searchParams)).then(done, done);
	});

	$effect(() => {
		const address = addressOf();
		const now = ours(page.url.searchParams);
		if (!address || isLed || !page.url.pathname.startsWith(path)) return;
		const wanted = write(address);
		untrack(() => {
			if (now === ours(wanted)) {
				written = address;
				return;
			}
			const others = [...new URLSearchParams(location.search)].filter(([key]) => !keys.includes(key));
			const search = new URLSearchParams([...others, ...wanted]).toString();
			const query = search.replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/%2C/g, ',');
			const replaceState = written === null || !isStep(written, address);
			written = address;
			text = ours(wanted);
			void goto(location.pathname + (query && `?${query}`), {
				replaceState,
				keepFocus: true,
				noScroll: true,
			});
		});
	});
}
