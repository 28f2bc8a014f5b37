import {
	shortlistCriteria,
	type Candidate,
	type ShortlistCriteria,
	type ShortlistKind,
} from '#lib/api/shortlists.ts';
import type { MatchingQuestion, PlanSite } from '#lib/api/matchings.ts';
import { quarterOf, timeOrdinal } from '#lib/domain/matching/match-time.ts';
import type { SiteKind } from '#lib/domain/matching/plan.ts';
import { InputError } from '#lib/domain/problem.ts';
import { muOf } from '#lib/domain/units.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as assemblies from '#lib/server/store/assemblies.ts';
import * as parcelStore from '#lib/server/store/parcels.ts';
import * as places from '#lib/server/store/places.ts';
import * as selections from '#lib/server/store/selections.ts';
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
	const assembled = wanted.has('assembled') ? await assembledSites(db, question) : [];
	// Land put together and offered is one site: its parcels are not offered a second time on their own.
	const together = assembled.filter((site) => withinHorizon(site, question.until));
	const within = new Set(together.flatMap((site) => site.parcels));
	const land = (await landOf(db, question, wanted)).filter(
		(site) => site.kind !== 'vacated' || !within.has(site.id),
	);
	const reserves = wanted.has('reserve') ? await reserveSites(db, question) : [];
	return [...land, ...assembled, ...reserves];
}

/** Vacated parcels, free land of parks and low-slope blocks. */
async function landOf(
	db: Db,
	question: MatchingQuestion,
	wanted: ReadonlySet<SiteKind>,
): Promise<PlanSite[]> {
	const others = (['free-land', 'low-slope'] as const).filter((kind) => wanted.has(KINDS[kind]));
	const criteria = shortlistCriteria.parse({ kinds: others, minMu: question.minMu, limit: 5000 });
	const found = [
		...(wanted.has('vacated') ? await vacatedLand(db, question, criteria) : []),
		...(others.length > 0 ? await candidates(db, question.run, criteria) : []),
	];
	return found.map((c) => siteOf(c, question));
}

/** The parcels of the batches; of a saved selection what it chose, whatever its batch. */
async function vacatedLand(
	db: Db,
	{ run, selection, batches }: MatchingQuestion,
	others: ShortlistCriteria,
): Promise<Candidate[]> {
	const criteria: ShortlistCriteria = { ...others, kinds: ['parcel'] };
	if (selection !== null) return candidates(db, run, criteria, await chosenOf(db, selection));
	return batches.length === 0 ? [] : candidates(db, run, { ...criteria, batches });
}

/** The parcels that a saved selection chose. @throws InputError `match.selection-gone` */
async function chosenOf(db: Db, id: number): Promise<ReadonlySet<string>> {
	const selection = await selections.get(db, id);
	if (!selection) {
		throw new InputError({
			code: 'match.selection-gone',
			message: '没有找到优选方案',
			path: 'selection',
			got: id,
			fix: '另选一个优选方案，或不限优选方案',
		});
	}
	return new Set(
		selection.answer.picks.filter((p) => p.chosen && p.kind === 'parcel').map((p) => `${p.kind} ${p.id}`),
	);
}

/** The first alternative of each kept assembly of the run, newest first; one that shares a parcel with a newer one is left out. */
async function assembledSites(db: Db, question: MatchingQuestion): Promise<PlanSite[]> {
	const taken = new Set<number>();
	const sites: PlanSite[] = [];
	for (const entry of await assemblies.list(db)) {
		if (entry.run !== question.run) continue;
		const best = (await assemblies.get(db, entry.id))?.found.alternatives[0];
		if (!best || best.countedMu < question.minMu || best.parcels.some(({ id }) => taken.has(id))) continue;
		const parcels = best.parcels.map(({ id }) => id);
		for (const id of parcels) taken.add(id);
		const boxes = await parcelStore.boxes(db, parcels);
		const box = [...boxes.values()];
		const key = `assembled:${entry.id}`;
		sites.push({
			key,
			kind: 'assembled',
			id: entry.id,
			name: entry.name ?? String(entry.id),
			region: await parcelStore.countyOf(db, parcels),
			mu: round(best.countedMu),
			available: quarterFor(key, 'assembled', null, question),
			slopeDeg: null,
			parcels,
			at: box.length === 0 ? null : middle(around(box)),
		});
	}
	return sites;
}

async function reserveSites(db: Db, question: MatchingQuestion): Promise<PlanSite[]> {
	const regions = new Map((await places.regions(db)).map((r) => [r.code, r.id]));
	return (await stock.reserves(db)).flatMap((r): PlanSite[] => {
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
				slopeDeg: null,
				parcels: [],
				at: r.bbox && middle(r.bbox),
			},
		];
	});
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
		slopeDeg: slopeOf(c),
		parcels: [],
		at: c.bbox.some((x) => x !== 0) ? middle(c.bbox) : null,
	};
}

/** Only blocks of the low-slope layer have their slope on record. */
function slopeOf({ kind, reasonParams }: Candidate): number | null {
	const slope = kind === 'low-slope' ? reasonParams?.['meanSlopeDeg'] : null;
	return typeof slope === 'number' ? slope : null;
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

type Box = readonly [number, number, number, number];

function around(boxes: readonly Box[]): Box {
	return [
		Math.min(...boxes.map((b) => b[0])),
		Math.min(...boxes.map((b) => b[1])),
		Math.max(...boxes.map((b) => b[2])),
		Math.max(...boxes.map((b) => b[3])),
	];
}

function middle([west, south, east, north]: Box): [number, number] {
	return [(west + east) / 2, (south + north) / 2];
}

/** Hundredths of a mu, rounded down: land is not made larger by rounding. */
function round(mu: number): number {
	return Math.floor(mu * 100 + 1e-6) / 100;
}
