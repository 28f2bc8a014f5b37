import type { Building } from './buildings.ts';
import type { ConstraintFile } from './constraints.ts';
import type { CostFile } from './costs.ts';
import type { DemoNote } from './demo-set.ts';
import type { Fate } from './fates.ts';
import type { Figures } from './figures.ts';
import type { FirmFile } from './firm-files.ts';
import type { ParcelFile } from './land-files.ts';
import type { Plot } from './plots.ts';
import { at } from './random.ts';
import type { Papers } from './decisions.ts';
import type { Inspections, Supply } from './supplies.ts';
import type { Tenure } from './tenure.ts';
import type { Timeline } from './timelines.ts';

interface Made {
	plots: readonly Plot[];
	fates: readonly Fate[];
	timelines: readonly (Timeline | undefined)[];
	buildings: readonly Building[];
	tenure: Tenure;
	figures: Figures;
	supplies: readonly Supply[];
	inspections: Inspections;
	papers: Papers;
	parks: { incomplete: string[] };
	parkFigures: { without: string[]; broken: string[]; divided: string[] };
	parcels: ParcelFile;
	enterprises: FirmFile;
	constraints: Omit<ConstraintFile, 'file'>;
	costs: CostFile;
}

/** The hard cases by name, each with the codes of its records: what tests and the demo's guide count on. */
export function notesOf(made: Made): Record<string, DemoNote> {
	const note = (zh: string, records: string[]): DemoNote => ({ zh, count: records.length, records });
	const firms = (indices: readonly number[]) => indices.map((i) => at(made.tenure.firms, i).code);
	const parcels = (test: (plot: Plot, fate: Fate, timeline: Timeline | undefined) => boolean) =>
		made.plots.filter((p) => test(p, at(made.fates, p.index), made.timelines[p.index])).map((p) => p.code);
	const ofFate = (...fates: Fate[]) => parcels((_, fate) => fates.includes(fate));
	const tenantsOf = new Map<number, Set<number>>();
	const plotsOf = new Map<number, Set<number>>();
	for (const use of made.tenure.uses) {
		tenantsOf.set(use.plot, (tenantsOf.get(use.plot) ?? new Set()).add(use.firm));
		plotsOf.set(use.firm, (plotsOf.get(use.firm) ?? new Set()).add(use.plot));
	}
	const kinds = (kind: string) => made.tenure.firms.filter((f) => f.kind === kind).map((f) => f.code);
	return {
		missingEmission: note('2024 年缺排放量的规上企业', firms(made.figures.cases.missingEmission)),
		missingTax: note('2024 年缺税收的企业', firms(made.figures.cases.missingTax)),
		missingAboveScale: note('2024 年未知是否规上的企业', firms(made.figures.cases.missingAboveScale)),
		zeroStaff: note('2024 年职工人数为零的企业', firms(made.figures.cases.zeroStaff)),
		negativeValueAdded: note('2024 年增加值为负的企业', firms(made.figures.cases.negativeValueAdded)),
		powerInKwh: note('2024 年用电量误填为千瓦时的企业', firms(made.figures.cases.powerInKwh)),
		listFlips: note('三年间进出规上名单的企业', firms(made.figures.cases.listFlips)),
		noIndustry: note('缺行业代码的企业', made.enterprises.noIndustry),
		olderEdition: note('行业代码为 2011 版的企业', made.enterprises.olderEdition),
		firmWithoutParcel: note('没有用地记录的企业', kinds('landless')),
		projectFirms: note('未投产、没有年度数据的项目公司', kinds('project')),
		publicUtilityFirms: note('公用事业企业', kinds('utility')),
		newFirms: note('成立未满两年的企业', firms(made.tenure.fresh)),
		movedFirms: note('搬迁过的企业', firms(made.tenure.moved)),
		firmOnSeveralParcels: note(
			'用地不止一宗的企业',
			firms([...plotsOf].filter(([, p]) => p.size > 1).map(([f]) => f)),
		),
		severalFirmsOnParcel: note(
			'不止一家企业的宗地',
			[...tenantsOf].filter(([, f]) => f.size > 1).map(([p]) => at(made.plots, p).code),
		),
		parcelWithoutFirm: note('建成而没有企业的宗地', ofFate('empty')),
		publicUtilityParcels: note('公用设施宗地', ofFate('utility')),
		underConstruction: note('正常在建的宗地', ofFate('building')),
		startNotDue: note('约定动工日期未到的宗地', ofFate('not-due')),
		idleOneYear: note('核查未动工、满一年不满两年的宗地', ofFate('idle-one-year')),
		idleTwoYears: note('核查未动工、满两年的宗地', ofFate('idle-two-years')),
		unknownStart: note('逾期而无核查、动工情况未知的宗地', ofFate('unknown-start')),
		governmentSpan: note('政府原因、有起止日期的宗地', ofFate('government-span')),
		governmentOpen: note('政府原因、无起止日期的宗地', ofFate('government-open')),
		suspended: note('动工后停工的宗地', ofFate('suspended')),
		suspendedAtBoundary: note('停工而已动工面积恰为三分之一的宗地', made.inspections.atBoundary),
		supplemented: note('补充协议改期的宗地', ofFate('supplemented')),
		supplementBeforeSigning: note(
			'补充协议约定的动工日期早于签订日期的宗地',
			parcels((_, __, t) => (t?.supplements ?? []).some((s) => s.agreedStart < s.signedOn)),
		),
		noStartDate: note('无约定动工日期、有实际交地日期的宗地', ofFate('no-start-date')),
		unfiled: note('未录入监管系统的宗地', ofFate('unfiled')),
		reserve: note('储备宗地', ofFate('reserve')),
		approvedUnsupplied: note('批而未供宗地', ofFate('approved-unsupplied')),
		recovered: note('已收回宗地', ofFate('recovered')),
		builtUnsupplied: note('已建未供宗地', ofFate('built-unsupplied')),
		missingPapers: note('缺手续的宗地', made.parcels.lackPapers),
		areaDiffers: note('登记面积与图上面积相差 1%–3% 的宗地', made.parcels.areaDiffers),
		collectiveParcels: note(
			'集体土地宗地',
			parcels((p) => p.collective),
		),
		unknownStoreyHeight: note(
			'层高未知的建筑',
			made.buildings.filter((b) => b.storeyHeightM === null).map((b) => b.code),
		),
		highStorey: note(
			'层高超过 8 米的建筑',
			made.buildings.filter((b) => (b.storeyHeightM ?? 0) > 8).map((b) => b.code),
		),
		incompleteParks: note('开发供应建成数据不全的园区', made.parks.incomplete),
		parksWithoutFigures: note('没有年度数据的园区', made.parkFigures.without),
		parksBrokenNesting: note('已建成大于已供应的园区', made.parkFigures.broken),
		parksDivided: note('分主区和发展方向区的园区', made.parkFigures.divided),
		caseNoticed: note('已发调查通知书、尚未认定的宗地', made.papers.cases.noticed),
		idleDetermined: note('有闲置土地认定书的宗地', made.papers.cases.determined),
		idleRejected: note('不予认定闲置的宗地', made.papers.cases.rejected),
		lowEfficiencyDetermined: note('有低效用地认定书的宗地', made.papers.cases.lowEfficiency),
		paperGaps: note(
			'已建成而合同未填实际日期的宗地',
			made.supplies
				.filter((s) => made.fates[s.plot] === 'producing' && s.values.startedOn === undefined)
				.map((s) => at(made.plots, s.plot).code),
		),
		constraintsExpired: note('已失效的管制图斑', made.constraints.expired),
		constraintsNotYet: note('尚未生效的管制图斑', made.constraints.notYet),
		constraintsWithoutStart: note('未载生效日期的管制图斑', made.constraints.withoutStart),
		constraintsOverlapping: note('相互重叠的永久基本农田图斑', made.constraints.overlapping),
		costsWithout: note('没有腾退成本记录的闲置宗地', made.costs.cases.without),
		costsIncomplete: note('腾退成本缺一项的宗地', made.costs.cases.incomplete),
		costsSeized: note('被查封的宗地', made.costs.cases.seized),
		costsDisputed: note('有权属争议的宗地', made.costs.cases.disputed),
		parksOutsideBoundary: note('在城镇开发边界外的园区', made.constraints.parksOutside),
		parksUnknownBoundary: note('未载入城镇开发边界、内外未知的园区', made.constraints.parksUnknown),
	};
}
