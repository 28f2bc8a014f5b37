import type { Command } from 'commander';
import { loadDemo, type DemoLoaded } from '#lib/server/tasks/demo.ts';
import { withDatabase } from '../database.ts';
import { printAnswer } from '../print.ts';

export function register(program: Command): void {
	program
		.command('demo')
		.description('loads the demo region (synthetic)')
		.option('--json', 'one JSON document')
		.action(async ({ json }: { json?: boolean }) => {
			const loaded = await withDatabase(
				(db) => loadDemo(db, { progress: (p) => process.stderr.write(`${p.stage} ${p.done}/${p.total}\n`) }),
				(server) => server.json<DemoLoaded>('/api/demo', { method: 'POST' }),
			);
			printAnswer(
				json,
				loaded,
				() =>
					`演示数据(合成):${loaded.regions} 个县(市、区),${loaded.parks} 个园区,${loaded.parcels} 宗地,${loaded.enterprises} 家企业,年份 ${loaded.years.join('、')}`,
			);
		});
}
