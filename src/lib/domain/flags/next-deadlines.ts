import type { HolidayTable } from '../calendar/holiday-table.ts';
import { addCalendarDays, addMonths, addWorkingDays, type TermEnd } from '../calendar/working-days.ts';
import type { Mark } from '../proof.ts';
import type { IdleFinding } from './idle-finding.ts';
import type { DeadlineRule, IdleRules, ProcedureEvent } from './idle-rules.ts';

/** The recorded dates of a case: of service where a paper is served, else of the paper. */
export type ProcedureEvents = Partial<Record<ProcedureEvent, string>>;

/** A step that is due, or a day on which the finding or its consequence changes by itself. */
export interface NextDeadline {
	/** Id of the rule's deadline (`investigation-notice`, `pay-fee`, …), or a day of the clock: `start`, `idle-from`, `recovery-from`. */
	code: string;
	/** The event or date it is counted from. */
	from: string;
	due: string;
	unit: 'calendar' | 'working';
	party: 'authority' | 'holder' | 'clock';
	/** The clause, as the rule names it. */
	article: string;
	basis: { rule: string; mark: Mark; source: string; note?: string };
	rolledFrom?: string;
	provisional?: true;
	overdue?: true;
	/** No discovery is on record: counted from the as-of day, the day of this finding. */
	assumed?: true;
}

/**
 * What is due next in a parcel's case as of a day, soonest first: deadlines of the events on record that nothing has
 * ended, the 30 days of art. 5 from the finding where no event is recorded, and the days on which the clock turns.
 * @param table public holidays; default: the published years
 */
export function nextDeadlines(
	finding: Pick<
		IdleFinding,
		'finding' | 'limb' | 'consequence' | 'effectiveStart' | 'idleFrom' | 'recoveryFrom'
	> & {
		reason?: string;
	},
	events: ProcedureEvents,
	asOf: string,
	rules: IdleRules,
	table?: HolidayTable,
): NextDeadline[] {
	const happened: ProcedureEvents = {};
	for (const [event, date] of Object.entries(events)) {
		if (date !== undefined && date <= asOf) happened[event as ProcedureEvent] = date;
	}
	const nothingYet = Object.keys(happened).length === 0;
	const due: NextDeadline[] = [];
	for (const rule of rules.deadlines ?? []) {
		const assumed = nothingYet && rule.after === 'suspicion' && finding.finding === 'yes';
		const from = happened[rule.after] ?? (assumed ? asOf : undefined);
		if (from === undefined || rule.endedBy.some((event) => (happened[event] ?? '') >= from)) continue;
		const end = termEnd(rule, from, table);
		const overdue = end.due < asOf;
		if (overdue && rule.kind === 'right') continue;
		due.push({
			code: rule.id,
			from,
			...end,
			party: rule.party,
			article: rule.clause,
			basis: basisOf(rule, rules),
			...(overdue ? { overdue: true } : {}),
			...(assumed ? { assumed: true } : {}),
		});
	}
	return [...due, ...clockDays(finding, asOf, rules)].sort((a, b) =>
		a.due < b.due ? -1 : a.due > b.due ? 1 : 0,
	);
}

function termEnd(rule: DeadlineRule, from: string, table: HolidayTable | undefined): TermEnd {
	if (rule.unit === 'working-days') return addWorkingDays(from, rule.value, table);
	return rule.unit === 'months'
		? addMonths(from, rule.value, table)
		: addCalendarDays(from, rule.value, table);
}

function basisOf(
	figure: Pick<DeadlineRule, 'mark' | 'source' | 'note'>,
	rules: IdleRules,
): NextDeadline['basis'] {
	return {
		rule: `${rules.id}@${rules.version}`,
		mark: figure.mark,
		source: figure.source ?? rules.source,
		...(figure.note === undefined ? {} : { note: figure.note }),
	};
}

/** While nobody builds: the agreed day, the first idle day, the first day of recovery. They do not roll over holidays. */
function clockDays(
	{
		finding,
		limb,
		consequence,
		effectiveStart,
		idleFrom,
		recoveryFrom,
		reason,
	}: Parameters<typeof nextDeadlines>[0],
	asOf: string,
	rules: IdleRules,
): NextDeadline[] {
	if (effectiveStart === null || idleFrom === null || recoveryFrom === null) return [];
	const day = (
		code: string,
		due: string,
		figure: { clause: string; mark: Mark; source?: string },
	): NextDeadline => ({
		code,
		from: effectiveStart,
		due,
		unit: 'calendar',
		party: 'clock',
		article: figure.clause,
		basis: basisOf(figure, rules),
	});
	const waiting = finding === 'no' && (reason === 'not-yet-due' || reason === 'under-a-full-year');
	return [
		...(waiting && effectiveStart >= asOf ? [day('start', effectiveStart, rules.idleYears)] : []),
		...(waiting ? [day('idle-from', idleFrom, rules.idleYears)] : []),
		...(finding === 'yes' && limb === 1 && consequence === 'fee' && recoveryFrom > asOf
			? [day('recovery-from', recoveryFrom, rules.recoveryYears)]
			: []),
	];
}
