import { createHash } from 'node:crypto';
import { InputError } from '#lib/domain/problem.ts';
import type { RecordKindName } from '#lib/domain/record-kinds/record-kind.ts';
import type { Db } from '#lib/server/database/db.ts';
import { bytesOf } from '#lib/server/demo/as-file.ts';
import { DEMO_AS_OF, DEMO_YEARS, type DemoFile } from '#lib/server/demo/demo-set.ts';
import { generateDemo } from '#lib/server/demo/generate.ts';
import { demoTerrain } from '#lib/server/demo/terrain.ts';
import { bytesSource } from '#lib/formats/geotiff.ts';
import * as sources from '#lib/server/store/sources.ts';
import * as summary from '#lib/server/store/summary.ts';
import { evaluate } from './evaluate.ts';
import { importTerrain } from './import-terrain.ts';
import { importFile } from './import.ts';
import type { TaskContext } from './task.ts';

export interface DemoLoaded {
	regions: number;
	parks: number;
	parcels: number;
	enterprises: number;
	years: number[];
}

/** Parks of the demo are scored by the sample tree; a real run scores none unless a park rule is chosen. */
const DEMO_PARK_RULE = 'td-t-1029-sample';

/** The files' order: what others refer to comes first. */
const ORDER: RecordKindName[] = [
	'regions',
	'parks',
	'park-yearly',
	'parcels',
	'buildings',
	'enterprises',
	'occupancies',
	'yearly',
	'supplies',
	'inspections',
	'decisions',
	'costs',
	'approvals',
	'reserves',
	'tasks',
	'projects',
	'low-slope',
	'constraints',
];

/**
 * Loads the demo region through the product's own import, every batch marked synthetic, and evaluates its years. Loading
 * it again changes nothing but adds no second copy.
 * @throws InputError where the database refuses a file: the demo is then left as far as it came
 */
export async function loadDemo(db: Db, context: TaskContext = {}): Promise<DemoLoaded> {
	const { files } = generateDemo();
	const ordered = files.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
	const steps = ordered.length + DEMO_YEARS.length + 1;
	for (const [done, file] of ordered.entries()) {
		context.signal?.throwIfAborted();
		context.progress?.({ stage: file.name, done, total: steps });
		const report = await importFile(
			db,
			{ kind: file.kind, fileName: file.name, year: file.year, bytes: await bytesOf(file), synthetic: true },
			{ signal: context.signal },
		);
		if (report.state !== 'live') throw new InputError(report.problems);
	}
	context.signal?.throwIfAborted();
	await loadTerrain(db, files);
	const runs = [
		...DEMO_YEARS.map((year) => ({ year, rules: 'demo-2024' })).filter(
			(run) => run.year !== DEMO_YEARS.at(-1),
		),
		{ year: 2022, rules: 'huangyan-2022' },
		{ year: DEMO_YEARS.at(-1) as number, rules: 'demo-2024' },
	];
	for (const [i, run] of runs.entries()) {
		context.progress?.({ stage: `${run.year} ${run.rules}`, done: ordered.length + i, total: steps });
		await evaluate(db, { ...run, park: DEMO_PARK_RULE, asOf: DEMO_AS_OF }, { signal: context.signal });
	}
	const counts = await summary.counts(db);
	return {
		regions: counts['regions'] ?? 0,
		parks: counts['parks'] ?? 0,
		parcels: counts['parcels'] ?? 0,
		enterprises: counts['enterprises'] ?? 0,
		years: await summary.years(db),
	};
}

/** The synthetic elevation model; its heights are written when they are first asked for. */
async function loadTerrain(db: Db, files: readonly DemoFile[]): Promise<void> {
	const { name, bytes } = demoTerrain(files);
	const hash = createHash('sha256').update(bytes).digest('hex');
	await sources.keep(db, { hash, name, bytes: bytes.length }, [bytes]);
	await importTerrain(db, { name, hash, source: bytesSource(bytes), synthetic: true, later: true });
}
