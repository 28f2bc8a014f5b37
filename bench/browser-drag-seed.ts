// Fills an empty server database with the county of overlay-county.ts and a run over it: parcels, one county, parks of
// 20 × 20 parcels, firms, and a real evaluation of an invented year, written as the product writes runs.
//
//   npx tsx bench/browser-drag-seed.ts postgres://…/name [parcels]
import { join } from 'node:path';
import type { Polygon } from 'geojson';
import { evaluateYear, type YearRules } from '#lib/domain/evaluate/whole-year.ts';
import { ellipsoidalAreaM2 } from '#lib/domain/geometry/area.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { ewkbHexOf } from '#lib/formats/wkb.ts';
import { DECREE_53, DISPOSITION_PROPOSED, LOW_EFFICIENCY_DEMO } from '#lib/rulesets/flag-rules.ts';
import { shippedRule } from '#lib/rulesets/shipped.ts';
import { SYSTEM, type Db } from '#lib/server/database/db.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as ruleSets from '#lib/server/store/rule-sets.ts';
import { hashOfRules } from '#lib/server/tasks/rules-known.ts';
import { runRows } from '#lib/server/tasks/run-rows.ts';
import { countyParcels, SIZE, SOUTH, WEST } from './overlay-county.ts';
import { AS_OF, inventedYear, YEAR } from './whole-year-facts.ts';

const PARK_SIDE = 20;
const CHUNK = 5000;

/** Bulk load into an empty, migrated database. */
export async function seedCounty(db: Db, count: number): Promise<number> {
	const polygons = countyParcels(count);
	const facts = inventedYear(count, 2024);
	const side = Math.ceil(Math.sqrt(count));
	const parksAcross = Math.ceil(side / PARK_SIDE);
	const [batch] = (
		await db.query<{ id: number }>(
			`insert into import_batches (kind, file_name, synthetic, state, recorded_by, live_at)
			 values ('parcels', 'bench', true, 'live', $1, now()) returning id::int as id`,
			[db.actor.id],
		)
	).rows;
	if (!batch) throw new Error('no batch');
	const whole = box(WEST, SOUTH, WEST + SIZE, SOUTH + SIZE);
	const [region] = await subjects(db, 'region', ['331102']);
	await place(db, 'regions', [region as number], ['331102'], [whole], batch.id, { name: ['示例县'] });
	const parkCodes = Array.from({ length: parksAcross ** 2 }, (_, i) => `K${i}`);
	const parks = await subjects(db, 'park', parkCodes);
	const step = (SIZE / side) * PARK_SIDE;
	await place(
		db,
		'parks',
		parks,
		parkCodes,
		parks.map((_, i) => {
			const x = WEST + step * (i % parksAcross);
			const y = SOUTH + step * Math.floor(i / parksAcross);
			return box(x, y, x + step, y + step);
		}),
		batch.id,
		{ name: parkCodes.map((code) => `示例园区${code}`) },
	);
	facts.parcels.forEach((parcel, i) => {
		const areaM2 = ellipsoidalAreaM2(polygons[i] as Polygon);
		const parkOf = Math.floor(i / side / PARK_SIDE) * parksAcross + Math.floor((i % side) / PARK_SIDE);
		parcel.floorM2 = parcel.floorM2 === null ? null : areaM2 * (parcel.floorM2 / parcel.areaM2);
		parcel.footprintM2 = parcel.footprintM2 === null ? null : areaM2 * (parcel.footprintM2 / parcel.areaM2);
		parcel.areaM2 = areaM2;
		parcel.registeredM2 = parcel.registeredM2 === null ? null : areaM2;
		parcel.parkId = parks[parkOf] as number;
		parcel.regionId = region as number;
	});
	// ids of the invented year → those of the database
	const parcelIds = await subjects(
		db,
		'parcel',
		facts.parcels.map((p) => p.code),
	);
	const firmIds = await subjects(
		db,
		'enterprise',
		facts.enterprises.map((e) => e.code),
	);
	const parcelOf = (id: number) => parcelIds[id - 1] as number;
	const firmOf = (id: number) => firmIds[id - 1] as number;
	facts.parcels.forEach((p) => (p.id = parcelOf(p.id)));
	facts.enterprises.forEach((e) => {
		e.id = firmOf(e.id);
		e.row.id = String(e.id);
	});
	for (const o of facts.occupancies) [o.enterprise, o.parcel] = [firmOf(o.enterprise), parcelOf(o.parcel)];
	for (const s of facts.supplies) s.parcel = s.parcel === null ? null : parcelOf(s.parcel);
	for (const i of facts.inspections) i.parcel = parcelOf(i.parcel);
	await place(
		db,
		'parcels',
		parcelIds,
		facts.parcels.map((p) => p.code),
		polygons,
		batch.id,
		{
			park_id: facts.parcels.map((p) => p.parkId),
			region_id: facts.parcels.map((p) => p.regionId),
			registered_area_m2: facts.parcels.map((p) => p.registeredM2),
		},
	);
	for (let at = 0; at < firmIds.length; at += CHUNK)
		await db.query(
			`insert into enterprises (subject_id, code, name, batch_id, content_hash, recorded_by)
			 select u.id, u.code, '示例企业' || u.id, $3, 'bench', $4 from unnest($1::bigint[], $2::text[]) as u(id, code)`,
			[
				firmIds.slice(at, at + CHUNK),
				facts.enterprises.slice(at, at + CHUNK).map((e) => e.code),
				batch.id,
				db.actor.id,
			],
		);
	await db.query('analyze');
	const scoring = shippedRule('demo-2024') as RuleSet;
	const rules: YearRules = {
		scoring,
		idle: DECREE_53,
		lowEfficiency: LOW_EFFICIENCY_DEMO,
		disposition: DISPOSITION_PROPOSED,
	};
	const evaluation = evaluateYear(facts, rules, AS_OF);
	await ruleSets.keepPreset(db, {
		kind: 'scoring',
		id: scoring.id,
		version: scoring.version,
		body: scoring,
		hash: hashOfRules(scoring),
	});
	const run = await runs.insert(
		db,
		{
			year: YEAR,
			ruleId: scoring.id,
			ruleVersion: scoring.version,
			regionCode: null,
			asOf: AS_OF,
			knownAt: new Date().toISOString(),
			inputHash: 'bench',
			engine: 'bench',
			fitted: evaluation.fitted,
			flagRules: { idle: DECREE_53, lowEfficiency: LOW_EFFICIENCY_DEMO, disposition: DISPOSITION_PROPOSED },
			counts: {
				parcels: parcelIds.length,
				enterprises: firmIds.length,
				rated: evaluation.fitted.rated,
				notRated: firmIds.length - evaluation.fitted.rated,
				grades: evaluation.fitted.grades,
				parcelGrades: {},
				flags: { idle: {}, 'low-efficiency': {} },
				dispositions: {},
			},
			warnings: [],
		},
		runRows(facts, evaluation, []),
	);
	await db.query('analyze run_rows');
	return run;
}

async function subjects(db: Db, kind: string, codes: readonly string[]): Promise<number[]> {
	const made: number[] = [];
	for (let at = 0; at < codes.length; at += CHUNK) {
		const { rows } = await db.query<{ id: number; code: string }>(
			`insert into subjects (kind, code) select $1, unnest($2::text[]) returning id::int as id, code`,
			[kind, codes.slice(at, at + CHUNK)],
		);
		const idOf = new Map(rows.map((row) => [row.code, row.id]));
		for (const code of codes.slice(at, at + CHUNK)) made.push(idOf.get(code) as number);
	}
	return made;
}

/** Rows of a table of places, with its further columns. */
async function place(
	db: Db,
	table: 'regions' | 'parks' | 'parcels',
	ids: readonly number[],
	codes: readonly string[],
	shapes: readonly Polygon[],
	batch: number,
	more: Readonly<Record<string, readonly (string | number | null)[]>>,
): Promise<void> {
	const names = Object.keys(more);
	const typeOf = (name: string) => (name === 'name' ? 'text' : name.endsWith('_id') ? 'bigint' : 'numeric');
	for (let at = 0; at < ids.length; at += CHUNK) {
		const cut = <T>(list: readonly T[]): T[] => list.slice(at, at + CHUNK);
		await db.query(
			`insert into ${table} (subject_id, code, area_m2, geom, batch_id, content_hash, recorded_by${names.map((n) => `, ${n}`).join('')})
			 select u.id, u.code, u.area, u.geom::geometry, $5, 'bench', $6${names.map((n) => `, u.${n}`).join('')}
			   from unnest($1::bigint[], $2::text[], $3::float8[], $4::text[]${names.map((n, i) => `, $${7 + i}::${typeOf(n)}[]`).join('')})
			     as u(id, code, area, geom${names.map((n) => `, ${n}`).join('')})`,
			[
				cut(ids),
				cut(codes),
				cut(shapes).map(ellipsoidalAreaM2),
				cut(shapes).map(ewkbHexOf),
				batch,
				db.actor.id,
				...names.map((name) => cut(more[name] as (string | number | null)[])),
			],
		);
	}
}

function box(west: number, south: number, east: number, north: number): Polygon {
	return {
		type: 'Polygon',
		coordinates: [
			[
				[west, south],
				[east, south],
				[east, north],
				[west, north],
				[west, south],
			],
		],
	};
}

if (process.argv[1]?.endsWith('browser-drag-seed.ts')) {
	const [url, count = '100000'] = process.argv.slice(2);
	if (!url) throw new Error('usage: browser-drag-seed.ts postgres://…/name [parcels]');
	const database = await openDatabase({
		url,
		dataDir: '/nonexistent',
		migrationsDir: join(import.meta.dirname, '../migrations'),
	});
	const from = performance.now();
	const run = await database.as(SYSTEM).transaction((db) => seedCounty(db, Number(count)));
	process.stdout.write(`run ${run}, ${count} parcels, ${((performance.now() - from) / 1000).toFixed(1)} s\n`);
	await database.close();
}
