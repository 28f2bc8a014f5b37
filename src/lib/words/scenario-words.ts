import { FIGURES } from '../domain/scenario/figures.ts';
import type { Effect } from '../domain/scenario/result.ts';
import type { ScenarioChange } from '../domain/scenario/change.ts';
import type { NumericFact } from '../domain/facts.ts';
import type { Lang } from './lang.ts';
import { MISSING, show, showNumber, type ShownUnit } from './numbers.ts';
import { say, sayIfKnown } from './words.ts';

type LandKind = NonNullable<NonNullable<Effect['kinds']>[0]>;
export const AREA_KINDS: readonly LandKind[] = ['registered', 'ellipsoidal'];
const UNITS: Record<NumericFact, ShownUnit> = {
	landMu: 'mu',
	taxWan: 'wan',
	valueAddedWan: 'wan',
	revenueWan: 'wan',
	energyTce: 'tce',
	emissionTon: 'ton',
	electricityWanKwh: 'wanKwh',
	employees: 'count',
	rdWan: 'wan',
	fixedInvestmentWan: 'wan',
	floorAreaM2: 'm2',
	footprintM2: 'm2',
	tenants: 'count',
};
const RATIO_UNITS: Record<string, ShownUnit> = { far: 'ratio', valueAddedPerTce: 'perTce' };

/** Unit of a fact as it is shown. */
export const unitOfFact = (fact: NumericFact): ShownUnit => UNITS[fact];

/** Unit of a figure of a comparison; people per mu have two decimals and no word of their own. */
export function unitOfFigure(id: string): ShownUnit {
	const rule = FIGURES.find((f) => f.id === id);
	if (!rule) throw new Error(`no figure ${id}`);
	if (rule.per === null) return UNITS[rule.of];
	return RATIO_UNITS[id] ?? (rule.of === 'employees' ? 'ratio' : 'perMu');
}

/** Name of a figure, with its unit where one is wanted (a heading of a file). */
export function figureWord(id: string, lang: Lang, withUnit = false): string {
	const name =
		sayIfKnown(lang, `scenario.figure.${id}`) ??
		sayIfKnown(lang, `fact.${id}`) ??
		sayIfKnown(lang, `indicator.${id}`) ??
		id;
	const unit = figureUnitWord(id, lang);
	return withUnit && unit ? say(lang, 'scenario.withUnit', { name, unit }) : name;
}

/** The word of a figure's unit, empty where it has none. */
export function figureUnitWord(id: string, lang: Lang): string {
	return sayIfKnown(lang, `scenario.unit.${id}`) ?? say(lang, `unit.${unitOfFigure(id)}`);
}

/** What a change is about, in a line: the block's name, the parcel's code, the firm. */
export function changeSubject(change: ScenarioChange, blockName: (key: string) => string): string {
	if (change.kind === 'block') return change.name;
	const place = 'code' in change.target ? change.target.code : blockName(change.target.block);
	return change.kind === 'tenant-arrives' || change.kind === 'tenant-leaves'
		? `${change.name} · ${place}`
		: place;
}

/** Whether an effect is a number, and its two sides as shown. */
export function effectSides(
	{ what, from, to, kinds }: Effect,
	lang: Lang,
): { name: string; from: string; to: string; unit: string } {
	if (what in UNITS) {
		const unit = UNITS[what as NumericFact];
		const side = (value: Effect['from']) => (typeof value === 'number' ? show(value, unit) : MISSING);
		return {
			name: say(lang, `fact.${what as NumericFact}`),
			from: ofKind(side(from), kinds?.[0], lang),
			to: ofKind(side(to), kinds?.[1], lang),
			unit: say(lang, `unit.${unit}`),
		};
	}
	const isLand = what === 'outline' || what === 'drawn' || what === 'gone';
	const side = (value: Effect['from']) =>
		typeof value === 'number'
			? showNumber(value, 2)
			: (value ?? (what === 'grade' ? say(lang, 'scenario.noGrade') : MISSING));
	return {
		name: say(lang, `scenario.effect.${what as 'grade'}`),
		from: ofKind(side(from), kinds?.[0], lang),
		to: ofKind(side(to), kinds?.[1], lang),
		unit: isLand ? say(lang, 'unit.mu') : '',
	};
}

/** Land with the kind of area that it is given in; what is missing has none. */
function ofKind(text: string, kind: LandKind | null | undefined, lang: Lang): string {
	if (!kind || text === MISSING) return text;
	return say(lang, 'scenario.bracket', { text, note: say(lang, `scenario.area.${kind}`) });
}

/** Land by kind of area, those that there are: `登记面积 50.00、椭球面积 48.50`. */
export function landKindsWord(land: Readonly<Record<LandKind, number>>, lang: Lang): string {
	return AREA_KINDS.filter((kind) => land[kind] > 0)
		.map((kind) => `${say(lang, `scenario.area.${kind}`)} ${show(land[kind], 'mu')}`)
		.join(say(lang, 'scenario.comma'));
}

/** With its sign, as a difference is shown; null where it rounds to nothing. */
export function shownDifference(value: number | null | undefined, unit: ShownUnit): string | null {
	const text = show(value, unit);
	if (!/[1-9]/.test(text)) return null;
	return (value ?? 0) > 0 ? `+${text}` : text;
}

/** Name of a change among others: `2. 新地块 东区`. */
export function changeName(
	number: number,
	{ kind, subject }: { kind: string; subject: string },
	lang: Lang,
): string {
	return `${number}. ${say(lang, `scenario.kind.${kind as ScenarioChange['kind']}`)} ${subject}`;
}

/** What the planner's figures of a change are based on, each once. */
export function sourcesOf(change: ScenarioChange): string[] {
	const own = 'source' in change ? [change.source] : [];
	const figures = 'figures' in change ? change.figures.map((f) => f.source) : [];
	const floor = 'floor' in change && change.floor ? [change.floor.source] : [];
	return [...new Set([...own, ...figures, ...floor])];
}
