// Cambridge (Massachusetts) parcels and tax rows through the product's own import into a temporary embedded database.
// node --import tsx tests/support/cambridge.ts --dir ../shared/data/cambridge-ma-parcels --year 2014
// (node 22.18 and later need no loader: node tests/support/cambridge.ts …)
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Mapping } from '#lib/domain/importing/mapping.ts';
import type { RecordKindName } from '#lib/domain/record-kinds/record-kind.ts';
import { readConfig } from '#lib/server/config.ts';
import { SYSTEM, type Db } from '#lib/server/database/db.ts';
import { openDatabase } from '#lib/server/database/open.ts';
import { importFile, type ImportReport } from '#lib/server/tasks/import.ts';

/** Square metres of a square foot (international), and of a mu. */
const M2_PER_SQ_FT = 0.09290304;
const M2_PER_MU = 2000 / 3;
/** The uses that stand in for industry. */
const INDUSTRY = ['WAREHOUSE', 'MANUFACTURNG', 'CLEAN-MANUF'];

export interface CambridgeAnswer {
	/** Assessed value of the file, of the rows that lie on a polygon: USD. */
	total: number;
	onMap: number;
	/** The industrial parcels: count, land and floor in square feet, value in USD, those with FAR < 0.3. */
	parcels: number;
	landSqFt: number;
	floorSqFt: number;
	value: number;
	farBelow03: number;
	/** Map-lots of the polygons that have a tax row. */
	matched: number;
	/** Tax rows whose map-lot has no polygon; `unmatchedRows` says why, row by row. */
	unmatched: number;
	/** Map-lots of the polygons, and polygons that have none. */
	mapLots: number;
	polygonsWithoutMapLot: number;
	unmatchedRows: { row: number; mapLot: string | null; use: string | null; reason: string }[];
	/** What the data do that a join must bear. */
	traps: {
		mapLotsOfSeveralRows: number;
		rowsWithoutLand: number;
		mapLotsOnSeveralPolygons: number;
		polygonsRepaired: number;
		polygonsRefused: number;
		/** Rows with a negative floor area: refused, their value kept. */
		impossibleAreas: number;
	};
}

/** Imports one year and asks the database for the figures. */
export async function cambridge(dir: string, year: number): Promise<CambridgeAnswer> {
	const { migrationsDir, templatePath } = readConfig();
	const dataDir = await mkdtemp(join(tmpdir(), 'tenglong-cambridge-'));
	const database = await openDatabase({ dataDir, migrationsDir, templatePath });
	try {
		const db = database.as(SYSTEM);
		const short = String(year).slice(2);
		const take = async (kind: RecordKindName, file: string, mappingName: string = kind, crs?: string) => {
			const mapping = JSON.parse(
				await readFile(join(import.meta.dirname, '../fixtures/cambridge', `${mappingName}.json`), 'utf8'),
			) as Mapping;
			const report = await importFile(
				db,
				{ kind, fileName: file, path: join(dir, file), mapping, crs, year, skipRejected: true },
				{ progress: ({ stage, done }) => process.stderr.write(`\r${kind} ${stage} ${done}      `) },
			);
			process.stderr.write(`\r${kind}: ${report.inserted} in, ${report.rejected} out\n`);
			if (report.state !== 'live') throw new Error(`${file}: ${JSON.stringify(report.problems.slice(0, 5))}`);
			return report;
		};
		const parcels = await take('parcels', `ASSESSING_ParcelsFY${year}.topojson`, 'parcels', 'EPSG:4326');
		await take('enterprises', `TaxFY${short}.csv`);
		const occupancies = await take('occupancies', `TaxFY${short}.csv`);
		// Two readings of one file: an impossible floor area must not keep the row's value out.
		await take('yearly', `TaxFY${short}.csv`, 'yearly-value');
		const areas = await take('yearly', `TaxFY${short}.csv`, 'yearly-area');
		return await answerOf(db, { parcels, occupancies, areas });
	} finally {
		await database.close();
		await rm(dataDir, { recursive: true, force: true });
	}
}

async function answerOf(
	db: Db,
	{ parcels, occupancies, areas }: Record<'parcels' | 'occupancies' | 'areas', ImportReport>,
): Promise<CambridgeAnswer> {
	const one = async <T extends object>(sql: string, params: unknown[] = []) =>
		(await db.query<T & Record<string, unknown>>(sql, params)).rows[0] as T;
	const values = await one<{ total: number; onMap: number }>(
		`select sum(y.value)::float8 * 1e4 as total, sum(y.value * o.share)::float8 * 1e4 as "onMap"
		   from yearly_figures y left join occupancies o on o.subject_id = y.subject_id where y.fact = 'revenueWan'`,
	);
	const industry = await one<{
		parcels: number;
		landMu: number;
		floorM2: number;
		value: number;
		low: number;
	}>(
		`with figures as (
		   select o.parcel_id, sum(y.value * o.share) filter (where y.fact = 'landMu') as mu,
		          sum(y.value * o.share) filter (where y.fact = 'floorAreaM2') as floor,
		          sum(y.value * o.share) filter (where y.fact = 'revenueWan') as value
		     from enterprises e join occupancies o on o.subject_id = e.subject_id
		     join yearly_figures y on y.subject_id = e.subject_id
		    where e.industry = any($1) group by o.parcel_id
		 )
		 select count(*)::int as parcels, sum(mu)::float8 as "landMu", sum(floor)::float8 as "floorM2",
		        sum(value)::float8 * 1e4 as value, (count(*) filter (where floor / nullif(mu * 2000 / 3, 0) < 0.3))::int as low
		   from figures`,
		[INDUSTRY],
	);
	const lots = await one<{ drawn: number; matched: number; several: number; withoutLand: number }>(
		`select (select count(*) from parcels)::int as drawn, (select count(distinct parcel_id) from occupancies)::int as matched,
		        (select count(*) from (select 1 from occupancies group by parcel_id having count(*) > 1) x)::int as several,
		        (select count(*) from yearly_figures where fact = 'landMu' and value = 0)::int as "withoutLand"`,
	);
	const rows = await db.query<{ row: number; use: string | null; mu: number | null }>(
		`select e.code::int as row, e.industry as use, y.value::float8 as mu
		   from enterprises e left join yearly_figures y on y.subject_id = e.subject_id and y.fact = 'landMu'
		  where not exists (select 1 from occupancies o where o.subject_id = e.subject_id) order by 1`,
	);
	const unmatchedRows = explain(rows.rows, occupancies);
	const refused = counted(parcels, 'geometry.invalid');
	return {
		total: Math.round(values.total),
		onMap: Math.round(values.onMap),
		parcels: industry.parcels,
		landSqFt: Math.round((industry.landMu * M2_PER_MU) / M2_PER_SQ_FT),
		floorSqFt: Math.round(industry.floorM2 / M2_PER_SQ_FT),
		value: Math.round(industry.value),
		farBelow03: industry.low,
		matched: lots.matched,
		unmatched: unmatchedRows.length,
		mapLots: lots.drawn + refused,
		polygonsWithoutMapLot: parcels.problems.filter((p) => p.code === 'cell.required' && p.path === 'code')
			.length,
		unmatchedRows,
		traps: {
			mapLotsOfSeveralRows: lots.several,
			rowsWithoutLand: lots.withoutLand,
			mapLotsOnSeveralPolygons: counted(parcels, 'note.united'),
			polygonsRepaired: counted(parcels, 'note.geometry-repaired'),
			polygonsRefused: refused,
			impossibleAreas: areas.problems.filter((p) => p.code === 'cell.range').length,
		},
	};
}

/** Why each row has no polygon: what the import said of it when it refused to place it. */
function explain(
	rows: { row: number; use: string | null; mu: number | null }[],
	occupancies: ImportReport,
): CambridgeAnswer['unmatchedRows'] {
	const said = new Map(occupancies.problems.filter((p) => p.path === 'parcel').map((p) => [p.row, p]));
	const lots = rows.map(({ row }) => said.get(row)?.got);
	return rows.map(({ row, use, mu }) => {
		const problem = said.get(row);
		if (!problem) throw new Error(`row ${row} has no parcel and the import did not say why`);
		const mapLot = problem.code === 'reference.unknown' ? String(problem.got) : null;
		const same = lots.filter((lot) => lot === problem.got).length;
		return { row, mapLot, use, reason: reasonOf(mapLot, same, mu) };
	});
}

function reasonOf(mapLot: string | null, rows: number, mu: number | null): string {
	if (mapLot === null) return 'the row has no map-lot';
	if (rows > 1) return `one of ${rows} rows of a map-lot that is not drawn`;
	if (mu === 0) return 'a row with no land of its own, its map-lot is not drawn';
	return 'its map-lot is not drawn';
}

/** How many problems of a code a report has, those counted in its summary too. */
function counted(report: ImportReport, code: string): number {
	const more = report.problems.find((p) => p.code === 'note.more' && p.path === code);
	return typeof more?.got === 'number' ? more.got : report.problems.filter((p) => p.code === code).length;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const { values } = parseArgs({ options: { dir: { type: 'string' }, year: { type: 'string' } } });
	const year = Number(values.year ?? 2014);
	if (values.dir === undefined || !(year === 2013 || year === 2014)) {
		process.stderr.write('usage: cambridge.ts --dir D --year 2013|2014\n');
		process.exit(2);
	}
	process.stdout.write(`${JSON.stringify(await cambridge(values.dir, year))}\n`);
}
