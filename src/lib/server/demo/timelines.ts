import { dayBetween, earlier, shift } from './days.ts';
import { DEMO_AS_OF } from './demo-set.ts';
import { STOCK_FATES, type Fate } from './fates.ts';
import type { Plot } from './plots.ts';
import { at, randomOf, type Random } from './random.ts';

/** The dates of a parcel's life; absent = did not happen by the day of the demo, or is not known. */
export interface Timeline {
	signedOn: string;
	deliveredOn?: string;
	agreedStart?: string;
	startedOn?: string;
	agreedFinish: string;
	finishedOn?: string;
	supplements?: { signedOn: string; agreedStart: string }[];
	governmentCause?: { article: string; from?: string; to?: string };
	suspendedOn?: string;
}

/** Agreed start of each open fate: first and last day. As of 2025-06-30 they lie in the year their name says. */
const AGREED_START: Partial<Record<Fate, [string, string]>> = {
	'not-due': ['2025-07-15', '2026-10-31'],
	'idle-one-year': ['2023-09-01', '2024-02-25'],
	'idle-two-years': ['2020-03-01', '2023-04-30'],
	'unknown-start': ['2020-06-01', '2024-04-30'],
	'government-span': ['2022-06-01', '2024-02-28'],
	'government-open': ['2021-06-01', '2024-03-31'],
	suspended: ['2020-03-01', '2022-06-30'],
	supplemented: ['2021-03-01', '2022-12-31'],
	'no-start-date': ['2021-06-01', '2024-06-30'],
	unfiled: ['2021-01-01', '2023-12-31'],
	building: ['2023-03-01', '2025-03-31'],
};
const CAUSES = ['8.1', '8.2', '8.3', '8.4', '8.5', '8.6', '8.force-majeure'];

/** Dates of every plot that was ever supplied, by its index (undefined for stock land). */
export function timelinesOf(
	seed: number,
	plots: readonly Plot[],
	fates: readonly Fate[],
): (Timeline | undefined)[] {
	const random = randomOf(seed, 'timelines');
	const turns = new Map<Fate, number>();
	return plots.map((plot) => {
		const fate = at(fates, plot.index);
		const turn = turns.get(fate) ?? 0;
		turns.set(fate, turn + 1);
		return STOCK_FATES.has(fate) ? undefined : timeline(random, plot, fate, turn);
	});
}

function timeline(random: Random, plot: Plot, fate: Fate, turn: number): Timeline {
	const range = AGREED_START[fate];
	if (!range) return finished(random, plot);
	const agreedStart = dayBetween(random, ...range);
	const signedOn = earlier(
		shift(agreedStart, -random.integer(150, 400)),
		shift(DEMO_AS_OF, -random.integer(10, 60)),
	);
	const handover = shift(signedOn, random.integer(20, 120));
	const base: Timeline = {
		signedOn,
		...(handover <= DEMO_AS_OF && { deliveredOn: handover }),
		agreedStart,
		agreedFinish: shift(agreedStart, 730),
	};
	switch (fate) {
		case 'building':
			return { ...base, startedOn: earlier(shift(agreedStart, random.integer(-60, 120)), DEMO_AS_OF) };
		case 'suspended': {
			const startedOn = shift(agreedStart, random.integer(-30, 200));
			return { ...base, startedOn, suspendedOn: shift(startedOn, random.integer(120, 400)) };
		}
		case 'government-span': {
			// Odd ones keep a full year even without the span, even ones do not: both outcomes are there.
			const overdue = (Date.parse(DEMO_AS_OF) - Date.parse(agreedStart)) / 86_400_000;
			const span =
				turn % 2 === 1
					? Math.max(20, overdue - 365 - random.integer(40, 120))
					: overdue - random.integer(90, 330);
			const from = shift(agreedStart, random.integer(0, 15));
			return { ...base, governmentCause: { article: random.pick(CAUSES), from, to: shift(from, span) } };
		}
		case 'government-open':
			return { ...base, governmentCause: { article: random.pick(CAUSES) } };
		case 'unfiled':
			return { ...base, ...(turn % 2 === 0 && { governmentCause: { article: '8.2' } }) };
		case 'supplemented': {
			// By turns: the new clock has run a year, has not, and (a real trap) starts before the paper was signed.
			const moved = [
				dayBetween(random, '2023-08-01', '2024-02-25'),
				dayBetween(random, '2025-07-01', '2025-12-31'),
			];
			if (turn % 8 === 5) {
				const early = shift(agreedStart, 200);
				return { ...base, supplements: [{ signedOn: shift(early, 90), agreedStart: early }] };
			}
			const agreed = at(moved, turn % 2);
			return {
				...base,
				supplements: [{ signedOn: shift(agreed, -random.integer(200, 330)), agreedStart: agreed }],
			};
		}
		case 'no-start-date': {
			const { agreedStart: dropped, ...rest } = base;
			return { ...rest, deliveredOn: shift(dropped as string, -random.integer(330, 360)) };
		}
		default:
			return base;
	}
}

/** A works that was built: the older the end of the park, the earlier. */
function finished(random: Random, plot: Plot): Timeline {
	const year = Math.round(Math.min(2020, Math.max(2003, 2004 + 15 * plot.newness + random.normal() * 2)));
	const signedOn = dayBetween(random, `${year}-01-05`, `${year}-12-20`);
	const agreedStart = shift(signedOn, random.integer(150, 360));
	const startedOn = shift(agreedStart, random.integer(-90, 200));
	const agreedFinish = shift(agreedStart, 730);
	const finishedOn = earlier(shift(startedOn, random.integer(300, 900)), '2023-12-20');
	return {
		signedOn,
		deliveredOn: shift(signedOn, random.integer(20, 110)),
		agreedStart,
		startedOn,
		agreedFinish,
		finishedOn,
	};
}
