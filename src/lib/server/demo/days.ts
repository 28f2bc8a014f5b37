import type { Random } from './random.ts';

const DAY_MS = 86_400_000;

/** Civil date some days on; dates are `YYYY-MM-DD`. */
export function shift(day: string, days: number): string {
	return new Date(Date.parse(day) + Math.round(days) * DAY_MS).toISOString().slice(0, 10);
}

/** A day between two, both included. */
export function dayBetween(random: Random, from: string, to: string): string {
	const days = Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS);
	return shift(from, random.integer(0, days));
}

export const earlier = (a: string, b: string): string => (a < b ? a : b);
