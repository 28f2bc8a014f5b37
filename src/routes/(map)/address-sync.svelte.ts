import { afterNavigate, goto } from '$app/navigation';
import { navigating, page } from '$app/state';
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
	/** Our part as the address last had it, and as we are writing it. */
	let known = ours(page.url.searchParams);
	let text: string | null = null;
	let written: Address | null = null;
	let isLed = $state(false);
	let following = 0;

	afterNavigate(({ from, type }) => {
		const is = ours(page.url.searchParams);
		// On entering the site there is a `from`, but without an address.
		const isEntry = type === 'enter' || !from?.url.pathname.startsWith(path);
		// What stands there as before is the layout's writing, also where it swallowed ours: that is written once more.
		const isOther = !isEntry && is !== known && is !== text;
		if (is !== known) text = null;
		known = is;
		if (!isOther || !page.url.pathname.startsWith(path)) return;
		isLed = true;
		following += 1;
		const done = () => {
			following -= 1;
			if (following > 0) return;
			written = addressOf();
			isLed = false;
		};
		void follow(read(page.url.searchParams)).then(done, done);
	});

	$effect(() => {
		const address = addressOf();
		const now = ours(page.url.searchParams);
		// While a navigation is under way nobody knows yet whose it is.
		if (!address || isLed || navigating.to || !page.url.pathname.startsWith(path)) return;
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
