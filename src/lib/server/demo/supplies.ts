import { muOf } from '#lib/domain/units.ts';
import { dayBetween, shift } from './days.ts';
import { DEMO_AS_OF, demoFile, known, type DemoFile, type DemoValue } from './demo-set.ts';
import { OPEN_FATES, type Fate } from './fates.ts';
import type { Plot } from './plots.ts';
import { at, randomOf, type Random } from './random.ts';
import type { Tenure } from './tenure.ts';
import type { Timeline } from './timelines.ts';

export interface Supply {
	code: string;
	plot: number;
	values: Record<string, DemoValue>;
	dueAreaM2: number;
	totalInvestmentWan: number;
}

interface Land {
	plots: readonly Plot[];
	fates: readonly Fate[];
	timelines: readonly (Timeline | undefined)[];
	tenure: Tenure;
}

/** About 900 contracts at scale 1: every open parcel has one, finished works as far as the count goes. */
export function suppliesOf(seed: number, land: Land, count: number): Supply[] {
	const random = randomOf(seed, 'supplies');
	const open = land.plots.filter((p) => OPEN_FATES.has(at(land.fates, p.index)));
	const finished = random
		.shuffled(
			land.plots.filter((p) => ['producing', 'empty'].includes(at(land.fates, p.index)) && !p.collective),
		)
		.slice(0, Math.max(2, count - open.length));
	const numbers = new Map<string, number>();
	return [...open, ...finished]
		.sort((a, b) => a.index - b.index)
		.map((plot) => {
			const timeline = land.timelines[plot.index] as Timeline;
			const year = timeline.signedOn.slice(0, 4);
			const head = `${plot.site.county.code}${year}B`;
			const number = (numbers.get(head) ?? 0) + 1;
			numbers.set(head, number);
			return supply(
				random,
				plot,
				at(land.fates, plot.index),
				timeline,
				land.tenure,
				`${head}9${String(number).padStart(4, '0')}`,
			);
		});
}

function supply(
	random: Random,
	plot: Plot,
	fate: Fate,
	timeline: Timeline,
	tenure: Tenure,
	code: string,
): Supply {
	const mu = muOf(plot.areaM2);
	const year = Number(timeline.signedOn.slice(0, 4));
	// 标准地 conditions (output, tax) came with contracts of 2018 and later.
	const standard = year >= 2018;
	const perMu = random.logNormal(standard ? 24 : 13, 0.25);
	const investedPerMu = random.logNormal(standard ? 290 : 170, 0.22);
	const priceWan = round(mu * perMu, 2);
	const agreedInvestmentWan = Math.round(mu * investedPerMu);
	const totalInvestmentWan = Math.round(agreedInvestmentWan * random.between(0.82, 0.95));
	// A multiple of 3, so that one third of it is a whole number (the boundary of Decree 53 art. 2).
	const dueAreaM2 = Math.floor((plot.areaM2 * random.between(0.8, 0.95)) / 3) * 3;
	const {
		signedOn,
		deliveredOn,
		agreedStart,
		startedOn,
		agreedFinish,
		finishedOn,
		supplements,
		governmentCause,
	} = timeline;
	const paperGap = fate === 'producing' && random.chance(0.1);
	const filed = fate === 'unfiled' ? false : random.chance(0.9) ? true : null;
	const mortgaged = random.chance(0.18) ? true : random.chance(0.6) ? false : null;
	const holder = tenure.holders[plot.index]?.name ?? '原使用单位（演示）';
	const values = known({
		code,
		parcel: plot.code,
		region: plot.site.county.code,
		holder,
		landOwnership: '国有',
		acquisition: random.weighted(
			['出让', '租赁', '作价出资', '划拨'],
			(w) => ({ 出让: 94, 租赁: 3, 作价出资: 1, 划拨: 2 })[w] ?? 0,
		),
		landUse: '工业用地',
		industry: tenure.holders[plot.index]?.industry.code,
		areaM2: round(plot.areaM2, 2),
		priceWan,
		...(random.chance(0.1) && { feeBaseWan: priceWan, feeBaseKind: '出让合同价款' }),
		signedOn,
		deliveryPlanned: shift(signedOn, 90),
		deliveredOn,
		agreedStart,
		// Where nobody filed the actual dates, as in the published notices, they are unknown.
		startedOn: paperGap ? null : startedOn,
		agreedFinish,
		finishedOn: paperGap ? null : finishedOn,
		// 标准地 contracts name the days of production and of full production; the empty works had one as well.
		...((standard || fate === 'empty') && { agreedProductionOn: shift(agreedFinish, 183) }),
		...(standard && { agreedFullProductionOn: shift(agreedFinish, 183 + 730) }),
		agreedInvestmentWan,
		agreedFarMin: standard ? random.pick([1, 1.2, 1.5]) : random.pick([0.7, 0.8, 1]),
		agreedFarMax: standard ? random.pick([2, 2.5, 3]) : random.pick([1.5, 2]),
		...(standard && { agreedOutputPerMu: random.integer(280, 520), agreedTaxPerMu: random.integer(15, 32) }),
		supplements,
		filed,
		mortgaged,
		governmentCauseArticle: governmentCause?.article,
		governmentCauseFrom: governmentCause?.from,
		governmentCauseTo: governmentCause?.to,
		dueAreaM2,
		totalInvestmentWan,
		// What art. 12(5) asks, where the plan was changed: on record for most, unknown for some; no draw of its own.
		...(governmentCause?.article === '8.2' && {
			pricePaid: plot.index % 5 === 0 ? null : plot.index % 7 !== 0,
			fundsInPlace: plot.index % 4 === 0 ? null : plot.index % 9 !== 0,
		}),
	});
	return { code, plot: plot.index, values, dueAreaM2, totalInvestmentWan };
}

/** Fates whose parcels were looked at; `unknown-start` never was: that is what makes it unknown. */
const LOOKED_AT: Partial<Record<Fate, number>> = {
	'idle-one-year': 1,
	'idle-two-years': 1,
	'government-span': 1,
	'government-open': 1,
	suspended: 1,
	supplemented: 1,
	'no-start-date': 0.7,
	unfiled: 1,
	building: 0.8,
	empty: 0.9,
	producing: 1,
};

export interface Inspections {
	file: DemoFile;
	/** Suspended works that lie exactly on a third: not idle (strict <). */
	atBoundary: string[];
}

/** About 500 visits at scale 1: open parcels first, finished ones as far as the count goes. */
export function inspectionsOf(
	seed: number,
	land: Land,
	supplies: readonly Supply[],
	count: number,
): Inspections {
	const random = randomOf(seed, 'inspections');
	const atBoundary: string[] = [];
	let turn = 0;
	const rows: { values: Record<string, DemoValue> }[] = [];
	const ordered = [...supplies].sort((a, b) => Number(isDone(land, a)) - Number(isDone(land, b)));
	for (const supply of ordered) {
		const plot = at(land.plots, supply.plot);
		const fate = at(land.fates, supply.plot);
		if (rows.length >= count) break;
		if (!random.chance(LOOKED_AT[fate] ?? 0) || (isDone(land, supply) && random.chance(0.35))) continue;
		const inspectedOn = dayBetween(random, '2025-03-03', '2025-06-20');
		const who = random.pick(['巡查员甲（演示）', '巡查员乙（演示）', '巡查员丙（演示）', '巡查员丁（演示）']);
		const base = { parcel: plot.code, supply: supply.code, inspectedOn, inspector: who };
		const timeline = land.timelines[supply.plot] as Timeline;
		if (fate === 'suspended') {
			turn++;
			const boundary = turn === 1;
			if (boundary) atBoundary.push(plot.code);
			const byMoney = !boundary && turn % 3 === 0;
			rows.push({
				values: known({
					...base,
					started: true,
					startedOn: timeline.startedOn,
					developedAreaM2: boundary
						? supply.dueAreaM2 / 3
						: Math.round(supply.dueAreaM2 * (byMoney ? random.between(0.4, 0.6) : random.between(0.08, 0.3))),
					investedWan: Math.round(
						supply.totalInvestmentWan * (byMoney ? random.between(0.1, 0.24) : random.between(0.26, 0.45)),
					),
					suspendedOn: timeline.suspendedOn,
					completed: false,
					note: '已停工，部分厂房主体未完（演示）',
				}),
			});
		} else if (fate === 'building') {
			rows.push({
				values: known({
					...base,
					started: true,
					startedOn: timeline.startedOn,
					developedAreaM2: Math.round(supply.dueAreaM2 * random.between(0.4, 1)),
					investedWan: Math.round(supply.totalInvestmentWan * random.between(0.3, 0.8)),
					completed: false,
					note: '正常施工（演示）',
				}),
			});
		} else if (isDone(land, supply)) {
			rows.push({
				values: known({
					...base,
					started: true,
					completed: true,
					...(fate === 'empty' && { producing: false, note: '厂房已建成，未投产（演示）' }),
				}),
			});
		} else {
			// A first look the year before for some: dated findings follow each other.
			const earlier = shift(inspectedOn, -365);
			if (
				rows.length + 1 < count &&
				random.chance(0.3) &&
				earlier > timeline.signedOn &&
				earlier < DEMO_AS_OF
			) {
				rows.push({ values: { ...base, inspectedOn: earlier, started: false, completed: false } });
			}
			rows.push({ values: { ...base, started: false, completed: false, note: '现场未见动工（演示）' } });
		}
	}
	return { file: demoFile('inspections', '演示-现场核查.xlsx', rows), atBoundary };
}

const isDone = (land: Land, supply: Supply) => !OPEN_FATES.has(at(land.fates, supply.plot));
const round = (value: number, digits: number) => Number(value.toFixed(digits));
