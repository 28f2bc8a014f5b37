import { FACT_NAMES } from '../fact-names.ts';
import { factorOf as unitFactor } from '../importing/heading.ts';
import type { AnyIndicator } from '../indicators/indicator.ts';
import { isNumericFact } from '../indicators/operand.ts';

/**
 * The factor that brings a figure written in `unit` (元/㎡, 万元/hm², %) to the indicator's own unit, or null where
 * the unit does not fit the indicator. The units of both operands come from the list of fact names.
 */
export function toIndicatorUnit(indicator: AnyIndicator, unit: string): number | null {
	const written = unit.normalize('NFKC').trim();
	if (written === '' || plainUnit(written) === plainUnit(indicator.unit)) return 1;
	if (indicator.unit === '') {
		if (written === '%' || written === '百分比') return 0.01;
		return /^(ratio|比值|比例|倍|-|–|无量纲)$/i.test(written) ? 1 : null;
	}
	const [top, bottom, ...rest] = written.split(/[/每]/);
	if (!top || !bottom || indicator.denominator === null || rest.some((part) => !isPerYear(part))) return null;
	const numerator = factorOf(indicator.numerator, top);
	const denominator = factorOf(indicator.denominator, withoutYear(bottom));
	return numerator === null || denominator === null ? null : numerator / denominator;
}

function factorOf(fact: string, unit: string): number | null {
	return isNumericFact(fact) ? (unitFactor(FACT_NAMES[fact], unit) ?? null) : null;
}

function plainUnit(unit: string): string {
	return withoutYear(unit.replace(/\s/g, ''));
}

/** 万元/人·年 is 万元/人: every fact is a year's. */
function withoutYear(unit: string): string {
	return unit.replace(/[·.*/]?年$/, '');
}

function isPerYear(part: string): boolean {
	return part.trim() === '年';
}
