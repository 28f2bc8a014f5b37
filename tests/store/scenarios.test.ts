import { beforeAll, expect, it } from 'vitest';
import { scenarioStep, type Scenario, type ScenarioStep } from '#lib/api/scenarios.ts';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import type { ScenarioChange } from '#lib/domain/scenario/change.ts';
import { measureOutlines, wholeTally } from '#lib/server/store/scenario-land.ts';
import * as store from '#lib/server/store/scenarios.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { compare, keyed } from '#lib/server/tasks/scenario-compare.ts';
import { comparisonFile } from '#lib/server/tasks/scenario-export.ts';
import { groundOfComparison } from '#lib/server/tasks/scenario-ground.ts';
import { answerScenario } from '#lib/server/tasks/scenario-result.ts';
import { previewScenario } from '#lib/server/tasks/scenario-preview.ts';
import { editScenario, getScenario, makeScenario } from '#lib/server/tasks/scenarios.ts';
import { eachHome } from '../support/databases.ts';
import { collection, importText, square } from '../support/import-file.ts';

// 甲 (tax 300) on P1, 乙 (tax unknown) on P2, nobody on P3; 15 mu each by the deed, squares of 100 m side by side.
const [ONE, TWO] = [1, 2].map((serial) => makeUscc({ serial, region: '331102' })) as [string, string];
const P = (n: number) => `331102001001GB0000${n}`;
type Step = ScenarioStep extends infer S ? (S extends ScenarioStep ? Omit<S, 'version'> : never) : never;

eachHome('scenarios', (home) => {
	let run: number;
	let parcel: Map<string, number>;
	let firm: number;

	const edit = async (s: Scenario, step: Step): Promise<Scenario> => {
		const done = await editScenario(home.db, s.id, { ...step, version: s.version } as ScenarioStep);
		if (!('id' in done)) throw new Error(JSON.stringify(done));
		return done;
	};
	const fresh = (name: string) => makeScenario(home.db, { name, run });
	const vacate = (n: number): ScenarioChange => ({
		kind: 'vacate',
		target: { parcel: parcel.get(P(n)) as number, code: P(n) },
		buildings: 'kept',
		source: '收储',
	});
	const put = (s: Scenario, change: ScenarioChange) => edit(s, { op: 'put', change } as Step);
	const kinds = (s: Scenario) => s.changes.map((c) => c.change.kind);
	const resultOf = async (s: Scenario, refit = false) =>
		answerScenario(home.db, { id: s.id, run: s.run, changes: keyed(s.changes), refit });

	beforeAll(async () => {
		const load = async (kind: Parameters<typeof importText>[1], text: string) => {
			const report = await importText(home.db, kind, text);
			if (report.state !== 'live') throw new Error(JSON.stringify(report.problems));
		};
		await load(
			'parcels',
			collection(
				...[1, 2, 3].map((n) =>
					square({ 宗地代码: P(n), '登记面积(亩)': 15 }, 119.9 + (n - 1) * 0.0012, 28.4),
				),
			),
		);
		await load('enterprises', `统一社会信用代码,企业名称,行业代码\n${ONE},甲,C33\n${TWO},乙,C34\n`);
		await load(
			'occupancies',
			`统一社会信用代码,宗地代码,分摊比例,用地方式,用地面积(亩)\n${ONE},${P(1)},1,自有,15\n${TWO},${P(2)},1,自有,15\n`,
		);
		await load(
			'yearly',
			`年份,统一社会信用代码,税收(万元),工业增加值(万元),是否规上\n2024,${ONE},300,900,是\n2024,${TWO},,400,是\n`,
		);
		run = (await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: '2025-06-30' })).id;
		const rows = await home.db.query<{ code: string; id: number }>(
			'select code, subject_id::int as id from parcels where superseded_at is null',
		);
		parcel = new Map(rows.rows.map((r) => [r.code, r.id]));
		const firms = await home.db.query<{ id: number }>(
			'select subject_id::int as id from enterprises where code = $1',
			[ONE],
		);
		firm = (firms.rows[0] as { id: number }).id;
	});

	it('every step is a line of the log with its maker; undo and redo write further ones', async () => {
		let s = await fresh('步骤');
		s = await put(s, vacate(1));
		s = await put(s, vacate(2));
		s = await edit(s, { op: 'undo' });
		expect([kinds(s), s.canUndo, s.canRedo]).toEqual([['vacate'], true, true]);
		s = await edit(s, { op: 'redo' });
		expect(s.changes).toHaveLength(2);
		const log = await store.log(home.db, s.id, s.version);
		expect(log.map((e) => [e.version, e.op, e.by])).toEqual([
			[2, 'do', '系统'],
			[3, 'do', '系统'],
			[4, 'undo', '系统'],
			[5, 'redo', '系统'],
		]);
		await expect(
			home.db.query('update scenario_changes set position = 0 where scenario_id = $1', [s.id]),
		).rejects.toThrow('immutable');
	});

	it('a change over a version that somebody else has changed is refused, and nothing is written', async () => {
		const read = await fresh('抢先');
		await put(read, vacate(1));
		const late = await editScenario(home.db, read.id, {
			op: 'put',
			version: read.version,
			change: vacate(2),
		});
		expect(late).toMatchObject({ code: 'changed-meanwhile', got: 1, expected: 2 });
		expect((await getScenario(home.db, read.id))?.changes).toHaveLength(1);
	});

	it('a branch shares its parent’s changes up to its version; a copy has its own', async () => {
		let parent = await put(await fresh('原方案'), vacate(1));
		let branch = await makeScenario(home.db, { name: '分支', from: { id: parent.id, as: 'branch' } });
		const copy = await makeScenario(home.db, { name: '副本', from: { id: parent.id, as: 'copy' } });
		parent = await put(parent, vacate(2));
		branch = (await getScenario(home.db, branch.id)) as Scenario;
		expect(branch.changes.map((c) => [c.key, c.inherited])).toEqual([[parent.changes[0]?.key, true]]);
		expect(copy.changes.map((c) => [c.key, c.inherited])).toEqual([[parent.changes[0]?.key, false]]);
		branch = await edit(branch, { op: 'remove', key: branch.changes[0]?.key as string });
		expect(branch.changes).toEqual([]);
		expect((await getScenario(home.db, parent.id))?.changes).toHaveLength(2);
	});

	it('a deleted scenario comes back, and its branch lives on meanwhile', async () => {
		const parent = await put(await fresh('将删'), vacate(1));
		const branch = await makeScenario(home.db, { name: '留下', from: { id: parent.id, as: 'branch' } });
		await store.setDeleted(home.db, parent.id, true);
		expect(await getScenario(home.db, parent.id)).toBeUndefined();
		expect((await getScenario(home.db, branch.id))?.changes).toHaveLength(1);
		await store.setDeleted(home.db, parent.id, false);
		expect((await getScenario(home.db, parent.id))?.changes).toHaveLength(1);
	});

	it('a block takes what lies under it as PostGIS measures it; a preview says the same and is not kept', async () => {
		const s = await fresh('新区');
		const half = square({}, 119.9, 28.4, 50) as { geometry: { type: 'Polygon'; coordinates: number[][][] } };
		const block: ScenarioChange = {
			kind: 'block',
			name: '东区',
			geometry: half.geometry,
			taken: 'cleared',
			landUse: null,
			industry: 'C34',
			aboveScale: true,
			floor: { by: 'far', value: 2, footprintM2: null, source: '规划条件' },
			figures: [{ fact: 'taxWan', value: 30, per: 'mu', source: '协议' }],
		};
		const preview = await previewScenario(home.db, s.id, { change: block });
		expect(preview?.id).toBeNull();
		expect(await store.resultBy(home.db, preview?.inputHash as string)).toBeUndefined();
		const { result, inputHash, outside } = await resultOf(await put(s, block));
		const [p1, drawn] = result.objects;
		expect(p1?.after?.facts.taxWan).toBeCloseTo(225, 3);
		expect(p1?.after?.facts.landMu).toBeCloseTo(11.25, 4);
		expect(drawn?.after?.facts.landMu).toBeCloseTo(3.75, 1);
		expect(drawn?.after?.values['far']).toBeCloseTo(2, 9);
		expect(result.end).toEqual(preview?.result.end);
		expect(outside).toEqual([]);
		expect(await store.resultBy(home.db, inputHash)).toEqual(JSON.parse(JSON.stringify(result)));
	});

	it('measures outlines that overlap each other and the parcels as the run knew them', async () => {
		const hex = async (lon: number, side: number) => {
			const { geometry } = square({}, lon, 28.4, side) as { geometry: object };
			const { rows } = await home.db.query<{ hex: string }>(
				`select encode(ST_AsEWKB(ST_SetSRID(ST_GeomFromGeoJSON($1), 4490)), 'hex') as hex`,
				[JSON.stringify(geometry)],
			);
			return (rows[0] as { hex: string }).hex;
		};
		const outlines = [
			{ key: 'a', hex: await hex(119.9, 100) },
			{ key: 'b', hex: await hex(119.9, 50) },
		];
		const measured = await measureOutlines(home.db, outlines, new Date().toISOString());
		const [a, b] = [measured.get('a'), measured.get('b')];
		expect(a?.under.map((u) => u.parcel)).toEqual([parcel.get(P(1))]);
		expect(a?.under[0]?.overlapM2).toBeCloseTo(a?.areaM2 as number, 3);
		expect(b?.overlaps).toEqual([{ key: 'a', overlapM2: expect.closeTo(b?.areaM2 as number, 3) }]);
	});

	it('compares over the land that any of them touches, or over the whole run; what is missing stays so', async () => {
		const first = await put(await fresh('甲走'), {
			kind: 'tenant-leaves',
			target: { parcel: parcel.get(P(1)) as number, code: P(1) },
			enterprise: firm,
			name: '甲',
			source: '迁建',
		});
		const second = await put(await fresh('乙腾'), vacate(2));
		const ids = [first.id, second.id];
		const { comparison } = await compare(home.db, { ids, whole: false, refit: false });
		const values = (id: string) =>
			comparison.columns.map((c) => [c.figures[id]?.value, c.figures[id]?.missing]);
		expect(comparison.touched).toEqual([`parcel:${parcel.get(P(1))}`, `parcel:${parcel.get(P(2))}`].sort());
		expect(values('landMu')).toEqual([
			[30, 0],
			[30, 0],
			[30, 0],
		]);
		expect(values('taxWan')).toEqual([
			[300, 1],
			[0, 1],
			[300, 0],
		]);
		const whole = await compare(home.db, { ids, whole: true, refit: false });
		expect(whole.comparison.columns[0]?.figures['landMu']?.value).toBe(45);
		expect(whole.comparison.columns[1]?.figures['taxWan']?.difference).toBe(-300);
		expect((await wholeTally(home.db, run)).objects).toBe(3);
	});

	it('a refit says that the cuts were fitted anew; the base stays graded by the run’s own', async () => {
		const s = await put(await fresh('重定'), vacate(1));
		expect((await resultOf(s)).result.refit).toBeNull();
		const refit = (await resultOf(s, true)).result.refit;
		expect(refit).toMatchObject({ of: expect.any(Number) });
		expect((await resultOf(s)).result.base.grades).toEqual((await resultOf(s, true)).result.base.grades);
	});

	it('over the whole run a refit regrades what no change touches, and a file says what it stands for', async () => {
		const s = await put(await fresh('全域'), vacate(2));
		const { result } = await resultOf(s, true);
		const grades = async (refit: boolean) =>
			(await compare(home.db, { ids: [s.id], whole: true, refit })).comparison.columns.map((c) => c.grades);
		const [base, kept] = await grades(false);
		const [, anew] = await grades(true);
		const moved = structuredClone(kept) as NonNullable<typeof kept>;
		const own = new Set(result.objects.map((o) => o.id));
		for (const { id, from, to, mu } of result.refit?.regraded ?? []) {
			if (own.has(id)) continue;
			for (const [grade, sign] of [[from ?? 'none', -1] as const, [to ?? 'none', 1] as const]) {
				const one = (moved[grade] ??= { objects: 0, mu: 0 });
				Object.assign(one, { objects: one.objects + sign, mu: one.mu + sign * mu });
				if (one.objects === 0) delete moved[grade];
			}
		}
		expect(Object.values(base ?? {}).reduce((sum, g) => sum + g.objects, 0)).toBe(3);
		expect(anew).toEqual(moved);

		const { comparison, scenarios } = await compare(home.db, { ids: [s.id], whole: false, refit: true });
		const ground = await groundOfComparison(home.db, { ids: [s.id], refit: true });
		const file = await comparisonFile(comparison, scenarios, ground, 'csv', 'en');
		const lines = new TextDecoder().decode(file.bytes).split('\r\n');
		const line = (start: string) => lines.find((l) => l.startsWith(start));
		expect(line('Land: by deed (mu)')).toMatch(/,15,,15,,/);
		expect(lines).toContainEqual(expect.stringContaining('Base: run'));
		expect(lines).toContainEqual(expect.stringContaining('Land that changes'));
		expect(lines).toContainEqual(expect.stringContaining('fitted anew'));
		expect(lines.some((l) => l.startsWith('Conflict: '))).toBe(true);
		expect(lines.some((l) => l.startsWith('Slope '))).toBe(true);
		const { comparison: all } = await compare(home.db, { ids: [s.id], whole: true, refit: false });
		const whole = await comparisonFile(all, scenarios, null, 'csv', 'zh-CN');
		expect(new TextDecoder().decode(whole.bytes)).toContain('不逐宗核对管制冲突与坡度');
	});

	it('a drawn block by storeys is asked for its footprint, unless it keeps what it covers', () => {
		const { geometry } = square({}, 119.9, 28.4, 50) as {
			geometry: { type: 'Polygon'; coordinates: number[][][] };
		};
		const step = (taken: 'cleared' | 'kept', footprintM2: number | null) =>
			scenarioStep.safeParse({
				op: 'put',
				version: 1,
				change: {
					...{ kind: 'block', name: '东区', geometry, taken, landUse: null, industry: null },
					...{ aboveScale: null, figures: [] },
					floor: { by: 'storeys', value: 4, footprintM2, source: '规划' },
				},
			});
		expect(step('cleared', null).error?.issues[0]?.path).toEqual(['change', 'floor', 'footprintM2']);
		expect(step('cleared', 500).success).toBe(true);
		expect(step('kept', null).success).toBe(true);
	});

	it('a parcel that got another boundary after the run is named', async () => {
		const s = await put(await fresh('旧宗地'), vacate(3));
		expect((await resultOf(s)).superseded).toEqual([]);
		await importText(
			home.db,
			'parcels',
			collection(square({ 宗地代码: P(3), '登记面积(亩)': 15 }, 119.9024, 28.4, 90)),
		);
		expect((await resultOf(s)).superseded).toEqual([{ id: parcel.get(P(3)), code: P(3), gone: false }]);
	});
});
