import { describe, expect, it } from 'vitest';
import { NUMERIC_FACTS, type NumericFact } from '#lib/domain/facts.ts';
import { muOf } from '#lib/domain/units.ts';
import type { DemoRow } from './demo-set.ts';
import { generateDemo } from './generate.ts';

const demo = generateDemo();
const rowsOf = (kind: string): DemoRow[] => demo.files.filter((f) => f.kind === kind).flatMap((f) => f.rows);
const uses = rowsOf('occupancies').map((r) => r.values);

/** A year's figures by firm, merged over the offices' files. */
function figures(year: number) {
	const merged = new Map<string, Partial<Record<NumericFact, number>> & { aboveScale?: boolean }>();
	for (const file of demo.files.filter((f) => f.kind === 'yearly' && f.year === year)) {
		for (const { values } of file.rows)
			merged.set(String(values.enterprise), { ...merged.get(String(values.enterprise)), ...values });
	}
	return merged;
}
const quantile = (values: number[], q: number) =>
	values.sort((a, b) => a - b)[Math.floor(q * values.length)] as number;

describe('the firms of the demo set', { timeout: 60_000 }, () => {
	it('have shares that sum to one on every day of the three years', () => {
		for (const day of ['2022-12-31', '2023-12-31', '2024-12-31']) {
			const sums = new Map<string, number>();
			for (const use of uses) {
				if (String(use.fromDate) > day || String(use.toDate ?? '9999') < day) continue;
				sums.set(
					String(use.enterprise),
					(sums.get(String(use.enterprise)) ?? 0) + Math.round((use.share as number) * 10_000),
				);
			}
			const projects = new Set(demo.notes.projectFirms?.records);
			const off = [...sums].filter(([firm, sum]) => sum !== 10_000 && !projects.has(firm));
			expect(off).toEqual([]);
		}
	});

	it('use no more land and no more floor of a parcel than there is', () => {
		const floor = new Map<string, number>();
		for (const { values } of rowsOf('buildings'))
			floor.set(
				String(values.parcel),
				(floor.get(String(values.parcel)) ?? 0) + (values.floorAreaM2 as number),
			);
		const parcels = new Map(rowsOf('parcels').map((r) => [String(r.values.code), r.values]));
		for (const day of ['2022-12-31', '2024-12-31']) {
			const land = new Map<string, number>();
			const used = new Map<string, number>();
			for (const use of uses) {
				if (String(use.fromDate) > day || String(use.toDate ?? '9999') < day) continue;
				land.set(String(use.parcel), (land.get(String(use.parcel)) ?? 0) + (use.areaMu as number));
				used.set(
					String(use.parcel),
					(used.get(String(use.parcel)) ?? 0) + ((use.floorAreaM2 as number | undefined) ?? 0),
				);
			}
			for (const [code, mu] of land) {
				const registered = parcels.get(code)?.registeredAreaM2 as number | undefined;
				if (registered !== undefined) expect(mu, code).toBeLessThan(muOf(registered) * 1.04 + 0.1);
				expect(used.get(code) as number, code).toBeLessThan((floor.get(code) ?? 0) + 0.5);
			}
		}
	});

	it('have figures of a believable spread: above scale 8–20 万元 of tax a mu in the middle, a long tail, below scale less', () => {
		const last = [...figures(2024).values()];
		const perMu = (above: boolean) =>
			last
				.filter((f) => f.aboveScale === above && f.taxWan !== undefined && f.landMu)
				.map((f) => (f.taxWan as number) / (f.landMu as number));
		const [above, below] = [perMu(true), perMu(false)];
		expect(quantile(above, 0.5)).toBeGreaterThan(8);
		expect(quantile(above, 0.5)).toBeLessThan(20);
		expect(quantile(above, 0.95)).toBeGreaterThan(3 * quantile(above, 0.5));
		expect(quantile(above, 0.05)).toBeLessThan(quantile(above, 0.5) / 3);
		expect(quantile(below, 0.5)).toBeLessThan(quantile(above, 0.5));
		expect(above.length / (above.length + below.length)).toBeGreaterThan(0.35);
		expect(above.length / (above.length + below.length)).toBeLessThan(0.6);
	});

	it('have correlated figures: tax and value added per mu rise together', () => {
		const pairs = [...figures(2024).values()]
			.filter((f) => (f.taxWan ?? 0) > 0 && (f.valueAddedWan ?? 0) > 0 && f.landMu)
			.map(
				(f) =>
					[
						Math.log((f.taxWan as number) / (f.landMu as number)),
						Math.log((f.valueAddedWan as number) / (f.landMu as number)),
					] as const,
			);
		const mean = (i: 0 | 1) => pairs.reduce((s, p) => s + p[i], 0) / pairs.length;
		const [mx, my] = [mean(0), mean(1)];
		const cov = (i: 0 | 1, j: 0 | 1) =>
			pairs.reduce((s, p) => s + (p[i] - [mx, my][i]!) * (p[j] - [mx, my][j]!), 0);
		expect(cov(0, 1) / Math.sqrt(cov(0, 0) * cov(1, 1))).toBeGreaterThan(0.7);
	});

	it('have the gaps that the notes count, and they are gaps, not zeros', () => {
		const last = figures(2024);
		const of = (note: string) => (demo.notes[note]?.records ?? []).map((code) => last.get(code));
		expect(of('missingEmission').filter((f) => f?.aboveScale !== true || 'emissionTon' in f)).toEqual([]);
		expect(of('missingTax').filter((f) => !f || 'taxWan' in f)).toEqual([]);
		expect(of('missingAboveScale').filter((f) => !f || 'aboveScale' in f)).toEqual([]);
		expect(of('zeroStaff').filter((f) => f?.employees !== 0)).toEqual([]);
		expect(of('negativeValueAdded').filter((f) => (f?.valueAddedWan ?? 0) >= 0)).toEqual([]);
		const emissionsMissing = [...last]
			.filter(([, f]) => f.aboveScale && !('emissionTon' in f))
			.map(([code]) => code);
		expect(new Set(emissionsMissing)).toEqual(new Set(demo.notes.missingEmission?.records));
	});

	it('report five offices a year, none of them an unknown fact', () => {
		expect(demo.files.filter((f) => f.kind === 'yearly').map((f) => f.name)).toEqual(
			[2022, 2023, 2024].flatMap((year) =>
				['税收', '统计', '排污', '用电', '用地'].map((office) => `演示-${office}-${year}.xlsx`),
			),
		);
		const names = new Set(rowsOf('yearly').flatMap((r) => Object.keys(r.values)));
		for (const name of ['enterprise', 'year', 'aboveScale']) names.delete(name);
		expect([...names].filter((name) => !NUMERIC_FACTS.includes(name as NumericFact))).toEqual([]);
	});
});
