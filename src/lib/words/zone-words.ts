import { parkIndicator } from '../domain/park/park-indicators.ts';
import type { Lang } from './lang.ts';
import { MISSING, show, showNumber } from './numbers.ts';
import { say, sayIfKnown } from './words.ts';

/** A zone's indicator by name; the code itself where it has none. */
export function zoneIndicatorWord(id: string, lang: Lang): string {
	return sayIfKnown(lang, `indicator.${id}`) ?? id;
}

/** The unit of a zone's indicator, for a heading: %, 万元/公顷, 人/公顷, or nothing. */
export function zoneUnitWord(id: string, lang: Lang): string {
	const unit = parkIndicator(id)?.unit ?? '';
	if (unit === '万元/hm²') return say(lang, 'unit.perHm2');
	if (unit === '人/hm²') return say(lang, 'park.unit.people');
	return unit;
}

/** A zone's value as its unit is shown, without the unit: shares as percent. */
export function showZone(id: string, value: number | null | undefined): string {
	if (value === null || value === undefined) return MISSING;
	return parkIndicator(id)?.unit === '%' ? show(value, 'percent') : showNumber(value, 2);
}

/** The same with its unit: `92.68 %`. */
export function zoneText(id: string, value: number | null | undefined, lang: Lang): string {
	const unit = zoneUnitWord(id, lang);
	return `${showZone(id, value)}${unit ? ` ${unit}` : ''}`;
}
