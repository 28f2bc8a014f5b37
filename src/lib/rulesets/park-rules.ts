import { parseParkRules } from '#lib/domain/park/check-park-rules.ts';
import type { ParkRules, ZoneTypeRule } from '#lib/domain/park/park-rules.ts';
import official from './td-t-1029.json' with { type: 'json' };
import sample from './td-t-1029-sample.json' with { type: 'json' };

/** Park rule files as their authors would write them: the standard's structure without figures, and a sample set. */
export const PARK_RULE_FILES: readonly unknown[] = [official, sample];

let parsed: ParkRules[] | undefined;

/** The shipped park rules, parsed once. */
export function shippedParkRules(): readonly ParkRules[] {
	parsed ??= PARK_RULE_FILES.map(parseParkRules);
	return parsed;
}

/** Shipped park rules by `id` or `id@version`; undefined where there are none. */
export function shippedParkRule(reference: string): ParkRules | undefined {
	const [id, version] = reference.split('@');
	return shippedParkRules().find((r) => r.id === id && (version === undefined || r.version === version));
}

/** How a zone's type is told where no park rule says it: the sample's reading, unverified. */
export function defaultZoneTypes(): { rules: ParkRules; zoneTypes: readonly ZoneTypeRule[] } {
	const rules = shippedParkRule('td-t-1029-sample');
	if (!rules) throw new Error('td-t-1029-sample is not shipped');
	return { rules, zoneTypes: rules.zoneTypes };
}
