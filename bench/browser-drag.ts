/**
 * A corner dragged in a real browser, software rendering, over a county of 100,000 parcels on the PostgreSQL home, with
 * some 200 parcels under the drawing; and the first map from a warm server. Seeded data (browser-drag-seed.ts).
 * For each pointer event: its handlers' time, all the time of the page's thread until the next event (the browser's own
 * trace: layout, paint, the map's frame too), and the worker's answer from asking to hearing. The official answer after
 * the hand lets go is printed beside it.
 *
 *   DATABASE_URL=postgres://…/empty npx tsx bench/browser-drag.ts [parcels] [events]
 *   BASE=http://… asks a server that runs already
 */
import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { SYSTEM } from '#lib/server/database/db.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { CHROMIUM_FLAGS, findChromium } from '../tests/support/chromium.ts';
import { freePort } from '../tests/support/free-port.ts';
import { ROOT, startProduct, type Product } from '../tests/support/product.ts';
import { SIZE, SOUTH, WEST } from './overlay-county.ts';
import { seedCounty } from './browser-drag-seed.ts';
import { readTrace, type TraceEvent } from './browser-drag-trace.ts';

const GOAL = { thread: 16, worker: 50, firstMap: 2000 };
const MOST_NAMED = 8;
const parcels = Number(process.argv[2] ?? 100_000);
const events = Number(process.argv[3] ?? 200);
const url = process.env['DATABASE_URL'];
if (!url) {
	process.stdout.write('browser-drag: no DATABASE_URL (an empty PostgreSQL + PostGIS database): left out\n');
	process.exit(0);
}
const scratch = mkdtempSync(path.join(tmpdir(), 'tenglong-browser-drag-'));
let product: Product | null = null;
let browser: Browser | null = null;
try {
	await seedWhereEmpty(url);
	if (!process.env['BASE'])
		product = await startProduct({
			port: await freePort(),
			data: path.join(scratch, 'data'),
			log: path.join(scratch, 'serve.log'),
			databaseUrl: url,
		});
	const base = process.env['BASE'] ?? product?.url ?? '';
	browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: CHROMIUM_FLAGS });
	say(
		'load of the machine',
		loadavg()
			.map((n) => n.toFixed(1))
			.join(' '),
	);
	await firstMap(browser, base);
	await drag(browser, base);
} finally {
	await browser?.close();
	await product?.stop();
	rmSync(scratch, { recursive: true, force: true });
}

async function seedWhereEmpty(address: string): Promise<void> {
	const database = await openDatabase({
		url: address,
		dataDir: scratch,
		migrationsDir: path.join(ROOT, 'migrations'),
	});
	try {
		const { rows } = await database.as(SYSTEM).query<{ n: number }>('select count(*)::int as n from parcels');
		const found = rows[0]?.n ?? 0;
		if (found === 0) await database.as(SYSTEM).transaction((db) => seedCounty(db, parcels));
		else if (found !== parcels)
			throw new Error(`the database holds ${found} parcels, expected ${parcels} or none`);
	} finally {
		await database.close();
	}
}

/** From asking for the page to a map at rest with parcels painted; the second visit counts, the server is warm then. */
async function firstMap(from: Browser, base: string): Promise<void> {
	const times: number[] = [];
	for (let visit = 0; visit < 3; visit++) {
		const page = await from.newPage({ viewport: { width: 1440, height: 900 } });
		const start = performance.now();
		await page.goto(`${base}/?view=${viewOf(14)}`);
		await page.locator('[data-testid="map"][data-painted="true"]').waitFor({ timeout: 120_000 });
		times.push(performance.now() - start);
		await page.context().close();
	}
	say(
		'first map, visits one after the other',
		`${times.map((t) => t.toFixed(0)).join(', ')} ms (goal ${GOAL.firstMap})`,
	);
}

function viewOf(zoom: number): string {
	return `${zoom}/${(SOUTH + SIZE / 2).toFixed(5)}/${(WEST + SIZE / 2).toFixed(5)}`;
}

interface Asked {
	asked: number;
	heard: number;
	tookMs: number;
	covered: number;
}

/** Notes when the page asks its worker and when it hears the answer. */
function watchWorkers(): void {
	const log: Asked[] = [];
	const loads: number[] = [];
	Object.assign(globalThis, { benchAnswers: log, benchLoads: loads });
	const Original = globalThis.Worker;
	globalThis.Worker = class extends Original {
		#asked = 0;
		constructor(script: string | URL, options?: WorkerOptions) {
			super(script, options);
			this.addEventListener('message', ({ data }: MessageEvent) => {
				if (data?.kind === 'loaded') loads.push(performance.now());
				if (data?.kind !== 'answer' || !('tookMs' in (data.answer ?? {}))) return;
				log.push({
					asked: this.#asked,
					heard: performance.now(),
					tookMs: data.answer.tookMs,
					covered: data.answer.figures?.covered.length ?? 0,
				});
			});
		}
		override postMessage(message: { kind?: string }, transfer?: unknown): void {
			if (message?.kind === 'evaluate') this.#asked = performance.now();
			super.postMessage(message, transfer as Transferable[]);
		}
	};
}

async function drag(from: Browser, base: string): Promise<void> {
	const page = await from.newPage({ viewport: { width: 1440, height: 900 } });
	await page.addInitScript(watchWorkers);
	await page.goto(`${base}/draw?view=${viewOf(13.6)}`);
	await page.waitForFunction(
		() => (globalThis as unknown as { benchLoads: number[] }).benchLoads.length > 0,
		null,
		{
			timeout: 120_000,
		},
	);
	const box = await page.getByTestId('map').boundingBox();
	if (!box) throw new Error('no map');
	// 24 corners round the middle of what the panel leaves free
	const [x, y, reach] = [box.x + box.width * 0.42, box.y + box.height * 0.5, box.height * 0.3];
	const corner = (i: number): [number, number] => [
		x + reach * Math.cos((2 * Math.PI * i) / 24),
		y + reach * Math.sin((2 * Math.PI * i) / 24),
	];
	await page.keyboard.down('Alt');
	for (let i = 0; i < 24; i++) await page.mouse.click(...corner(i));
	await page.keyboard.press('Enter');
	await page.getByTestId('agreement').waitFor({ timeout: 120_000 });
	await page.waitForTimeout(1500);
	await page.mouse.move(...corner(0));
	await page.mouse.down();
	await page.evaluate(() => ((globalThis as unknown as { benchAnswers: Asked[] }).benchAnswers.length = 0));
	const trace = await traced(page, async () => {
		for (let i = 1; i <= events; i++) {
			const turn = (2 * Math.PI * i) / events;
			const [cx, cy] = corner(0);
			await page.mouse.move(cx - 60 * (1 - Math.cos(turn)), cy + 40 * Math.sin(turn));
			await page.waitForTimeout(12);
		}
	});
	await page.mouse.up();
	await page.keyboard.up('Alt');
	const dropped = performance.now();
	await page.getByTestId('agreement').waitFor({ timeout: 60_000 });
	say('official answer after letting go', ms(performance.now() - dropped));
	const answers = await page.evaluate(
		() => (globalThis as unknown as { benchAnswers: Asked[] }).benchAnswers,
	);
	const { handlers, thread, cpu, waited, longTasks, parts } = readTrace(trace);
	say('pointer events', `${handlers.length}; covered ${answers.at(-1)?.covered ?? 0} of ${parcels} parcels`);
	say('handlers an event', spread(handlers));
	say('page’s thread at work, an event', `${spread(thread)} (goal p95 ${GOAL.thread} ms)`);
	say('… of it on the processor', spread(cpu));
	say('… besides, waiting for the compositor', spread(waited));
	say(
		'… most of it',
		parts
			.slice(0, MOST_NAMED)
			.map(([what, part]) => `${what} ${ms(part)}`)
			.join(', '),
	);
	say('tasks over 50 ms', String(longTasks));
	say('worker, asked to heard', `${spread(answers.map((a) => a.heard - a.asked))} (goal ${GOAL.worker} ms)`);
	say('… of it in the worker', spread(answers.map((a) => a.tookMs)));
	say(
		'load of the machine',
		loadavg()
			.map((n) => n.toFixed(1))
			.join(' '),
	);
}

/** What the browser says of itself while something is done. */
async function traced(page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
	const session = await page.context().newCDPSession(page);
	const collected: TraceEvent[] = [];
	session.on('Tracing.dataCollected', ({ value }) => collected.push(...(value as unknown as TraceEvent[])));
	await session.send('Tracing.start', {
		transferMode: 'ReportEvents',
		traceConfig: {
			includedCategories: [
				'devtools.timeline',
				'disabled-by-default-devtools.timeline',
				'toplevel',
				'__metadata',
			],
		},
	});
	await work();
	const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
	await session.send('Tracing.end');
	await complete;
	return collected;
}

function spread(times: readonly number[]): string {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
	return `p50 ${ms(at(0.5))}, p95 ${ms(at(0.95))}, max ${ms(sorted.at(-1) ?? NaN)}`;
}

function ms(value: number): string {
	return `${value.toFixed(1)} ms`;
}

function say(what: string, figure: string): void {
	process.stdout.write(`${what.padEnd(38)} ${figure}\n`);
}
