import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ask } from '#lib/map/drawing/gesture.ts';
import type { Outline } from '#lib/map/drawing/outline.ts';
import { sessionOf, sheetOf, type Session } from '#lib/map/drawing/session.ts';
import type { SavedAs } from '#lib/map/drawing/works.ts';
import type { ParcelPick } from './parcel-pick.svelte.ts';

/** A parcel of 0.001° on a side, as the server hands it out. */
const shapeOf = (id: number) => ({
	kind: 'parcel',
	id,
	code: String(id),
	name: null,
	areaM2: 10_000,
	geometry: {
		type: 'MultiPolygon',
		coordinates: [
			[
				[
					[id, 0],
					[id + 0.001, 0],
					[id + 0.001, 0.001],
					[id, 0],
				],
			],
		],
	},
});
const standing: Outline = [
	[
		[
			[5, 5],
			[6, 5],
			[6, 6],
		],
	],
];

/** The table, without what a pick does not touch. */
class Table {
	session: Session = sessionOf(standing);
	savedAs: SavedAs | null = null;
	work = 1;
	asked: Ask | null = null;
	opened: Outline | null = null;
	ask(ask: Ask): void {
		this.asked = ask;
	}
	open(outline: Outline): void {
		this.opened = outline;
	}
	change(next: (session: Session) => Session): void {
		this.session = next(this.session);
	}
	/** As the hand answers: with these parcels. */
	answer(ids: readonly number[]): void {
		if (this.asked?.kind === 'parcels') this.asked.ondone(ids);
	}
}
let table: Table;
let pick: ParcelPick;
/** Requests, and their answers in order. */
let requests: (() => void)[];

beforeEach(async () => {
	// Runes as plain values: nothing here is looked at by a page.
	vi.stubGlobal(
		'$state',
		Object.assign(<T>(value: T) => value, { raw: <T>(value: T) => value }),
	);
	requests = [];
	vi.stubGlobal('fetch', (url: string, { signal }: { signal?: AbortSignal }) => {
		return new Promise((resolve, reject) => {
			signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
			const id = Number(url.split('/').at(-1));
			requests.push(() => resolve(Response.json(shapeOf(id))));
		});
	});
	const { ParcelPick } = await import('./parcel-pick.svelte.ts');
	table = new Table();
	const context = {
		map: null,
		screen: { selection: { kind: 'parcel', id: 7 } },
		chosen: { ids: new Set([7, 8]) },
	} as unknown as ConstructorParameters<typeof ParcelPick>[0];
	pick = new ParcelPick(context, table, () => '');
	pick.begin();
});
afterEach(() => vi.unstubAllGlobals());

/** Lets every request of the moment come back. */
async function arrive(): Promise<void> {
	for (const answer of requests.splice(0)) answer();
	await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('an outline from parcels', () => {
	it('starts from the parcel that is open and those chosen together', () => {
		expect(table.asked).toMatchObject({ kind: 'parcels', chosen: [7, 8] });
	});

	it('becomes the next step of an unnamed drawing', async () => {
		table.answer([1]);
		await arrive();
		expect(sheetOf(table.session)).toMatchObject({ by: 'from-parcels', sketch: null });
		expect(table.opened).toBeNull();
	});

	it('does not take the place of a saved drawing under its name', async () => {
		table.savedAs = { id: 1, name: 'a', note: null, version: 1 };
		table.answer([1]);
		await arrive();
		expect(table.opened).toHaveLength(1);
		expect(sheetOf(table.session).outline).toBe(standing);
	});

	it('is dropped when something else was drawn or opened meanwhile', async () => {
		table.answer([1]);
		const other = (table.session = sessionOf(standing));
		await arrive();
		expect(table.session).toBe(other);
		table.answer([1]);
		table.work = 2;
		await arrive();
		expect(table.session).toBe(other);
	});

	it('says how far it is, and can be given up', async () => {
		table.answer([1, 2, 3, 4, 5, 6, 7, 8]);
		await arrive();
		expect(pick.taking).toEqual({ done: 6, count: 8 });
		pick.cancel();
		await arrive();
		expect(pick.taking).toBeNull();
		expect(pick.problem).toBeNull();
		expect(sheetOf(table.session).outline).toBe(standing);
	});

	it('asks for none where hundreds were boxed', () => {
		table.answer(Array.from({ length: 301 }, (_, i) => i));
		expect(requests).toEqual([]);
		expect(pick.problem?.problem).toMatchObject({ code: 'outline.too-many-parcels', got: 301 });
	});
});
