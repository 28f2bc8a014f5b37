import { type Command, Option } from 'commander';
import { namedCrsOf } from '#lib/domain/geometry/named-crs.ts';
import { SURVEY_SLOPE_CLASSES } from '#lib/domain/terrain/slope-classes.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import type { HeightUnit } from '#lib/formats/geotiff.ts';
import { openFile } from '#lib/server/terrain/file-source.ts';
import { type ShapeSlope, slopeOfFeatures } from '#lib/server/tasks/slope.ts';
import { idOf } from '../feature-id.ts';
import { readFeaturesAt } from '../feature-path.ts';
import { printAnswer } from '../print.ts';

interface Options {
	dem: string;
	crs?: string;
	demCrs?: string;
	unit?: HeightUnit;
	encoding?: string;
	layer?: string;
	swapAxes?: boolean;
	json?: boolean;
}

export function register(program: Command): void {
	program
		.command('slope <shapes>')
		.description('slope classes of the polygons of a file on an elevation model (GeoTIFF), no database')
		.requiredOption('--dem <file>', 'elevation model, GeoTIFF')
		.option('--crs <EPSG:n>', 'coordinate system of the shapes, overrules the file')
		.option('--dem-crs <EPSG:n>', 'coordinate system of the elevation model, overrules the file')
		.addOption(
			new Option('--unit <unit>', 'unit of the heights, overrules the file').choices(['m', 'ft', 'us-ft']),
		)
		.option('--encoding <name>', 'text encoding of the shapes, overrules the file')
		.option('--layer <name>', 'layer of a file that has several')
		.option('--swap-axes', 'east and north changed places in the shapes')
		.option('--json', 'one JSON document on stdout')
		.action(run);
}

async function run(path: string, options: Options): Promise<void> {
	const { crs, ...rest } = options;
	const file = await readFeaturesAt(path, { ...rest, ...(crs === undefined ? {} : { crs: shapesCrs(crs) }) });
	const source = await openFile(options.dem);
	try {
		const answer = await slopeOfFeatures(file, source, {
			...(options.demCrs === undefined ? {} : { crs: options.demCrs }),
			...(options.unit === undefined ? {} : { unit: options.unit }),
		});
		const identify = idOf(file);
		const rows = answer.shapes.map((shape, i) => {
			const feature = file.features[i];
			return { id: feature ? identify(feature) : String(i + 1), ...shape };
		});
		printAnswer(options.json, rows, () => table(rows));
		for (const problem of answer.problems) tell(options.dem, problem);
		for (const { id, problems } of rows) for (const problem of problems) tell(id, problem);
		if (rows.some((row) => row.problems.length > 0)) process.exitCode = 1;
	} catch (error) {
		if (error instanceof InputError)
			throw new InputError(error.problems.map((p) => ({ file: options.dem, ...p })));
		throw error;
	} finally {
		await source.close();
	}
}

/** Shapes may stand in an old datum here: on a model of the same datum nothing is shifted. */
function shapesCrs(asked: string) {
	const code = /^\s*(?:EPSG|ESRI)?\s*:?\s*(\d{4,6})\s*$/i.exec(asked)?.[1];
	return (code === undefined ? null : namedCrsOf(Number(code))?.crs) ?? asked;
}

function tell(where: string, p: Problem): void {
	process.stderr.write(`${where}: ${p.message}${p.fix ? ` → ${p.fix}` : ''} [${p.code}]\n`);
}

function table(rows: readonly (ShapeSlope & { id: string })[]): string {
	const bounds = SURVEY_SLOPE_CLASSES.upTo;
	const heading = ['id', ...bounds.map((b) => `≤${b}° m2`), `>${bounds.at(-1)}° m2`, 'meanDeg', 'validShare'];
	const lines = rows.map((r) => [
		r.id,
		...r.classesM2.map((m2) => m2.toFixed(2)),
		r.meanDeg === null ? '–' : r.meanDeg.toFixed(3),
		r.validShare.toFixed(4),
	]);
	return [heading, ...lines].map((line) => line.join('\t')).join('\n');
}
