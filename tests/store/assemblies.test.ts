import { beforeAll, expect, it } from 'vitest';
import { assemblyRequest } from '#lib/api/assemblies.ts';
import type { RunSummary } from '#lib/api/overview.ts';
import * as store from '#lib/server/store/assemblies.ts';
import { getAssembly, nameAssembly, searchAssembly } from '#lib/server/tasks/assemblies.ts';
import { exportAssembly } from '#lib/server/tasks/assembly-export.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

// Squares of 100 m in a row, 15 mu each: 1–2–3 share edges, 4 lies across a road of 20 m behind 3; 1 and 2 have one holder.
const SIDE = 100;
const code = (n: number) => `331102001001GB0000${n}`;
const STEP = SIDE / (111_320 * Math.cos((28.4 * Math.PI) / 180));

eachHome('coat-sized land', (home) => {
	let run: RunSummary;
	const ask = async (over: Record<string, unknown>) => {
		const request = assemblyRequest.parse({
			run: run.id,
			criteria: {},
			missingCost: 'accept',
			toleranceM: 0.5,
			...over,
		});
		const { assembly } = await searchAssembly(home.db, request);
		const kept = await getAssembly(home.db, assembly);
		if (!kept) throw new Error('not kept');
		return kept;
	};
	const codes = (kept: Awaited<ReturnType<typeof ask>>) =>
		kept.found.alternatives.map((one) => one.parcels.map((p) => Number(p.code.at(-1))).sort());

	beforeAll(async () => {
		const load = async (kind: Parameters<typeof importText>[1], text: string) => {
			const report = await importText(home.db, kind, text);
			if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
		};
		await load('regions', collection(square({ 行政区代码: '331102', 名称: '莲都区' }, 119.9, 28.3, 30_000)));
		const plots = [0, 1, 2, 3.2].map((at, i) =>
			square(
				{ 宗地代码: code(i + 1), '登记面积(亩)': 15, 土地使用权人: i < 2 ? '甲公司' : `第 ${i} 家` },
				119.91 + at * STEP,
				28.4,
				SIDE,
			),
		);
		await load('parcels', collection(...plots));
		run = await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: '2025-06-30' });
	});

	it('takes the neighbours of one holder where no cost is known, and says so', async () => {
		const kept = await ask({ minMu: 30 });
		expect(codes(kept)[0]).toEqual([1, 2]);
		expect(kept.found.measures).toEqual(['owners', 'nodes', 'mu']);
		expect(kept.found.alternatives[0]).toMatchObject({
			status: 'optimal',
			owners: 1,
			registeredMu: 30,
			costWan: null,
			withoutCost: expect.any(Array) as number[],
		});
		expect(kept.found.edges).toHaveLength(2);
		expect(kept.found.alternatives[0]?.assessment?.parcels).toHaveLength(2);
	});

	it('crosses a road only where the planner allows its width', async () => {
		expect((await ask({ minMu: 60 })).found).toMatchObject({
			alternatives: [],
			ended: 'no-more',
			largestMu: 45,
		});
		expect((await ask({ minMu: 60, roadM: 19 })).found.alternatives).toEqual([]);
		const across = await ask({ minMu: 60, roadM: 21 });
		expect(codes(across)).toEqual([[1, 2, 3, 4]]);
		expect(across.found.alternatives[0]?.outline.type).toBe('MultiPolygon');
		expect(across.found.alternatives[0]?.roads.map((r) => Math.round(r.gapM))).toEqual([20]);
	});

	it('gives way to the next cluster where a plant does not fit, and says how many did not', async () => {
		const shape = { kind: 'rectangle', lengthM: 280, widthM: 90 };
		const kept = await ask({ minMu: 15, shape });
		expect(codes(kept)).toEqual([[1, 2, 3]]);
		expect(kept.found.refused).toBeGreaterThan(0);
		expect(kept.found.alternatives[0]?.rectangle?.type).toBe('Polygon');
	});

	it('leaves parcels of unknown cost out unless they are let in', async () => {
		await expect(ask({ minMu: 15, missingCost: 'leave-out' })).resolves.toMatchObject({
			found: { leftOut: 4, alternatives: [] },
		});
		await expect(ask({ minMu: 15, criteria: { minMu: 99 } })).rejects.toMatchObject({
			problems: [{ code: 'assembly.no-candidates' }],
		});
	});

	it('is kept under a name, listed, exported and taken away', async () => {
		const { id, version } = await ask({ minMu: 30, alternatives: 1 });
		expect((await store.list(home.db)).some((one) => one.id === id)).toBe(false);
		expect(await nameAssembly(home.db, id, { name: '东片', version })).toMatchObject({
			name: '东片',
			version: 2,
		});
		expect(await nameAssembly(home.db, id, { name: '西片', version })).toMatchObject({
			code: 'changed-meanwhile',
		});
		expect((await store.list(home.db))[0]).toMatchObject({ id, name: '东片', minMu: 30, alternatives: 1 });
		const csv = new TextDecoder().decode((await exportAssembly(home.db, id, 'csv', 'zh-CN'))?.bytes);
		expect(csv.trim().split('\n')).toHaveLength(3);
		const geojson = new TextDecoder().decode((await exportAssembly(home.db, id, 'geojson', 'en'))?.bytes);
		expect((JSON.parse(geojson) as { features: unknown[] }).features).toHaveLength(1);
		await store.setDeleted(home.db, id, true);
		expect(await getAssembly(home.db, id)).toBeUndefined();
	});
});
