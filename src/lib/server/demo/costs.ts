import { muOf } from '#lib/domain/units.ts';
import type { Building } from './buildings.ts';
import { dayBetween } from './days.ts';
import { DEMO_AS_OF, demoFile, known, type DemoFile, type DemoValue } from './demo-set.ts';
import { STOCK_FATES, WORKING_FATES, type Fate } from './fates.ts';
import type { Plot } from './plots.ts';
import { at, randomOf, type Random } from './random.ts';
import type { Tenure } from './tenure.ts';

export interface CostFile {
	file: DemoFile;
	/** Idle land with no record; records without arrears or clean-up, for which there is no rate; what stands against it. */
	cases: { without: string[]; incomplete: string[]; seized: string[]; disputed: string[] };
}

interface Land {
	plots: readonly Plot[];
	fates: readonly Fate[];
	buildings: readonly Building[];
	tenure: Pick<Tenure, 'uses'>;
}

const IDLE: ReadonlySet<Fate> = new Set<Fate>([
	'idle-one-year',
	'idle-two-years',
	'suspended',
	'government-open',
]);

/** Appraisals of a good part of the parcels: most idle and stock land, half of what produces; some leave an item open. */
export function costFile(seed: number, { plots, fates, buildings, tenure }: Land): CostFile {
	const random = randomOf(seed, 'costs');
	const cases: CostFile['cases'] = { without: [], incomplete: [], seized: [], disputed: [] };
	const floors = new Map<number, number>();
	for (const b of buildings) floors.set(b.plot, (floors.get(b.plot) ?? 0) + b.floorAreaM2);
	const let_ = new Set(tenure.uses.filter((u) => u.role === 'tenant' && !u.toDate).map((u) => u.plot));
	const rows: { values: Record<string, DemoValue> }[] = [];
	for (const plot of plots) {
		const fate = at(fates, plot.index);
		if (fate === 'utility' || !random.chance(WORKING_FATES.has(fate) ? 0.55 : 0.85)) {
			if (IDLE.has(fate)) cases.without.push(plot.code);
			continue;
		}
		const on = { mu: muOf(plot.areaM2), floorM2: floors.get(plot.index) ?? 0, isLet: let_.has(plot.index) };
		const open = random.chance(0.08) ? random.pick(['arrearsWan', 'soilCleanupWan']) : null;
		const looked = random.chance(0.8);
		const seized = looked && random.chance(0.03);
		const disputed = looked && random.chance(0.02);
		if (open) cases.incomplete.push(plot.code);
		if (seized) cases.seized.push(plot.code);
		if (disputed) cases.disputed.push(plot.code);
		rows.push({
			values: known({
				parcel: plot.code,
				...amounts(random, fate, on),
				...(open && { [open]: null }),
				mortgaged: looked && !STOCK_FATES.has(fate) ? random.chance(0.3) : null,
				seized: looked ? seized : null,
				disputed: looked ? disputed : null,
				basis: random.chance(0.7) ? `示例评估报告（演示）第${rows.length + 1}号` : '示例测算（演示）',
				valuedOn: dayBetween(random, '2025-01-06', DEMO_AS_OF),
				note: '演示数据',
			}),
		});
	}
	// At a scale so small that chance left one out, the last record takes it.
	for (const [name, list] of Object.entries(cases) as [keyof typeof cases, string[]][]) {
		const last = rows.at(-1)?.values;
		if (list.length > 0 || !last || name === 'without') continue;
		list.push(String(last.parcel));
		if (name === 'incomplete') delete last.soilCleanupWan;
		else last[name] = true;
	}
	return { file: demoFile('costs', '演示-腾退成本.xlsx', rows), cases };
}

/** The items in 万元. Land in reserve was paid for already; nobody is on unsupplied land. */
function amounts(
	random: Random,
	fate: Fate,
	{ mu, floorM2, isLet }: { mu: number; floorM2: number; isLet: boolean },
): Record<string, number> {
	const stock = STOCK_FATES.has(fate);
	const working = WORKING_FATES.has(fate);
	const perMu =
		fate === 'approved-unsupplied'
			? random.between(10, 18)
			: stock
				? 0
				: random.between(working ? 28 : 18, working ? 46 : 30);
	const staff = working ? random.logNormal(1.6 * mu, 0.6) : 0;
	return {
		acquisitionWan: cents(perMu * mu + (stock ? 0 : random.between(0.04, 0.09) * floorM2)),
		relocationWan: cents(working ? random.between(0.012, 0.03) * floorM2 : 0),
		demolitionWan: cents(random.between(0.006, 0.01) * floorM2),
		arrearsWan: cents(!stock && random.chance(working ? 0.06 : 0.3) ? random.between(0.5, 5) * mu : 0),
		leaseWan: cents(isLet ? random.between(0.004, 0.009) * floorM2 : 0),
		staffWan: cents(staff * random.between(1.8, 3)),
		soilSurveyWan: cents(random.between(0.4, 1.1) * mu),
		soilCleanupWan: cents(working && random.chance(0.12) ? random.between(6, 25) * mu : 0),
	};
}

const cents = (wan: number) => Math.round(wan * 100) / 100;
