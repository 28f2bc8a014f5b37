import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { YEARLY, type JobData } from './evaluate-job.ts';
import { JOB_STATEMENT, RANK_SUM, type JobAnswer } from './evaluate-job-sql.ts';
import { divisionText } from './evaluate-postgres.ts';

const PACKAGE = '@duckdb/node-api@1.5.6-r.1';
const PLACE = path.resolve(import.meta.dirname, '../.cache/bench');

// What is used of the package; it is installed on demand and no dependency of the product.
interface Appender {
	appendInteger(value: number): void;
	appendDouble(value: number): void;
	appendVarchar(value: string): void;
	appendNull(): void;
	endRow(): void;
	closeSync(): void;
}
interface Connection {
	run(sql: string): Promise<unknown>;
	runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): Record<string, unknown>[] }>;
	createAppender(table: string): Promise<Appender>;
	closeSync(): void;
}
interface Package {
	DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

/** Job a in DuckDB in memory; loading is not counted. Best of three. A sentence where it cannot be had here. */
export async function jobInDuckDb(data: JobData): Promise<{ ms: number; answer: JobAnswer } | string> {
	const found = installed();
	if (typeof found === 'string') return found;
	const connection = await (await found.DuckDBInstance.create(':memory:')).connect();
	try {
		await load(connection, data);
		let ms = Infinity;
		for (let run = 0; run < 3; run++) {
			await connection.run('drop table if exists graded');
			const from = performance.now();
			await connection.run(`create table graded as ${JOB_STATEMENT}`);
			ms = Math.min(ms, performance.now() - from);
		}
		const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
		const grades = await read(
			'select grade, count(*) as n from graded where grade is not null group by grade',
		);
		const [sums] = await read(
			`select count(*) filter (where flag) as flagged, sum(${RANK_SUM}) filter (where grade is not null) as ranks from graded`,
		);
		return {
			ms,
			answer: {
				grades: Object.fromEntries(grades.map((g) => [String(g['grade']), Number(g['n'])])),
				flagged: Number(sums?.['flagged']),
				ranks: Number(sums?.['ranks']),
			},
		};
	} finally {
		connection.closeSync();
	}
}

/** Installs the package beside the repository's own ones, once. */
function installed(): Package | string {
	mkdirSync(PLACE, { recursive: true });
	if (!existsSync(path.join(PLACE, 'node_modules/@duckdb/node-api'))) {
		try {
			execFileSync('npm', ['install', '--prefix', PLACE, '--no-audit', '--no-fund', PACKAGE], {
				stdio: ['ignore', 'ignore', 'pipe'],
				timeout: 180_000,
			});
		} catch (error) {
			return `${PACKAGE} could not be installed (${String(error).split('\n')[0]}): not compared`;
		}
	}
	try {
		return createRequire(path.join(PLACE, 'package.json'))('@duckdb/node-api') as Package;
	} catch (error) {
		return `${PACKAGE} does not run here (${String(error).split('\n')[0]}): not compared`;
	}
}

async function load(connection: Connection, data: JobData): Promise<void> {
	await connection.run(
		'create table parcels (id integer, industry varchar, "landMu" double, "floorAreaM2" double)',
	);
	await connection.run(
		`create table yearly (parcel integer, year integer, ${YEARLY.map((n) => `"${n}" double`).join(', ')})`,
	);
	const parcels = await connection.createAppender('parcels');
	const number = (to: Appender, x: number | null) =>
		x === null || Number.isNaN(x) ? to.appendNull() : to.appendDouble(x);
	data.parcels.forEach((row, i) => {
		const industry = divisionText(row);
		parcels.appendInteger(i);
		if (industry === null) parcels.appendNull();
		else parcels.appendVarchar(industry);
		number(parcels, row.facts.landMu);
		number(parcels, row.facts.floorAreaM2);
		parcels.endRow();
	});
	parcels.closeSync();
	const yearly = await connection.createAppender('yearly');
	for (let k = 0; k < data.parcel.length; k++) {
		yearly.appendInteger(data.parcel[k] as number);
		yearly.appendInteger(data.year[k] as number);
		for (const fact of YEARLY) number(yearly, data.facts[fact][k] as number);
		yearly.endRow();
	}
	yearly.closeSync();
}
