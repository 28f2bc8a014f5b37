import { tableFromIPC } from '@uwdata/flechette';
import { expect, test } from '@playwright/test';
import type { Assessment, Neighbourhood } from '#lib/api/assessment.ts';
import type { Overview, RunSummary } from '#lib/api/overview.ts';
import type { ParcelDetail } from '#lib/api/evaluation.ts';

// HTTP from outside, on the running product with its demo (contract.md, "HTTP").

/** A square of about 400 m over the middle of the first demo park. */
async function overPark(overview: Overview): Promise<number[][][]> {
	const [w, s, e, n] = (overview.parks[0] as Overview['parks'][number]).bbox;
	const [x, y] = [(w + e) / 2, (s + n) / 2];
	const d = 0.002;
	return [
		[
			[x - d, y - d],
			[x + d, y - d],
			[x + d, y + d],
			[x - d, y + d],
			[x - d, y - d],
		],
	];
}

test('health says which database it stands on', { tag: '@main' }, async ({ request }) => {
	const health = await (await request.get('/api/health')).json();
	expect(health).toMatchObject({ status: 'ok', version: expect.any(String) });
	expect(['embedded', 'server']).toContain(health.database.home);
	expect(health.database.postgis).toMatch(/^\d+\.\d+/);
});

test(
	'the overview names the demo as synthetic and has its years and runs',
	{ tag: '@main' },
	async ({ request }) => {
		const overview = (await (await request.get('/api/overview')).json()) as Overview;
		expect(overview.synthetic).toBe(true);
		expect(overview.years).toEqual([2024, 2023, 2022]);
		expect(overview.regions).toHaveLength(9);
		expect(overview.counts['parcels']).toBe(3000);
		expect(overview.runs[0]).toMatchObject({ year: 2024, rules: 'demo-2024@1' });
	},
);

test('an assessment apportions by area and names what is missing', { tag: '@main' }, async ({ request }) => {
	const overview = (await (await request.get('/api/overview')).json()) as Overview;
	const geometry = { type: 'Polygon', coordinates: await overPark(overview) };
	const response = await request.post('/api/assessments', { data: { geometry } });
	expect(response.status()).toBe(200);
	const answer = (await response.json()) as Assessment;
	expect(answer).toMatchObject({ engine: 'postgis', run: overview.runs[0]?.id, year: 2024 });
	expect(answer.area.mu).toBeCloseTo((answer.area.ellipsoidalM2 * 3) / 2000, 9);
	expect(answer.area.planeCrs).toBe('EPSG:4528');
	expect(answer.parcels.length).toBeGreaterThan(0);
	for (const p of answer.parcels) expect(p.share).toBeCloseTo(p.overlapM2 / p.areaM2, 9);
	// the browser's neighbourhood holds the same parcels and facts: Σ fact × share is the answer's total
	const [w, s, e, n] = boxOf(geometry.coordinates[0] as number[][]);
	const near = (await (
		await request.get(`/api/neighbourhood?bbox=${w},${s},${e},${n}`)
	).json()) as Neighbourhood;
	const facts = new Map(near.parcels.map((p) => [p.id, p.facts]));
	const known = answer.parcels.filter((p) => facts.get(p.id)?.['taxWan'] != null);
	const tax = known.reduce((sum, p) => sum + (facts.get(p.id)?.['taxWan'] as number) * p.share, 0);
	expect(answer.totals['taxWan']).toBeCloseTo(tax, 6);
	expect((answer.missing.find((m) => m.fact === 'taxWan')?.parcels ?? []).length).toBe(
		answer.parcels.length - known.length,
	);
});

test(
	'a boundary that crosses itself is refused with the place, as problem+json',
	{ tag: '@main' },
	async ({ request }) => {
		const ring = [
			[119.9, 28.4],
			[119.91, 28.41],
			[119.91, 28.4],
			[119.9, 28.412],
			[119.9, 28.4],
		];
		const response = await request.post('/api/assessments', {
			data: { geometry: { type: 'Polygon', coordinates: [ring] } },
		});
		expect(response.status()).toBe(400);
		expect(response.headers()['content-type']).toBe('application/problem+json');
		expect(await response.json()).toMatchObject({
			code: 'boundary.self-crossing',
			message: expect.stringContaining('自相交'),
		});
	},
);

test('what is not JSON, or not a polygon, is told by path', { tag: '@main' }, async ({ request }) => {
	const text = await request.post('/api/assessments', {
		data: 'no',
		headers: { 'content-type': 'text/plain' },
	});
	expect(await text.json()).toMatchObject({ status: 400, code: 'json' });
	const point = await request.post('/api/assessments', {
		data: { geometry: { type: 'Point', coordinates: [1, 2] } },
	});
	expect(await point.json()).toMatchObject({
		status: 400,
		code: 'field',
		path: expect.stringContaining('geometry'),
	});
	const run = await request.get('/api/runs/999999');
	expect(run.status()).toBe(404);
	expect(await run.json()).toMatchObject({ code: 'not-found' });
});

test('a page of another origin may not write', { tag: '@main' }, async ({ request }) => {
	const response = await request.post('/api/demo', { headers: { origin: 'http://evil.example' } });
	expect(response.status()).toBe(403);
	expect(await response.json()).toMatchObject({ code: 'foreign-origin' });
});

test(
	'tiles carry ids, and a run’s columns the figures, joined by id',
	{ tag: '@main' },
	async ({ request }) => {
		const overview = (await (await request.get('/api/overview')).json()) as Overview;
		const tilejson = await (await request.get('/tiles/parcels.json')).json();
		expect(tilejson).toMatchObject({
			tilejson: '3.0.0',
			name: 'parcels',
			vector_layers: [{ id: 'parcels' }, { id: 'parcels-label' }],
		});
		const [w, s, e, n] = (overview.parks[0] as Overview['parks'][number]).bbox;
		const z = 14;
		const x = Math.floor((((w + e) / 2 + 180) / 360) * 2 ** z);
		const sin = Math.sin((((s + n) / 2) * Math.PI) / 180);
		const y = Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 2 ** z);
		const tile = await request.get(`/tiles/parcels/${z}/${x}/${y}.mvt`);
		expect(tile.headers()['content-type']).toBe('application/vnd.mapbox-vector-tile');
		const bytes = await tile.body();
		expect(bytes.length).toBeGreaterThan(200);
		expect(bytes.includes(Buffer.from('parcels'))).toBe(true);
		const again = await request.get(`/tiles/parcels/${z}/${x}/${y}.mvt`, {
			headers: { 'if-none-match': tile.headers()['etag'] as string },
		});
		expect(again.status()).toBe(304);
		const columns = await request.get(
			`/api/runs/${overview.runs[0]?.id}/columns?names=code,taxPerMu,grade,idle`,
		);
		const table = tableFromIPC(new Uint8Array(await columns.body()));
		expect(table.names).toEqual(['id', 'code', 'taxPerMu', 'grade', 'idle']);
		expect(table.numRows).toBe(3000);
	},
);

test(
	'every flag of a parcel walks back to an article, and every occupant’s figure to a row of a file',
	{ tag: '@main' },
	async ({ request }) => {
		const overview = (await (await request.get('/api/overview')).json()) as Overview;
		const run = overview.runs[0] as RunSummary;
		const columns = await request.get(`/api/runs/${run.id}/columns?names=idle`);
		const table = tableFromIPC(new Uint8Array(await columns.body()));
		const [ids, idle] = [table.getChild('id'), table.getChild('idle')];
		const at = [...idle].findIndex((finding) => finding === 'yes');
		const detail = (await (
			await request.get(`/api/runs/${run.id}/parcels/${ids.at(at)}`)
		).json()) as ParcelDetail;
		const flag = detail.flags.find((f) => f.finding === 'yes' && 'consequence' in f);
		expect(JSON.stringify(flag?.proof)).toContain('第二条');
		for (const occupant of detail.occupants) {
			for (const [fact, value] of Object.entries(occupant.facts)) {
				if (value === null) continue;
				const source = occupant.sources[fact];
				expect(source?.row !== undefined || source?.method !== undefined, `${fact} of ${occupant.code}`).toBe(
					true,
				);
			}
		}
	},
);

test('two people who change one drawing: the second is told', { tag: '@main' }, async ({ request }) => {
	const overview = (await (await request.get('/api/overview')).json()) as Overview;
	const geometry = { type: 'Polygon', coordinates: await overPark(overview) };
	const made = await (await request.post('/api/drawings', { data: { name: '合并测试', geometry } })).json();
	const first = await request.put(`/api/drawings/${made.id}`, {
		data: { name: '甲', geometry, version: made.version },
	});
	expect(first.status()).toBe(200);
	const second = await request.put(`/api/drawings/${made.id}`, {
		data: { name: '乙', geometry, version: made.version },
	});
	expect(second.status()).toBe(409);
	expect(await second.json()).toMatchObject({ code: 'changed-meanwhile' });
	expect((await request.delete(`/api/drawings/${made.id}`)).status()).toBe(204);
	expect((await request.get(`/api/drawings/${made.id}`)).status()).toBe(404);
});

test('the OpenAPI document is served', { tag: '@main' }, async ({ request }) => {
	const document = await (await request.get('/api/openapi.json')).json();
	expect(Object.keys(document.paths)).toContain('/api/assessments');
});

function boxOf(ring: number[][]): [number, number, number, number] {
	const xs = ring.map((p) => p[0] as number);
	const ys = ring.map((p) => p[1] as number);
	return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
