import type { Command } from 'commander';
import type { Assessment, PolygonGeometry } from '#lib/api/assessment.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { assess } from '#lib/server/tasks/assess.ts';
import { withDatabase } from '../database.ts';
import { readFeaturesAt } from '../feature-path.ts';
import { printAnswer } from '../print.ts';

export function register(program: Command): void {
	program
		.command('assess')
		.description('evaluates drawn polygons')
		.argument('<file>', 'GeoJSON (CGCS2000 longitude, latitude)')
		.option('--run <id>', 'run; the newest without it', Number)
		.option('--json', 'one JSON document')
		.action(async (file: string, { run, json }: { run?: number; json?: boolean }) => {
			const shapes = await readShapes(file);
			const answers = await withDatabase(
				(db) => each(shapes, (geometry) => assess(db, geometry, run)),
				(server) =>
					each(shapes, (geometry) =>
						server.json<Assessment>('/api/assessments', { method: 'POST', body: { geometry, run } }),
					),
			);
			printAnswer(json, answers, () => answers.map(lineOf).join('\n'));
		});
}

async function each<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
	const results: R[] = [];
	for (const item of items) results.push(await work(item));
	return results;
}

/** The polygons of a file; all or nothing. */
async function readShapes(file: string): Promise<PolygonGeometry[]> {
	const read = await readFeaturesAt(file);
	const faults: Problem[] = [...read.problems, ...read.features.flatMap((f) => f.problems)].filter(
		(p) => !p.code.startsWith('note.'),
	);
	const shapes = read.features.flatMap((f) => (f.geometry === null ? [] : [f.geometry as PolygonGeometry]));
	if (shapes.length < read.features.length || shapes.length === 0) {
		throw new InputError(
			faults.length > 0
				? faults
				: { code: 'no-polygon', message: '文件中没有面', file, expected: 'Polygon 或 MultiPolygon' },
		);
	}
	return shapes;
}

function lineOf(a: Assessment): string {
	const value = (name: string) =>
		a.indicators[name] == null ? '—' : (a.indicators[name] as number).toFixed(2);
	const idle = a.flags.filter((f) => f.code === 'idle' && f.finding === 'yes').length;
	return `${a.area.mu.toFixed(2)} 亩,宗地 ${a.parcels.length},亩均税收 ${value('taxPerMu')} 万元/亩,容积率 ${value('far')},疑似闲置 ${idle} 宗`;
}
