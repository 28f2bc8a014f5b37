import { shortlistCriteria, type Candidate, type ShortlistKind } from '#lib/api/shortlists.ts';
import type { MatchingQuestion, PlanSite } from '#lib/api/matchings.ts';
import { quarterOf, timeOrdinal } from '#lib/domain/matching/match-time.ts';
import type { SiteKind } from '#lib/domain/matching/plan.ts';
import { muOf } from '#lib/domain/units.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as places from '#lib/server/store/places.ts';
import * as stock from '#lib/server/store/stock.ts';
import { candidates } from './shortlist.ts';

const KINDS: Record<ShortlistKind, SiteKind> = {
	parcel: 'vacated',
	'free-land': 'free-land',
	'low-slope': 'low-slope',
};

/**
 * The land of a plan's question with the quarter in which it comes free: the planner's own entry for the site, then a record's
 * date, then the planner's quarter for the kind; otherwise not known, and not offered.
 */
export async function matchingSites(db: Db, question: MatchingQuestion): Promise<PlanSite[]> {
	const wanted = new Set<SiteKind>(question.kinds);
	const kinds = (Object.keys(KINDS) as ShortlistKind[]).filter((kind) => wanted.has(KINDS[kind]));
	const criteria = shortlistCriteria.parse({ kinds, minMu: question.minMu, limit: 5000 });
	const found = kinds.length === 0 ? [] : await candidates(db, question.run, criteria);
	const batches: ReadonlySet<string> = new Set(question.batches);
	const land = found
		.filter((c) => c.kind !== 'parcel' || (c.batch !== null && batches.has(c.batch)))
		.map((c) => siteOf(c, question));
	if (!wanted.has('reserve')) return land;
	const regions = new Map((await places.regions(db)).map((r) => [r.code, r.id]));
	const reserves = (await stock.reserves(db)).flatMap((r): PlanSite[] => {
		const mu = r.areaM2 === null ? null : round(muOf(r.areaM2));
		if (r.kind !== 'reserve-land' || mu === null || mu < question.minMu) return [];
		const key = `reserve:${r.id}`;
		return [
			{
				key,
				kind: 'reserve',
				id: r.id,
				name: r.name ?? r.code,
				region: r.region === null ? null : (regions.get(r.region) ?? null),
				mu,
				available: quarterFor(key, 'reserve', r.availableOn, question),
				at: r.bbox && middle(r.bbox),
			},
		];
	});
	return [...land, ...reserves];
}

function siteOf(c: Candidate, question: MatchingQuestion): PlanSite {
	const kind = KINDS[c.kind];
	const key = `${kind}:${c.id}`;
	return {
		key,
		kind,
		id: c.id,
		name: c.name ?? c.code,
		region: c.region,
		mu: round(c.mu),
		available: quarterFor(key, kind, null, question),
		at: c.bbox.some((x) => x !== 0) ? middle(c.bbox) : null,
	};
}

function quarterFor(
	key: string,
	kind: SiteKind,
	on: string | null,
	question: MatchingQuestion,
): string | null {
	return question.available[key] ?? (on === null ? null : quarterOf(on)) ?? question.freeFrom[kind] ?? null;
}

/** Whether a site comes free within the horizon. */
export function withinHorizon(site: Pick<PlanSite, 'available'>, until: string): boolean {
	return site.available !== null && timeOrdinal(site.available) <= timeOrdinal(until);
}

function middle([west, south, east, north]: readonly [number, number, number, number]): [number, number] {
	return [(west + east) / 2, (south + north) / 2];
}

/** Hundredths of a mu, rounded down: land is not made larger by rounding. */
function round(mu: number): number {
	return Math.floor(mu * 100 + 1e-6) / 100;
}
