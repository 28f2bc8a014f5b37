import type { Position } from 'geojson';
import { beforeAll, expect, it } from 'vitest';
import { makeUscc } from '#lib/domain/codes/uscc.ts';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import { boundaryFindings, isUsable } from '#lib/domain/geometry/boundary-checks.ts';
import { unpackNear } from '#lib/formats/near-columns.ts';
import { differences } from '#lib/live/compare.ts';
import { flatten } from '#lib/live/flat-geometry.ts';
import { Surroundings } from '#lib/live/surroundings.ts';
import { assess } from '#lib/server/tasks/assess.ts';
import { evaluate } from '#lib/server/tasks/evaluate.ts';
import { nearColumns } from '#lib/server/tasks/near-columns.ts';
import type { PolygonGeometry } from '#lib/api/assessment.ts';
import { eachHome, type HomeUnderTest } from './databases.ts';
import { collection, importText } from './import-file.ts';
import { seeded, starPolygon } from './seeded.ts';

const SIDE = 12;
const STEP = 0.001;
const [LON, LAT] = [119.9, 28.4];

/** Contiguous parcels of 100 m with shared irregular boundaries, and a firm on every second one. */
function parcelFiles(random: () => number) {
	const nodes = Array.from({ length: (SIDE + 1) ** 2 }, (_, i): Position => [
		Number((LON + STEP * ((i % (SIDE + 1)) + 0.25 * (random() - 0.5))).toFixed(9)),
		Number((LAT + STEP * (Math.floor(i / (SIDE + 1)) + 0.25 * (random() - 0.5))).toFixed(9)),
	]);
	const node = (x: number, y: number) => nodes[y * (SIDE + 1) + x] as Position;
	const codes = Array.from(
		{ length: SIDE * SIDE },
		(_, i) => `331102001001GB${String(i + 1).padStart(5, '0')}`,
	);
	const parcels = collection(
		...codes.map((code, i) => {
			const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
			const ring = [node(x, y), node(x + 1, y), node(x + 1, y + 1), node(x, y + 1), node(x, y)];
			return {
				type: 'Feature' as const,
				properties: { 宗地代码: code, '登记面积(亩)': 15 },
				geometry: { type: 'Polygon' as const, coordinates: [ring] },
			};
		}),
	);
	const firms = codes
		.filter((_, i) => i % 2 === 0)
		.map((parcel, i) => ({ parcel, code: makeUscc({ serial: i + 1, region: '331102' }) }));
	return {
		parcels,
		enterprises: `统一社会信用代码,企业名称,行业代码\n${firms.map((f, i) => `${f.code},企业${i},C33`).join('\n')}\n`,
		occupancies: `统一社会信用代码,宗地代码,分摊比例,用地方式,用地面积(亩)\n${firms.map((f) => `${f.code},${f.parcel},1,自有,10`).join('\n')}\n`,
		yearly: `年份,统一社会信用代码,税收(万元)\n${firms.map((f) => `2024,${f.code},${(10 + 90 * random()).toFixed(6)}`).join('\n')}\n`,
	};
}

/** Blocks of all sizes and forms, every fourth with a hole, every fifth of two parts. */
function drawing(random: () => number, i: number): Areal {
	const at = (share: number) =>
		starPolygon(
			random,
			LON + STEP * SIDE * (0.1 + 0.8 * random()),
			LAT + STEP * SIDE * (0.1 + 0.8 * random()),
			STEP * share * (0.3 + 4 * random() * random()),
			4 + Math.floor(30 * random()),
			i % 4 === 0,
		);
	if (i % 5 !== 0) return at(1);
	return { type: 'MultiPolygon', coordinates: [at(0.5).coordinates, at(0.5).coordinates] };
}

/** The live evaluation held against PostGIS on seeded drawings, on both homes. */
export function liveAgreement(drawings: number): void {
	eachHome('the live evaluation and PostGIS', (home) => agreeOn(home, drawings));
}

function agreeOn(home: HomeUnderTest, drawings: number): void {
	let surroundings: Surroundings;
	let run: number;

	beforeAll(async () => {
		const files = parcelFiles(seeded(41));
		for (const kind of ['parcels', 'enterprises', 'occupancies', 'yearly'] as const) {
			const report = await importText(home.db, kind, files[kind]);
			if (report.state !== 'live') throw new Error(JSON.stringify(report.problems.slice(0, 3)));
		}
		run = (await evaluate(home.db, { year: 2024, rules: 'demo-2024', asOf: '2025-06-30' })).id;
		const box: [number, number, number, number] = [LON - 0.1, LAT - 0.1, LON + 0.1, LAT + 0.1];
		surroundings = new Surroundings(unpackNear((await nearColumns(home.db, box, { run })).buffer));
	});

	it(`agree on ${drawings} seeded drawings: area within 1e-6, apportioned figures within 1e-4`, async () => {
		const random = seeded(20260601);
		let [worstArea, worstTax, compared, taxed] = [0, 0, 0, 0];
		for (let i = 0; compared < drawings; i++) {
			const geometry = drawing(random, i);
			// a drawing that crosses itself has no figures on either side
			if (!isUsable(boundaryFindings(geometry))) continue;
			const official = await assess(home.db, geometry as PolygonGeometry, run);
			const live = surroundings.evaluate(flatten(geometry)).figures;
			if (!live) throw new Error(`drawing ${i}: no live figures`);
			expect({ drawing: i, differences: differences(live, official) }).toEqual({
				drawing: i,
				differences: [],
			});
			compared += 1;
			worstArea = Math.max(
				worstArea,
				Math.abs(live.area.areaM2 - official.area.ellipsoidalM2) / official.area.ellipsoidalM2,
			);
			const [ours, theirs] = [live.totals.taxWan, official.totals['taxWan'] ?? null];
			expect(ours === null).toBe(theirs === null);
			if (ours === null || theirs === null) continue;
			taxed += 1;
			worstTax = Math.max(worstTax, Math.abs(ours - theirs) / theirs);
		}
		expect(worstArea).toBeLessThanOrEqual(1e-6);
		expect(worstTax).toBeLessThanOrEqual(1e-4);
		// most of the drawings lie over taxed land: the comparison is not an empty one
		expect(taxed).toBeGreaterThan(drawings / 2);
		process.stdout.write(
			`${home.kind}: ${compared} drawings, ${taxed} taxed; largest difference of area ${worstArea.toExponential(1)}, of tax ${worstTax.toExponential(1)}\n`,
		);
	}, 600_000);
}
