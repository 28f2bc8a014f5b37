import type { YearFacts } from '../evaluate/whole-year.ts';
import { NUMERIC_FACTS } from '../facts.ts';
import type { ReconcileRules } from './reconcile-rules.ts';
import { warningOf, type RunWarning } from './warning.ts';

/**
 * Records that look like the same one twice: enterprises of one name under two codes, enterprises with the same figures
 * to the last digit (zero and missing do not count), parcels of one measured area to the square centimetre in one county.
 */
export function duplicateWarnings(
	facts: YearFacts,
	names: ReadonlyMap<number, string>,
	rules: Pick<ReconcileRules, 'copiedFigures'>,
): RunWarning[] {
	const byName = pairs(facts.enterprises, ({ id }) => names.get(id)?.replace(/\s/g, '') ?? null);
	const byFigures = pairs(facts.enterprises, ({ row }) => {
		const reported = NUMERIC_FACTS.filter(
			(fact) => fact !== 'landMu' && fact !== 'tenants' && row.facts[fact],
		);
		return reported.length < rules.copiedFigures.value
			? null
			: reported.map((fact) => `${fact}=${row.facts[fact]}`).join(' ');
	});
	const byLand = pairs(facts.parcels, (p) => `${p.regionId} ${p.areaM2.toFixed(4)}`);
	return [
		...byName.map(([a, b]) =>
			warningOf('duplicate-name', 'enterprise', b.id, { other: a.code, name: names.get(a.id) as string }),
		),
		...byFigures.map(([a, b]) => warningOf('duplicate-figures', 'enterprise', b.id, { other: a.code })),
		...byLand.map(([a, b]) =>
			warningOf('duplicate-land', 'parcel', b.id, { other: a.code, areaM2: b.areaM2 }),
		),
	];
}

/** Each later one beside the first of the same key; a null key pairs with none. */
function pairs<T>(list: readonly T[], key: (item: T) => string | null): [T, T][] {
	const first = new Map<string, T>();
	const found: [T, T][] = [];
	for (const item of list) {
		const name = key(item);
		if (name === null) continue;
		const before = first.get(name);
		if (before === undefined) first.set(name, item);
		else found.push([before, item]);
	}
	return found;
}
