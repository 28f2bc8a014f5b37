import { afterEach, expect, it, vi } from 'vitest';
import type { Drawing } from '#lib/api/drawings.ts';

afterEach(() => vi.unstubAllGlobals());

const drawing = (id: number) => ({ id, name: `${id}` }) as Drawing;

it('every deletion of a visit can be undone, not the last alone', async () => {
	// Runes as plain values: nothing here is looked at by a page.
	vi.stubGlobal(
		'$state',
		Object.assign(<T>(value: T) => value, { raw: <T>(value: T) => value }),
	);
	const sent: string[] = [];
	vi.stubGlobal('fetch', (url: string, { method }: { method?: string }) => {
		sent.push(`${method} ${url}`);
		return Promise.resolve(method === 'GET' ? Response.json({ drawings: [] }) : new Response(null));
	});
	const { SavedDrawings } = await import('./saved-drawings.svelte.ts');
	const saved = new SavedDrawings();
	await saved.remove(drawing(1));
	await saved.remove(drawing(2));
	expect(saved.deleted.map(({ id }) => id)).toEqual([2, 1]);
	await saved.bringBack(drawing(1));
	expect(sent).toContain('PATCH /api/drawings/1');
	expect(saved.deleted.map(({ id }) => id)).toEqual([2]);
});
