import { describe, expect, it } from 'vitest';
import type { GovernmentCause, IdleFacts, Supplement } from '#lib/domain/flags/idle-facts.ts';
import { findIdle } from '#lib/domain/flags/idle.ts';
import { DECREE_53 } from '#lib/rulesets/flag-rules.ts';
import { DEMO_AS_OF, type DemoRow } from './demo-set.ts';
import { generateDemo } from './generate.ts';

const demo = generateDemo();
const rowsOf = (kind: string): DemoRow[] => demo.files.filter((f) => f.kind === kind).flatMap((f) => f.rows);
const supplies = new Map(rowsOf('supplies').map((r) => [String(r.values.parcel), r.values]));

/** The facts of a parcel: its contract, and what the latest inspection saw. */
function factsOf(parcel: string): IdleFacts {
	const supply = supplies.get(parcel);
	if (!supply) throw new Error(`${parcel} has no contract`);
	const visits = rowsOf('inspections').filter((r) => r.values.parcel === parcel);
	const last = visits
		.map((r) => r.values)
		.sort((a, b) => (String(a.inspectedOn) < String(b.inspectedOn) ? 1 : -1))[0];
	const article = supply.governmentCauseArticle as GovernmentCause['article'] | undefined;
	return {
		...(supply as unknown as IdleFacts),
		...(last as Partial<IdleFacts> | undefined),
		id: parcel,
		supplements: supply.supplements as unknown as Supplement[] | undefined,
		governmentCause: article
			? { article, from: supply.governmentCauseFrom as string, to: supply.governmentCauseTo as string }
			: null,
	};
}
const findings = (note: string) =>
	(demo.notes[note]?.records ?? []).map((parcel) => findIdle(factsOf(parcel), DEMO_AS_OF, DECREE_53));
const summary = (note: string) =>
	[...new Set(findings(note).map((f) => [f.finding, f.limb, f.consequence].join(' ')))].sort();

describe('the contracts of the demo set, found by Decree 53 as of its day', { timeout: 60_000 }, () => {
	it('are idle a year, and two years, where an inspector saw no work', () => {
		expect(summary('idleOneYear')).toEqual(['yes 1 fee']);
		expect(summary('idleTwoYears')).toEqual(['yes 1 recovery']);
	});

	it('are unknown where nobody looked: the inspection is what is missing', () => {
		expect(new Set(findings('unknownStart').map((f) => f.finding))).toEqual(new Set(['unknown']));
		expect(
			findings('unknownStart').every((f) => f.missing.includes('started') && (f.overdueDays ?? 0) > 365),
		).toBe(true);
	});

	it('are not idle where work goes on or the start is not due yet', () => {
		expect(new Set(findings('startNotDue').map((f) => f.finding))).toEqual(new Set(['no']));
		expect(findings('underConstruction').filter((f) => f.finding === 'yes')).toEqual([]);
	});

	it('turn both ways with a government cause that has dates, and all to the menu without', () => {
		expect(summary('governmentSpan')).toEqual(['no 1 none', 'yes 1 menu']);
		expect(summary('governmentOpen')).toEqual(['yes 1 menu']);
	});

	it('are idle by the second limb where work was suspended, but not at exactly one third', () => {
		const boundary = new Set(demo.notes.suspendedAtBoundary?.records);
		const found = findings('suspended');
		expect([
			...new Set(
				found.filter((f) => !boundary.has(f.id)).map((f) => `${f.finding} ${f.limb} ${f.consequence}`),
			),
		]).toEqual(['yes 2 menu']);
		expect(found.filter((f) => boundary.has(f.id)).map((f) => f.finding)).toEqual(['no']);
	});

	it('run from the supplement where there is one, to either outcome', () => {
		expect(new Set(findings('supplemented').map((f) => f.finding))).toEqual(new Set(['yes', 'no']));
	});

	it('count from delivery where no start was agreed, and are barred from the menu where unfiled', () => {
		expect(findings('noStartDate').every((f) => (f.days ?? 0) > 0)).toBe(true);
		const barred = findings('unfiled').filter((f) => f.blocked.includes('art25-unfiled'));
		expect(barred.length).toBeGreaterThan(0);
	});
});
