import type { Command } from 'commander';
import { ringCount } from '#lib/domain/geometry/areal.ts';
import { measure, type Measured } from '#lib/domain/geometry/measure.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { readFeaturesAt } from '../feature-path.ts';
import type { FeatureFile } from '#lib/formats/settle-features.ts';
import { idOf } from '../feature-id.ts';
import { printAnswer } from '../print.ts';

interface Options {
	crs?: string;
	encoding?: string;
	layer?: string;
	swapAxes?: boolean;
	json?: boolean;
}

/** One feature of the file; the areas are `null` where its boundary encloses none that can be told. */
type Row = { id: string; crs: string; rings: number; problems: Problem[] } & {
	[K in keyof Measured]: Measured[K] | null;
};

export function register(program: Command): void {
	program
		.command('measure <file>')
		.description('areas of the polygons of a file (GeoJSON, TopoJSON, Shapefile, boundary TXT), no database')
		.option('--crs <EPSG:n>', 'coordinate system, overrules the file')
		.option('--encoding <name>', 'text encoding, overrules the file')
		.option('--layer <name>', 'layer of a file that has several')
		.option('--swap-axes', 'east and north changed places in the file')
		.option('--json', 'one JSON document on stdout')
		.action(async (path: string, options: Options) => {
			const file = await readFeaturesAt(path, options);
			const rows = rowsOf(file);
			printAnswer(options.json, rows, () => table(rows));
			for (const { id, problems } of rows)
				for (const p of problems)
					process.stderr.write(`${id}: ${p.message}${p.fix ? ` → ${p.fix}` : ''} [${p.code}]\n`);
			if (rows.some((row) => row.problems.length > 0)) process.exitCode = 1;
		});
}

function rowsOf(file: FeatureFile): Row[] {
	const identify = idOf(file);
	return file.features.map((feature, i) => {
		const { geometry, sourceGeometry, usable, problems } = feature;
		const source = sourceGeometry && { crs: file.crs, geometry: sourceGeometry };
		const measured: Pick<Row, keyof Measured> =
			geometry && (usable || keepsArea(problems))
				? measure(geometry, source)
				: { areaM2: null, planeAreaM2: null, planeCrs: null, mu: null };
		return {
			id: identify(feature),
			crs: file.crs.code,
			...measured,
			rings: geometry ? ringCount(geometry) : 0,
			// What is wrong with the whole file is told once, with its first feature.
			problems: i === 0 ? [...file.problems, ...problems] : problems,
		};
	});
}

/** A boundary that touches itself or runs back over itself is not storable, but what it encloses is plain. */
function keepsArea(problems: readonly Problem[]): boolean {
	const plain = ['boundary.self-touch', 'boundary.spike', 'boundary.zero-area'];
	return problems.every((p) => !p.code.startsWith('boundary.') || plain.includes(p.code));
}

function table(rows: readonly Row[]): string {
	const number = (value: number | null, digits: number) => (value === null ? '–' : value.toFixed(digits));
	const lines = rows.map((r) =>
		[r.id, number(r.areaM2, 2), number(r.planeAreaM2, 2), r.planeCrs ?? '–', number(r.mu, 4), r.rings].join(
			'\t',
		),
	);
	return ['id\tareaM2\tplaneAreaM2\tplaneCrs\tmu\trings', ...lines].join('\n');
}
