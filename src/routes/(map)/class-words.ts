import { indicatorOf } from '#lib/domain/indicators/registry.ts';
import type { MapClass } from '#lib/map/classes.ts';
import { indicatorOfColour, type ColourBy } from '#lib/map/colour-by.ts';
import type { Lang } from '#lib/words/lang.ts';
import { show, type ShownUnit } from '#lib/words/numbers.ts';
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
		return say(lang, 'screen.legend.range', { from: show(c.from, unit), to: show(c.to, unit) });
	}
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
