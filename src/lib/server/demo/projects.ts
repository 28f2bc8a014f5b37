import { COUNTIES } from './counties.ts';
import { dayBetween, shift } from './days.ts';
import { demoFile, known, MARK, type DemoFile } from './demo-set.ts';
import { INDUSTRIES } from './industries.ts';
import { at, randomOf } from './random.ts';

/** Wishes for land: 24 projects, some larger than any free land, some without a promise of tax, a few low in their promises. */
export function projectFile(seed: number): DemoFile {
	const random = randomOf(seed, 'projects');
	const rows = Array.from({ length: 24 }, (_, i) => {
		const trade = random.pick(INDUSTRIES);
		const county = random.chance(0.6) ? at(COUNTIES, random.integer(0, COUNTIES.length - 1)) : null;
		const mu = i % 12 === 11 ? random.integer(260, 420) : random.integer(8, 90);
		const startOn = dayBetween(random, '2025-07-01', '2026-12-31');
		const low = i % 8 === 7;
		const tax = low ? random.between(6, 14) : random.between(22, 60);
		const side = Math.sqrt((mu * 2000) / 3);
		return {
			values: known({
				code: `XM-2025-${String(i + 1).padStart(3, '0')}`,
				name: `${at(trade.words, 0)}示例项目${i + 1}${MARK}`,
				stage: at(['promote', 'introduce', 'negotiate'], i % 3),
				industry: trade.code,
				region: county?.code,
				areaM2: Math.round((mu * 2000) / 3),
				widthM: random.chance(0.5) ? Math.round(side * random.between(0.4, 0.7)) : null,
				powerKva: random.chance(0.7) ? random.integer(2, 40) * 250 : null,
				slopeMaxDeg: random.chance(0.6) ? random.pick([6, 10, 15]) : null,
				startOn,
				latestOn: random.chance(0.5) ? shift(startOn, random.integer(180, 540)) : null,
				fullProductionOn: random.chance(0.85) ? shift(startOn, random.integer(700, 1300)) : null,
				investmentPerMu: Math.round(low ? random.between(120, 200) : random.between(260, 520)),
				outputPerMu: Math.round(tax * random.between(9, 16)),
				taxPerMu: random.chance(0.92) ? Math.round(tax * 10) / 10 : null,
				valueAddedPerMu: Math.round(tax * random.between(3.2, 5.5)),
				labourProductivity: Math.round(random.between(14, 48) * 10) / 10,
				valueAddedPerTce: Math.round(trade.perTce * random.between(0.7, 1.6) * 100) / 100,
				valueAddedPerTon: Math.round(trade.perTon * random.between(0.7, 1.6)),
				rdShare: Math.round(trade.rd * 100 * random.between(0.6, 2) * 100) / 100,
				far: Math.round(random.between(low ? 0.6 : 1, 2.2) * 100) / 100,
				note: '合成数据（演示）',
			}),
		};
	});
	return demoFile('projects', '演示-招商项目.xlsx', rows);
}
