// A synthetic data year for the bench: no geometry, fixed seed, the demo's proportions (per 100 parcels: 50 enterprises,
// 105 occupancies, 30 supplies, 17 inspections), with tenants, firms on several parcels, movers, missing figures, stock land,
// half-built and not-started land, government causes.
import type { YearFacts } from '#lib/domain/evaluate/whole-year.ts';
import type { Occupancy } from '#lib/domain/parcel/occupancy.ts';
import type { ParcelRecord } from '#lib/domain/parcel/parcel.ts';
import type { Inspection, Supply } from '#lib/domain/parcel/supply.ts';
import { inventedEnterprises } from '../tests/support/enterprises.ts';
import { seeded } from '../tests/support/seeded.ts';

export const YEAR = 2024;
export const AS_OF = '2025-06-30';

/** A whole year of `parcels` parcels and half as many enterprises. */
export function inventedYear(parcels: number, seed: number): YearFacts {
	const random = seeded(seed);
	const enterprises = Math.round(parcels / 2);
	return {
		year: YEAR,
		enterprises: inventedEnterprises(enterprises, seed).map(({ id: _, other, ...row }, i) => ({
			id: i + 1,
			code: `E${i + 1}`,
			row: {
				...row,
				id: String(i + 1),
				other: { ...other, utility: random() < 0.02, establishedOn: day(random, 1998, 2024) },
				// most figures of land and floor come from the parcels, as in the imports
				facts: {
					...row.facts,
					landMu: random() < 0.95 ? row.facts.landMu : null,
					floorAreaM2: null,
					footprintM2: null,
					tenants: null,
				},
			},
		})),
		parcels: Array.from({ length: parcels }, (_, i) => parcel(random, i + 1)),
		occupancies: occupanciesOf(random, parcels, enterprises),
		supplies: Array.from({ length: Math.round(parcels * 0.3) }, (_, i) => supply(random, i, parcels)),
		inspections: Array.from({ length: Math.round(parcels * 0.17) }, () => inspection(random, parcels)).sort(
			(a, b) => (a.inspectedOn < b.inspectedOn ? -1 : 1),
		),
	};
}

function parcel(random: () => number, id: number): ParcelRecord {
	const areaM2 = 3_000 + 30_000 * random() * random();
	const [stock, building, utility] = [random() < 0.06, random() < 0.04, random() < 0.015];
	return {
		id,
		code: `331102001001GB${String(id).padStart(6, '0')}`,
		parkId: 1 + (id % 400),
		regionId: 1 + (id % 9),
		landUse: '0601',
		tenure: stock ? null : '出让',
		holder: `单位${id}`,
		location: `示例路${id}号`,
		status: stock ? null : building ? 'under-construction' : utility ? 'public-utility' : 'in-use',
		stockKind: stock ? (random() < 0.5 ? 'reserve' : 'approved-unsupplied') : null,
		missingPapers: random() < 0.02 ? ['规划许可'] : random() < 0.9 ? [] : null,
		registeredM2: random() < 0.94 ? areaM2 : null,
		areaM2,
		floorM2: random() < 0.9 ? areaM2 * (0.4 + 1.2 * random()) : null,
		footprintM2: random() < 0.9 ? areaM2 * (0.3 + 0.3 * random()) : null,
		storeysOfUnknownHeight: 0,
	};
}

/** About every second parcel has one firm, some have tenants beside it, a third of the firms sit on several parcels. */
function occupanciesOf(random: () => number, parcels: number, enterprises: number): Occupancy[] {
	const list: Occupancy[] = [];
	for (let enterprise = 1; enterprise <= enterprises; enterprise++) {
		const places = random() < 0.65 ? 1 : 2 + Math.floor(4 * random());
		const recorded = places > 1 && random() < 0.8;
		const moved = places === 1 && random() < 0.02;
		const first = Math.floor(random() * parcels);
		for (let p = 0; p < places; p++) {
			const base: Occupancy = {
				enterprise,
				parcel: 1 + ((first + 7 * p) % parcels),
				fromDate: day(random, 2000, 2022),
				toDate: null,
				share: recorded ? 1 / places : null,
				shareBasis: recorded ? '建筑面积' : null,
				role: random() < 0.7 ? 'owner' : 'tenant',
				areaMu: random() < 0.9 ? 2 + 20 * random() : null,
				floorM2: random() < 0.8 ? 500 + 9_000 * random() : null,
			};
			if (!moved) list.push(base);
			else {
				list.push({ ...base, toDate: `${YEAR}-06-30` });
				list.push({ ...base, parcel: 1 + ((first + 3) % parcels), fromDate: `${YEAR}-07-01` });
			}
		}
	}
	return list;
}

function supply(random: () => number, i: number, parcels: number): Supply {
	const signed = 2006 + Math.floor(18 * random());
	const [started, finished] = [random() < 0.72, random() < 0.8];
	const cause = random() < 0.04;
	const areaM2 = 3_000 + 30_000 * random();
	return {
		id: i + 1,
		code: `331102${signed}B9${String(i).padStart(6, '0')}`,
		parcel: 1 + ((i * 3) % parcels),
		holder: '单位',
		location: null,
		landOwnership: '国有',
		acquisition: random() < 0.95 ? '挂牌出让' : '租赁',
		landUse: '工业用地',
		areaM2,
		priceWan: random() < 0.97 ? Math.round(areaM2 * 0.03) : null,
		feeBaseWan: null,
		feeBaseKind: null,
		signedOn: `${signed}-03-11`,
		deliveredOn: `${signed}-06-01`,
		agreedStart: random() < 0.98 ? `${signed}-12-01` : null,
		startedOn: started ? `${signed + 1}-0${1 + Math.floor(8 * random())}-15` : null,
		agreedFinish: `${signed + 3}-12-01`,
		finishedOn: started && finished ? `${signed + 2}-10-15` : null,
		agreedInvestmentWan: 2_000,
		agreedFarMin: 1,
		agreedFarMax: 2,
		agreedOutputPerMu: null,
		agreedTaxPerMu: null,
		supplements:
			random() < 0.02 ? [{ signedOn: `${signed}-11-01`, agreedStart: `${signed + 1}-06-01` }] : null,
		filed: random() < 0.9 ? true : random() < 0.5 ? false : null,
		mortgaged: random() < 0.2,
		governmentCauseArticle: cause ? (random() < 0.5 ? '8.2' : '8.4') : null,
		governmentCauseFrom: cause && random() < 0.5 ? `${signed + 1}-01-01` : null,
		governmentCauseTo: cause && random() < 0.5 ? `${signed + 1}-08-01` : null,
		dueAreaM2: areaM2 * 0.9,
		totalInvestmentWan: 1_800,
	};
}

function inspection(random: () => number, parcels: number): Inspection {
	const kind = random();
	const started = kind > 0.3;
	const suspended = kind > 0.9;
	return {
		parcel: 1 + 3 * Math.floor((random() * parcels) / 3),
		inspectedOn: day(random, 2025, 2025, 6),
		inspector: '巡查员',
		started,
		startedOn: null,
		developedAreaM2: kind > 0.6 ? 2_000 + 6_000 * random() : null,
		investedWan: kind > 0.6 ? 300 + 1_500 * random() : null,
		suspendedOn: suspended ? day(random, 2023, 2024) : null,
		resumedOn: suspended && random() < 0.2 ? '2025-01-15' : null,
		completed: started ? kind < 0.6 : false,
		note: null,
	};
}

function day(random: () => number, from: number, to: number, months = 12): string {
	const two = (n: number) => String(n).padStart(2, '0');
	const year = from + Math.floor((to - from + 1) * random());
	return `${year}-${two(1 + Math.floor(months * random()))}-${two(1 + Math.floor(28 * random()))}`;
}
