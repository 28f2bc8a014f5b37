import { FACT_NAMES } from '../fact-names.ts';
import { OTHER_FACT_NAMES } from '../other-fact-names.ts';
import { INDICATORS } from '../indicators/registry.ts';
import { nameKey } from '../importing/heading.ts';
import type { When } from './rule-set.ts';

/** Our name of every fact by its Chinese synonyms, made comparable; the preferred wording of a fact goes first. */
const BY_SYNONYM = new Map<string, string>();
const NAMES = Object.entries({ ...FACT_NAMES, ...OTHER_FACT_NAMES });
for (const [name, { zh }] of NAMES) {
	for (const synonym of zh) {
		const key = nameKey(synonym);
		if (!BY_SYNONYM.has(key)) BY_SYNONYM.set(key, name);
	}
}
const KNOWN: readonly string[] = [...NAMES.map(([name]) => name), ...INDICATORS.map((i) => i.id)];
const BRANCHES = ['any', 'all', 'not'];

/** Our name of a fact that a rule names in Chinese (用地面积 → landMu); any other name as it is. */
export function canonicalName(written: string): string {
	return BY_SYNONYM.get(nameKey(written)) ?? written;
}

/** A condition with its facts under our names; the order of its parts stays. */
export function canonicalWhen(when: When): When {
	return Object.fromEntries(
		Object.entries(when).map(([name, test]) =>
			BRANCHES.includes(name) && Array.isArray(test)
				? [name, (test as When[]).map(canonicalWhen)]
				: [canonicalName(name), test],
		),
	);
}

/** Every fact a condition asks for, each once. */
export function factsOfWhen(when: When | null): string[] {
	const names = Object.entries(when ?? {}).flatMap(([name, test]) =>
		BRANCHES.includes(name) && Array.isArray(test) ? (test as When[]).flatMap(factsOfWhen) : [name],
	);
	return [...new Set(names)];
}

/** The known name that a name of a fact almost is (`abovescale` → aboveScale); undefined where it is none. */
export function almostKnown(name: string): string | undefined {
	if (KNOWN.includes(name)) return undefined;
	const plain = (text: string) => text.toLowerCase().replace(/[_\s-]/g, '');
	return KNOWN.find((known) => plain(known) === plain(name));
}
