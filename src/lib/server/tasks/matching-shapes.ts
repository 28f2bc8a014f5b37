import { setImmediate } from 'node:timers/promises';
import type { PlanSite } from '#lib/api/matchings.ts';
import { roomOf, surelyTooSmall, type PartRoom } from '#lib/domain/assembly/shape-room.ts';
import type { Areal } from '#lib/domain/geometry/areal.ts';
import type { MatchPair } from '#lib/domain/matching/match-problem.ts';
import { couldStand, projectKey } from '#lib/domain/matching/plan.ts';
import type { Project } from '#lib/domain/project/project.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as assemblies from '#lib/server/store/assemblies.ts';
import * as parcelStore from '#lib/server/store/parcels.ts';

/** Time for outlines that were not measured before; the rest is measured as it is asked again. */
const MOST_MS = 1000;
/** The server answers others after so much of it. */
const BREATH_MS = 20;
const MOST_KEPT = 20_000;

/** Measured outlines by their text: what is drawn anew is measured anew. */
const measured = new Map<string, PartRoom[]>();

export interface Misshapen {
	pairs: MatchPair[];
	/** Sites whose shape matters to a project and is not known: no outline, or not measured in time. They refuse none. */
	unknown: number;
}

/** Pairs whose site surely is too narrow or too short for the project; only where the project states a width or length. */
export async function misshapenPairs(
	db: Db,
	projects: readonly Project[],
	sites: readonly PlanSite[],
	signal?: AbortSignal,
): Promise<Misshapen> {
	const shaped = projects.filter((p) => p.widthM !== null || p.lengthM !== null);
	const asked = sites
		.filter((site) => shaped.some((p) => couldStand(p, site)))
		// Small land is the likelier to be too narrow: it is measured first.
		.sort((a, b) => a.mu - b.mu);
	if (asked.length === 0) return { pairs: [], unknown: 0 };
	const outlines = await outlinesOf(db, asked);
	const pairs: MatchPair[] = [];
	let unknown = 0;
	const end = performance.now() + MOST_MS;
	let breath = performance.now();
	for (const site of asked) {
		const outline = outlines.get(site.key);
		const room = outline === undefined ? undefined : (measured.get(outline) ?? measure(outline, end));
		if (!room) {
			unknown++;
			continue;
		}
		for (const p of shaped) {
			if (couldStand(p, site) && surelyTooSmall(room, p.widthM, p.lengthM))
				pairs.push({ project: projectKey(p), site: site.key });
		}
		if (performance.now() - breath < BREATH_MS) continue;
		await setImmediate();
		signal?.throwIfAborted();
		breath = performance.now();
	}
	return { pairs, unknown };
}

function measure(outline: string, end: number): PartRoom[] | undefined {
	if (performance.now() > end) return undefined;
	const room = roomOf(JSON.parse(outline) as Areal);
	if (measured.size >= MOST_KEPT) measured.clear();
	measured.set(outline, room);
	return room;
}

/** Outlines as GeoJSON text: of parcels and low-slope blocks as recorded, of joined land as it was found. A park's free land has none. */
async function outlinesOf(db: Db, sites: readonly PlanSite[]): Promise<Map<string, string>> {
	const drawn = sites.filter(({ kind }) => kind === 'vacated' || kind === 'low-slope');
	const geometries = await parcelStore.geometries(
		db,
		drawn.map((s) => s.id),
	);
	const outlines = new Map<string, string>();
	for (const { key, id } of drawn) {
		const geometry = geometries.get(id);
		if (geometry !== undefined) outlines.set(key, geometry);
	}
	for (const { key, id } of sites.filter(({ kind }) => kind === 'assembled')) {
		const best = (await assemblies.get(db, id))?.found.alternatives[0];
		if (best) outlines.set(key, JSON.stringify(best.outline));
	}
	return outlines;
}
