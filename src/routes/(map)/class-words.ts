import { indicatorOf } from '#lib/domain/indicators/registry.ts';
import type { PolicyLine } from '#lib/domain/rules/policy-lines.ts';
import type { MapClass } from '#lib/map/map-class.ts';
import { indicatorOfColour, type ColourBy } from '#lib/map/colour-by.ts';
import type { Lang } from '#lib/words/lang.ts';
import { MISSING, show, type ShownUnit } from '#lib/words/numbers.ts';
import { say, sayIfKnown } from '#lib/words/words.ts';

/** How each indicator's value is shown; the contract's ids. An indicator of a rule of its own is a plain ratio. */
const UNITS: Record<string, ShownUnit> = {
	taxPerMu: 'perMu',
	valueAddedPerMu: 'perMu',
	revenuePerMu: 'perMu',
	investmentPerMu: 'perMu',
	labourProductivity: 'perPerson',
	valueAddedPerTce: 'perTce',
	valueAddedPerTon: 'perTon',
	taxPerWanKwh: 'perWanKwh',
	rdShare: 'percent',
	far: 'ratio',
	buildingCoefficient: 'percent',
	total: 'score',
};
export const unitOf = (indicator: string): ShownUnit => UNITS[indicator] ?? 'ratio';

/** Shares are stored as 0–1 and shown as per cent. */
const factorOf = (indicator: string): number => (unitOf(indicator) === 'percent' ? 100 : 1);
/** A stored value as the screen's number, for fields and sliders. */
export const toShown = (value: number, indicator: string): number => value * factorOf(indicator);
/** The screen's number as it is stored. */
export const fromShown = (value: number, indicator: string): number => value / factorOf(indicator);

/** The unit's word for a heading: 万元/亩. */
export const unitWord = (indicator: string, lang: Lang): string => say(lang, `unit.${unitOf(indicator)}`);

/** The name of an indicator; a rule's own keeps its id. */
export function indicatorWord(id: string, lang: Lang): string {
	return sayIfKnown(lang, `indicator.${id}`) ?? indicatorOf(id)?.id ?? id;
}

/** What the parcels are coloured by. */
export function colourWord(by: ColourBy, lang: Lang): string {
	const indicator = indicatorOfColour(by);
	if (indicator === 'total') return say(lang, 'screen.colour.total');
	if (indicator) return indicatorWord(indicator, lang);
	return sayIfKnown(lang, `colour.${by}`) ?? by;
}

/** A class in words, for the legend. */
export function classWord(by: ColourBy, c: MapClass, lang: Lang): string {
	if (c.code === 'no-data') return say(lang, 'legend.noData');
	if (c.from !== undefined && c.to !== undefined) {
		const unit = unitOf(indicatorOfColour(by) ?? '');
		if (c.from === -Infinity && c.to === Infinity) return say(lang, 'layers.class.any');
		if (c.from === -Infinity) return say(lang, 'legend.below', { value: show(c.to, unit) });
		if (c.to === Infinity) return say(lang, 'legend.from', { value: show(c.from, unit) });
		// −2.19–−0.65 is no range that anybody reads.
		return say(lang, c.from < 0 ? 'layers.class.range' : 'screen.legend.range', {
			from: show(c.from, unit),
			to: show(c.to, unit),
		});
	}
	const [kind = '', grade] = c.code.split(':');
	if (kind === 'select') return sayIfKnown(lang, `select.state.${grade}`) ?? '';
	if (kind === 'cut' && grade) return say(lang, 'layers.class.cut', { grade });
	if (c.lines || kind === 'meets' || kind === 'no-line')
		return sayIfKnown(lang, `layers.class.${c.code.replace(':', '.')}${wrongSide(c)}`) ?? c.code;
	if (c.code === 'not-rated') return say(lang, 'legend.notRated');
	if (c.code === 'no-cuts' || c.code === 'reserve') return say(lang, `screen.legend.${c.code}`);
	if (by === 'grade') return sayIfKnown(lang, `grade.${c.code}`) ?? c.code;
	if (by === 'disposition')
		return c.code === 'none'
			? say(lang, 'screen.legend.none')
			: (sayIfKnown(lang, `screen.legend.batch.${c.code}`) ?? c.code);
	if (c.code === 'determined') return sayIfKnown(lang, `flag.${by}.determined`) ?? c.code;
	return c.code === 'yes' ? colourWord(by, lang) : say(lang, 'screen.legend.finding.no');
}

const wrongSide = (c: MapClass): string => (c.lines?.[0]?.wrong === 'above' ? '.above' : '');

/** For whom a line holds: the rule's group, above or below scale, or everybody (empty). */
export function lineFor(line: PolicyLine, lang: Lang): string {
	if (line.aboveScale !== null)
		return say(lang, line.aboveScale ? 'screen.filter.above' : 'screen.filter.below');
	if (line.group === 'above' || line.group === 'below') return say(lang, `screen.filter.${line.group}`);
	return line.groupTitle ?? line.group ?? '';
}

/** Where a line stands: its value, or the span of its values by industry. */
export function lineValue(line: PolicyLine, lang: Lang): string {
	const unit = unitOf(line.indicator);
	if (line.value !== null) return show(line.value, unit);
	const values = [
		...Object.values(line.byIndustry ?? {}),
		...(line.otherwise === null ? [] : [line.otherwise]),
	];
	if (values.length === 0) return MISSING;
	const [low, high] = [Math.min(...values), Math.max(...values)];
	const span = low === high ? show(low, unit) : `${show(low, unit)}–${show(high, unit)}`;
	return say(lang, 'layers.line.byIndustry', { span });
}

/** The lines of a policy class in few words: 规上 24.10, 规下 11.59. */
export function classLines(c: MapClass, lang: Lang): string[] {
	const words = (c.lines ?? []).map((line) => [lineFor(line, lang), lineValue(line, lang)]);
	return [...new Set(words.map((parts) => parts.filter(Boolean).join(' ')))];
}
