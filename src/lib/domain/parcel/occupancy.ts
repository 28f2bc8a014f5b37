import { civilDay } from '../calendar/civil-date.ts';

/** Who sits where, dated; land in mu, floor in m². `share` is the part of the enterprise's figures that belongs here. */
export interface Occupancy {
	enterprise: number;
	parcel: number;
	fromDate: string | null;
	toDate: string | null;
	share: number | null;
	shareBasis: string | null;
	role: 'owner' | 'tenant';
	areaMu: number | null;
	floorM2: number | null;
}

/** An occupancy with the share that holds for a whole year; null where no share was given and none follows. */
export interface SharedOccupancy extends Occupancy {
	yearShare: number | null;
	/** How the share came about: as recorded, the only parcel, by land used. */
	how: 'recorded' | 'sole' | 'by-area' | 'unknown';
}

export interface ShareWarning {
	enterprise: number;
	/** Sum of the year's shares; should be 1. */
	sum: number;
}

/**
 * The share of each occupancy for a data year. Shares are taken as recorded; an enterprise with one parcel at a time has
 * share 1 there; several parcels with no recorded share but known areas are split by land used; otherwise the share is
 * unknown. A firm that moved within the year is split by days: share × days here ÷ days anywhere. Recorded shares that
 * miss 1 by no more than the rounding of their own digits (0.33 × 3) are taken relative to their sum, so that what the
 * parcels hold adds up to the enterprise's figure.
 * @returns the occupancies with their shares, and the enterprises whose shares do not sum to 1
 */
export function sharesOfYear(
	occupancies: readonly Occupancy[],
	year: number,
): { occupancies: SharedOccupancy[]; warnings: ShareWarning[] } {
	const byEnterprise = new Map<number, Occupancy[]>();
	for (const o of occupancies) {
		const list = byEnterprise.get(o.enterprise);
		if (list) list.push(o);
		else byEnterprise.set(o.enterprise, [o]);
	}
	const calendar = calendarYear(year);
	const shared: SharedOccupancy[] = [];
	const warnings: ShareWarning[] = [];
	for (const [enterprise, list] of byEnterprise) {
		const spans = list.map((o) => daysIn(o, calendar));
		const daysAnywhere = unionLength(spans);
		if (daysAnywhere === 0) continue;
		const first = shared.length;
		let sum = 0;
		for (const [i, o] of list.entries()) {
			const span = spans[i] as Span;
			const days = Math.max(0, span.to - span.from);
			if (days === 0) continue;
			const peers = list.length === 1 ? list : list.filter((_, j) => overlaps(span, spans[j] as Span));
			const { share, how } = shareAmong(o, peers);
			const yearShare = share === null ? null : (share * days) / daysAnywhere;
			if (yearShare === null) sum = NaN;
			else sum += yearShare;
			shared.push({ ...o, yearShare, how });
		}
		if (sum === 1) continue;
		if (Math.abs(sum - 1) <= roundingOf(list)) {
			for (const o of shared.slice(first)) if (o.yearShare !== null) o.yearShare /= sum;
		} else warnings.push({ enterprise, sum });
	}
	return { occupancies: shared, warnings };
}

/** By how much recorded shares may miss 1 because they were written with few digits (at least two are expected). */
function roundingOf(list: readonly Occupancy[]): number {
	let rounding = 1e-9;
	for (const { share } of list) {
		if (share === null || share === 0 || share === 1) continue;
		const digits = String(share).split('.')[1]?.length ?? 0;
		rounding += 0.5 * 10 ** -Math.max(2, digits);
	}
	return rounding;
}

/** The share of one occupancy among those that held at the same time. */
function shareAmong(
	o: Occupancy,
	peers: readonly Occupancy[],
): { share: number | null; how: SharedOccupancy['how'] } {
	if (o.share !== null) return { share: o.share, how: 'recorded' };
	if (peers.length === 1) return { share: 1, how: 'sole' };
	if (peers.some((p) => p.share !== null) || peers.some((p) => p.areaMu === null))
		return { share: null, how: 'unknown' };
	const total = peers.reduce((sum, p) => sum + (p.areaMu ?? 0), 0);
	return total > 0
		? { share: (o.areaMu as number) / total, how: 'by-area' }
		: { share: null, how: 'unknown' };
}

/** Days of the year as [from, to), counted from 1 January. */
interface Span {
	from: number;
	to: number;
}

interface Year {
	/** 1 January and 31 December, `YYYY-MM-DD`. */
	first: string;
	last: string;
	firstDay: number;
	length: number;
}

function calendarYear(year: number): Year {
	const [first, last] = ['01-01', '12-31'].map((day) => `${String(year).padStart(4, '0')}-${day}`) as [
		string,
		string,
	];
	const firstDay = civilDay(first);
	return { first, last, firstDay, length: civilDay(last) + 1 - firstDay };
}

function daysIn({ fromDate, toDate }: Occupancy, year: Year): Span {
	// most sit there all year: ISO dates compare as text, only those within the year are read
	return {
		from: fromDate === null || fromDate <= year.first ? 0 : dayWithin(civilDay(fromDate), year),
		to: toDate === null || toDate >= year.last ? year.length : dayWithin(civilDay(toDate) + 1, year),
	};
}

function dayWithin(day: number, { firstDay, length }: Year): number {
	return Math.min(length, Math.max(0, day - firstDay));
}

function overlaps(a: Span, b: Span): boolean {
	return a.from < b.to && b.from < a.to;
}

function unionLength(spans: readonly Span[]): number {
	if (spans.length === 1) return Math.max(0, (spans[0] as Span).to - (spans[0] as Span).from);
	let [length, end] = [0, 0];
	for (const span of [...spans].sort((a, b) => a.from - b.from)) {
		const from = Math.max(span.from, end);
		if (span.to > from) length += span.to - from;
		end = Math.max(end, span.to);
	}
	return length;
}
