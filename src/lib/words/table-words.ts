import { INDICATORS } from '#lib/domain/indicators/registry.ts';
import { tableColumn } from '#lib/domain/table/column-catalogue.ts';
import type { Lang } from './lang.ts';
import { show, type ShownUnit } from './numbers.ts';
import { sentenceOfReason } from './proof-words.ts';
import { say, sayIfKnown } from './words.ts';

/** How a column of numbers is shown; what is not here is a plain ratio. */
const UNITS: Record<string, ShownUnit> = {
	areaMu: 'mu',
	registeredMu: 'mu',
	landMu: 'mu',
	occupants: 'count',
	tenants: 'count',
	employees: 'count',
	rank: 'count',
	total: 'score',
	energyTce: 'tce',
	emissionTon: 'ton',
	electricityWanKwh: 'wanKwh',
	floorAreaM2: 'm2',
	footprintM2: 'm2',
	taxPerMu: 'perMu',
	valueAddedPerMu: 'perMu',
	revenuePerMu: 'perMu',
	investmentPerMu: 'perMu',
	labourProductivity: 'perPerson',
	valueAddedPerTce: 'perTce',
	valueAddedPerTon: 'perTon',
	taxPerWanKwh: 'perWanKwh',
	rdShare: 'percent',
	buildingCoefficient: 'percent',
};

/** The unit of a column of numbers, or null where it holds words. */
export function unitOfColumn(name: string): ShownUnit | null {
	if (tableColumn(name)?.kind !== 'number') return null;
	return UNITS[name] ?? (name.endsWith('Wan') ? 'wan' : 'ratio');
}

/** The heading of a column, without its unit. */
export function columnWord(name: string, lang: Lang): string {
	if (INDICATORS.some((i) => i.id === name)) return sayIfKnown(lang, `indicator.${name}`) ?? name;
	return sayIfKnown(lang, `table.column.${name}`) ?? sayIfKnown(lang, `fact.${name}`) ?? name;
}

/** The heading with its unit: 亩均税收（万元/亩）. */
export function headingOfColumn(name: string, lang: Lang): string {
	const unit = unitOfColumn(name);
	const word = columnWord(name, lang);
	if (unit === null || unit === 'ratio' || unit === 'score' || unit === 'count') return word;
	return say(lang, 'table.heading', { name: word, unit: say(lang, `unit.${unit}`) });
}

/** Where the words of a column of codes stand. */
const CODES: Record<string, string> = {
	status: 'status.',
	stockKind: 'stock.',
	aboveScale: 'table.scale.',
	batch: 'batch.',
	idle: 'finding.',
	lowEfficiency: 'finding.',
	idleStatus: 'decision.status.',
	lowEfficiencyStatus: 'decision.status.',
};

/** A text or code as it is read; a code that has no word stays itself. */
export function textOfCell(name: string, value: string, lang: Lang): string {
	if (name === 'reason') return sentenceOfReason(value, lang);
	const prefix = CODES[name];
	return prefix ? (sayIfKnown(lang, prefix + value) ?? value) : value;
}

/** A cell as it is shown; missing is `—`, in columns of words nothing. */
export function cellWord(name: string, value: string | number | null, lang: Lang): string {
	const unit = unitOfColumn(name);
	if (unit) return show(typeof value === 'number' ? value : null, unit);
	return value === null ? '' : textOfCell(name, String(value), lang);
}
