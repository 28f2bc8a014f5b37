import type { Building } from './buildings.ts';
import { BOUNDARY_LABEL, COUNTIES } from './counties.ts';
import { demoFile, known, MARK, type DemoFile } from './demo-set.ts';
import { STOCK_FATES, type Fate } from './fates.ts';
import { siteName } from './place-names.ts';
import type { Plot } from './plots.ts';
import { at, randomOf, type Random } from './random.ts';
import type { Tenure } from './tenure.ts';

/** The counties: real names and codes, boundaries for illustration only. */
export function regionFile(): DemoFile {
	const rows = COUNTIES.map(({ code, name, geometry }) => ({
		values: { code, name, note: BOUNDARY_LABEL },
		geometry,
	}));
	return demoFile('regions', '演示-行政区.geojson', rows);
}

export interface ParcelFile {
	file: DemoFile;
	/** Parcels whose registered area is 1–3 % off the drawn one. */
	areaDiffers: string[];
	/** Parcels in use that lack papers. */
	lackPapers: string[];
}

/** Parcels as the registry has them. */
export function parcelFile(
	seed: number,
	plots: readonly Plot[],
	fates: readonly Fate[],
	tenure: Tenure,
): ParcelFile {
	const random = randomOf(seed, 'registry');
	const areaDiffers: string[] = [];
	const lackPapers: string[] = [];
	const rows = plots.map((plot) => {
		const fate = at(fates, plot.index);
		const stock = STOCK_FATES.has(fate);
		const unregistered =
			fate === 'approved-unsupplied' || fate === 'built-unsupplied' || random.chance(0.015);
		const off = !unregistered && random.chance(0.07);
		if (off) areaDiffers.push(plot.code);
		const factor = off ? 1 + random.between(0.01, 0.03) * (random.chance(0.5) ? 1 : -1) : 1;
		const missingPapers = papersLacking(random, fate);
		if (missingPapers) lackPapers.push(plot.code);
		const storage = fate === 'producing' && random.chance(0.03);
		const parts = [plot.code.slice(4, 6), plot.code.slice(6, 9), plot.code.slice(9, 12), plot.code.slice(15)];
		return {
			values: known({
				code: plot.code,
				parcelNo: parts.join('-'),
				landUse: fate === 'utility' ? '0809' : storage ? '0604' : '0601',
				landUseScheme: 'GB/T 21010-2017',
				tenure:
					stock || fate === 'built-unsupplied'
						? null
						: random.chance(0.94)
							? '出让'
							: random.pick(['划拨', '租赁', '作价出资']),
				landOwnership: plot.collective ? '集体' : '国有',
				holder: stock ? `示例土地储备中心${MARK}` : (tenure.holders[plot.index]?.name ?? `原使用单位${MARK}`),
				location: `${siteName(plot.site)}示例路${plot.column + 1}号`,
				registeredAreaM2: unregistered ? null : Math.round(plot.areaM2 * factor * 100) / 100,
				status: statusOf(fate),
				stockKind: fate === 'built-unsupplied' || stock ? fate : null,
				missingPapers,
			}),
			geometry: plot.polygon,
		};
	});
	return { file: demoFile('parcels', '演示-宗地.geojson', rows), areaDiffers, lackPapers };
}

/** Land whose works have not begun has no status: what it is, is the question. */
function statusOf(fate: Fate): string | null {
	if (fate === 'utility') return 'public-utility';
	if (STOCK_FATES.has(fate)) return 'reserve';
	if (fate === 'building' || fate === 'suspended') return 'under-construction';
	return fate === 'producing' || fate === 'empty' || fate === 'built-unsupplied' ? 'in-use' : null;
}

function papersLacking(random: Random, fate: Fate): string[] | null {
	if (fate === 'built-unsupplied') return ['供地手续', '不动产登记'];
	if (fate !== 'producing' || !random.chance(0.025)) return null;
	return random.pick([['竣工验收'], ['不动产登记'], ['建设工程规划许可', '竣工验收']]);
}

/** Buildings: most with storeys one by one, some with a count only, some of unknown height. */
export function buildingFile(seed: number, buildings: readonly Building[], plots: readonly Plot[]): DemoFile {
	const random = randomOf(seed, 'building-records');
	const rows = buildings.map((b) => {
		const oneByOne = random.chance(0.65);
		const storey: Record<string, number> = { areaM2: b.footprintM2 };
		if (b.storeyHeightM !== null) storey.heightM = b.storeyHeightM;
		return {
			values: known({
				code: b.code,
				name: { workshop: '厂房', office: '办公楼', 'plant-room': '设备用房' }[b.use],
				parcel: at(plots, b.plot).code,
				storeys: oneByOne ? Array.from({ length: b.storeys }, () => ({ ...storey })) : null,
				storeyCount: b.storeys,
				floorAreaM2: b.floorAreaM2,
				footprintM2: b.footprintM2,
				storeyHeightM: oneByOne ? null : b.storeyHeightM,
				completedOn: b.completedOn,
			}),
			geometry: b.polygon,
		};
	});
	return demoFile('buildings', '演示-建筑物.geojson', rows);
}
