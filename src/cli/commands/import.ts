import { Argument, type Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { z } from 'zod';
import { importKind, mapping } from '#lib/api/imports.ts';
import { isNote } from '#lib/domain/importing/row.ts';
import { InputError } from '#lib/domain/problem.ts';
import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';

import * as imports from '#lib/server/store/imports.ts';
import { importFile, isAccepted, type ImportInput, type ImportReport } from '#lib/server/tasks/import.ts';
import { withDatabase } from '../database.ts';
import { readInput } from '../feature-path.ts';
import { importTerrainFile, terrainText } from '../import-terrain.ts';
import { importThroughServer } from '../import-through-server.ts';
import { parseOptions, printAnswer } from '../print.ts';

export function register(program: Command): void {
	program
		.command('import')
		.description('imports a file: all of it, or nothing')
		.addArgument(new Argument('<kind>', 'what the rows are').choices([...Object.keys(RECORD_KINDS), TERRAIN]))
		.argument('<file>', 'GeoJSON, TopoJSON, zipped Shapefile, boundary TXT; CSV, XLSX; GeoTIFF (terrain)')
		.option('--year <year>', 'year of the figures, where the file has no such column')
		.option('--mapping <file>', 'which heading is which field (docs/import.md)')
		.option('--crs <EPSG:n>', 'coordinate reference system, where the file does not say it')
		.option('--encoding <name>', 'text encoding, where it is told wrongly (GBK, UTF-8)')
		.option('--layer <name>', 'layer, where the file has several')
		.option('--sheet <name>', 'sheet, where the workbook has several')
		.option('--unit <unit>', 'unit of the heights of a terrain file: m, ft, us-ft')
		.option('--dry-run', 'check and count, change nothing')
		.option('--skip-rejected', 'take the good rows where some are refused')
		.option('--json', 'one JSON document')
		.action(run);
}

const request = z.object({
	kind: importKind,
	year: z.coerce.number().int().min(1990).max(2100).optional(),
	crs: z.string().optional(),
	encoding: z.string().optional(),
	layer: z.string().optional(),
	sheet: z.string().optional(),
	dryRun: z.boolean().optional(),
	skipRejected: z.boolean().optional(),
});

/** Heights are no rows of a table: they have a task of their own. */
const TERRAIN = 'terrain';

async function run(kind: string, file: string, options: Record<string, string | boolean>): Promise<void> {
	if (kind === TERRAIN) {
		const progress = progressLine();
		const report = await importTerrainFile(file, options, progress.show);
		progress.end();
		printAnswer(options.json === true, report, () => terrainText(report));
		return;
	}
	const how = parseOptions(request, { ...options, kind });
	if (extname(file).toLowerCase() === '.shp') throw bareShapefile(file);
	const input: ImportInput & { bytes: Uint8Array<ArrayBuffer> } = {
		...how,
		fileName: basename(file),
		bytes: new Uint8Array(await readInput(file)),
		mapping: typeof options.mapping === 'string' ? await readMapping(options.mapping) : undefined,
	};
	const progress = progressLine();
	const report = await withDatabase(
		async (db) => {
			await imports.failInterrupted(db);
			return importFile(db, input, { progress: progress.show });
		},
		(server) => importThroughServer(server, input, progress.show),
	);
	progress.end();
	printAnswer(options.json === true, report, () => textOf(report));
	if (!isAccepted(report, how.skipRejected)) process.exitCode = 1;
}

async function readMapping(file: string): Promise<z.output<typeof mapping>> {
	const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		throw new InputError({ code: 'file.not-found', message: '对照文件无法读取', file, got: error.code });
	});
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new InputError({
			code: 'mapping.json',
			message: '对照文件不是 JSON',
			file,
			got: String(error),
			fix: '改正写法',
		});
	}
	const parsed = mapping.safeParse(value);
	if (parsed.success) return parsed.data;
	throw new InputError(
		parsed.error.issues.map((issue) => ({
			code: 'mapping.shape',
			message: '对照文件的写法不对',
			file,
			path: issue.path.join('.'),
			got: issue.message,
			expected: '{sheet?, headerRow?, key, columns: {字段： "表头" | {from, unit?, factor?}}, constants?}',
			fix: '见 docs/import.md',
		})),
	);
}

function bareShapefile(file: string): InputError {
	return new InputError({
		code: 'import.bare-shapefile',
		message: '单独的 .shp 没有属性和坐标系',
		file,
		expected: 'zip',
		fix: '把同名的 .shp、.dbf、.prj 打成一个 zip',
	});
}

const STAGES: Record<string, string> = {
	terrain: '高程',
	reading: '读取',
	checking: '核对',
	swapping: '生效',
};

/** One line on stderr that is written over; nothing where stderr is no terminal but the last state. */
function progressLine() {
	let shown = '';
	return {
		show({ stage, done, total }: { stage: string; done: number; total: number }) {
			shown = `${STAGES[stage] ?? stage}${total ? ` ${done}/${total}` : ''}`;
			if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${shown}`);
		},
		end() {
			if (shown !== '') process.stderr.write(process.stderr.isTTY ? '\r\x1b[K' : `${shown}\n`);
		},
	};
}

function textOf(report: ImportReport): string {
	const { batch, kind, state, read, inserted, updated, unchanged, rejected } = report;
	const lines = report.problems.map((p) => {
		const where = [p.sheet, p.row === undefined ? undefined : `第 ${p.row} 行`, p.path]
			.filter(Boolean)
			.join(' ');
		return `${isNote(p) ? '提示' : '拒绝'} ${where}: ${p.message}${p.fix ? ` → ${p.fix}` : ''} [${p.code}]`;
	});
	const counts = `读 ${read},新增 ${inserted},更新 ${updated},不变 ${unchanged},拒绝 ${rejected}`;
	return [...lines, `批次 ${batch} ${RECORD_KINDS[kind].zh} ${STATES[state] ?? state}:${counts}`].join('\n');
}

const STATES: Record<string, string> = {
	live: '已生效',
	rejected: '未生效',
	failed: '未生效',
	'dry-run': '试导入',
};
