import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

// Not one request off the origin by default, on any page: every route of the product is opened.

const ROUTES = join(import.meta.dirname, '../../src/routes');

/** `(map)/draw/+page.svelte` → `/draw`; pages of one record are opened by the first number. */
const pages = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('+page.svelte'))
	.map((file) =>
		`/${file.slice(0, -'+page.svelte'.length)}`
			.replace(/\([^)]+\)\//g, '')
			.replace(/\[[^\]]+\]/g, '1')
			.replace(/(.)\/$/, '$1'),
	)
	.sort();

test('no page asks anything of any other origin', { tag: '@main' }, async ({ page, baseURL }) => {
	expect(pages.length).toBeGreaterThan(10);
	const origin = new URL(baseURL ?? '').origin;
	const foreign: string[] = [];
	page.on('request', (request) => {
		const url = new URL(request.url());
		if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(origin).host)
			foreign.push(`${page.url()} → ${request.url()}`);
	});
	for (const path of pages) {
		await page.goto(path);
		await page.waitForLoadState('load');
		await page.waitForTimeout(800);
	}
	expect(foreign).toEqual([]);
});
