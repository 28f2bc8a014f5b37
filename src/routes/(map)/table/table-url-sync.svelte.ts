import { afterNavigate, goto } from '$app/navigation';
import { page } from '$app/state';
import { untrack } from 'svelte';
import type { TableState } from './table-state.svelte.ts';
import { readTable, TABLE_KEYS, writeTable } from './table-url.ts';

const ours = (params: URLSearchParams) =>
	new URLSearchParams([...params].filter(([key]) => TABLE_KEYS.includes(key))).toString();

/** Keeps the table's part of the address and the table the same; the map's part is the layout's (../url-sync). */
export function syncTableUrl(table: TableState): void {
	table.take(readTable(page.url.searchParams));
	let led = false;

	afterNavigate(({ type }) => {
		led = false;
		if (type === 'goto' || type === 'enter') return;
		if (ours(page.url.searchParams) !== ours(writeTable(table.address))) {
			led = true;
			table.take(readTable(page.url.searchParams));
		}
	});

	$effect(() => {
		const wanted = writeTable(table.address);
		const now = ours(page.url.searchParams);
		untrack(() => {
			if (led || now === ours(wanted)) {
				led = false;
				return;
			}
			const others = [...new URLSearchParams(location.search)].filter(([key]) => !TABLE_KEYS.includes(key));
			const search = new URLSearchParams([...others, ...wanted]).toString();
			const text = search.replace(/%3A/g, ':').replace(/%2F/g, '/').replace(/%2C/g, ',');
			void goto(location.pathname + (text && `?${text}`), {
				replaceState: true,
				keepFocus: true,
				noScroll: true,
			});
		});
	});
}
