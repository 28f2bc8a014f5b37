/** Does not add up or cannot be; worth a look; explained, for the record. A warning never changes a grade. */
export type Severity = 'fault' | 'check' | 'note';

/** What a warning is about; null: the whole run. */
export type WarningSubject = 'enterprise' | 'parcel' | 'park' | 'batch';

/** A warning of a run, in codes; words are made at the edge (`warning.<code>`). Money in 万元, land in mu. */
export interface RunWarning {
	code: WarningCode;
	severity: Severity;
	kind: WarningSubject | null;
	id: number | null;
	params: Record<string, number | string>;
}

/** Every code, with how grave it is. */
export const WARNINGS = {
	'count-rated': 'fault',
	'count-grades': 'fault',
	'count-parks': 'fault',
	'count-regions': 'note',
	'source-sum': 'fault',
	'source-left-out': 'note',
	'apportioned-sum': 'fault',
	'shares-not-one': 'check',
	'share-unknown': 'note',
	'unit-area': 'fault',
	'area-differs': 'check',
	'unit-land': 'check',
	'land-differs': 'note',
	'unit-last-year': 'check',
	'unit-group': 'check',
	outlier: 'check',
	'impossible-negative': 'fault',
	negative: 'note',
	'part-over-whole': 'fault',
	'far-implausible': 'check',
	'no-staff': 'check',
	'duplicate-name': 'check',
	'duplicate-figures': 'check',
	'duplicate-land': 'fault',
} as const satisfies Record<string, Severity>;
export type WarningCode = keyof typeof WARNINGS;

/** A warning with the gravity of its code. */
export function warningOf(
	code: WarningCode,
	kind: WarningSubject | null,
	id: number | null,
	params: RunWarning['params'] = {},
): RunWarning {
	return { code, severity: WARNINGS[code], kind, id, params };
}

/** One entry a code, with its count: what a run's list carries. Gravest first. */
export function tallyOf(
	warnings: readonly RunWarning[],
): { code: WarningCode; severity: Severity; params: { count: number } }[] {
	const counts = new Map<WarningCode, number>();
	for (const { code } of warnings) counts.set(code, (counts.get(code) ?? 0) + 1);
	return (Object.keys(WARNINGS) as WarningCode[])
		.filter((code) => counts.has(code))
		.map((code) => ({ code, severity: WARNINGS[code], params: { count: counts.get(code) as number } }))
		.sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity));
}

const GRAVITY: readonly Severity[] = ['fault', 'check', 'note'];
