import { InputError } from '#lib/domain/problem.ts';

/**
 * The instant at which facts are read, and the day it falls on: a day means its end in China (UTC+8), today means now.
 * @param knownOn `YYYY-MM-DD` or an ISO instant; undefined = now
 * @throws InputError `known-on-future`: facts that are not recorded yet would change it
 */
export function knownInstant(
	knownOn: string | undefined,
	clock: { now: string; today: string },
): { knownAt: string; day: string } {
	if (knownOn === undefined || knownOn === clock.today) return { knownAt: clock.now, day: clock.today };
	const isDay = knownOn.length === 10;
	if (isDay ? knownOn > clock.today : Date.parse(knownOn) > Date.parse(clock.now)) {
		throw new InputError({
			code: 'known-on-future',
			message: `${knownOn} 还没有到：只能按已经知道的数据评价`,
			path: 'knownOn',
			got: knownOn,
			expected: `≤ ${clock.today}`,
			fix: '改为今天或更早的日期，或不填',
		});
	}
	return isDay
		? { knownAt: `${knownOn}T15:59:59.999999Z`, day: knownOn }
		: { knownAt: knownOn, day: dayIn(knownOn) };
}

/** The civil date in China of an instant. */
function dayIn(instant: string): string {
	return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}
