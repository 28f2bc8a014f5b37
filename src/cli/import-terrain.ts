import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { terrainQuery, type TerrainReport } from '#lib/api/terrain.ts';
import { InputError } from '#lib/domain/problem.ts';
import * as sources from '#lib/server/store/sources.ts';
import { importTerrain } from '#lib/server/tasks/import-terrain.ts';
import type { TaskContext } from '#lib/server/tasks/task.ts';
import { openFile } from '#lib/server/terrain/file-source.ts';
import { type ServerClient, withDatabase } from './database.ts';
import { followJob } from './import-through-server.ts';
import { parseOptions } from './print.ts';

const options = terrainQuery.omit({ name: true }).extend({ synthetic: z.boolean().optional() });

/**
 * `tenglong import terrain FILE.tif`: directly, or through the server that holds the embedded database. The file is
 * never in memory as a whole, but for the way through a server.
 */
export async function importTerrainFile(
	path: string,
	given: Record<string, unknown>,
	progress: NonNullable<TaskContext['progress']>,
): Promise<TerrainReport> {
	const how = parseOptions(options, given);
	const name = basename(path);
	const source = await openFile(path);
	try {
		const { size } = await stat(path);
		return await withDatabase(
			async (db) => {
				const hash = await hashOf(path);
				if (!how.dryRun)
					await sources.keep(
						db,
						{ hash, name, bytes: size },
						createReadStream(path, { highWaterMark: sources.PART_BYTES }),
					);
				return importTerrain(db, { ...how, name, hash, source }, { progress });
			},
			(server) => throughServer(server, path, name, how, progress),
		);
	} catch (error) {
		if (error instanceof InputError) throw new InputError(error.problems.map((p) => ({ file: path, ...p })));
		throw error;
	} finally {
		await source.close();
	}
}

async function throughServer(
	server: ServerClient,
	path: string,
	name: string,
	how: z.output<typeof options>,
	progress: NonNullable<TaskContext['progress']>,
): Promise<TerrainReport> {
	const query = new URLSearchParams({ name });
	for (const [key, value] of Object.entries(how)) if (value !== undefined) query.set(key, String(value));
	const bytes = new Uint8Array(await readFile(path));
	const { job } = await server.upload<{ job: number }>(`/api/terrain?${query}`, bytes);
	const ended = await followJob(server, job, progress);
	if (ended.state === 'failed') throw new InputError(ended.problems);
	if (ended.state === 'cancelled') throw new InputError({ code: 'job.cancelled', message: '导入已被取消' });
	return ended.result as TerrainReport;
}

async function hashOf(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
	return hash.digest('hex');
}

/** The report for a person. */
export function terrainText(report: TerrainReport): string {
	const lines = report.problems.map((p) => `提示 ${p.message}${p.fix ? ` → ${p.fix}` : ''} [${p.code}]`);
	const what = report.unchanged ? '不变' : report.updated ? '已更新' : '新增';
	return [...lines, `地形 ${report.terrain ?? '（试导入）'} ${what}`].join('\n');
}
