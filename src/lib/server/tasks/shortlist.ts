import {
	KINDS_TOGETHER,
	type Candidate,
	type Shortlist,
	type ShortlistCriteria,
	type ShortlistInput,
	type ShortlistItem,
} from '#lib/api/shortlists.ts';
import type { CoveredFlag } from '#lib/domain/assessment/covered.ts';
import type { Disposition } from '#lib/domain/disposition/disposition-rules.ts';
import type { Fitted } from '#lib/domain/evaluate/fitted.ts';
import type { FactRow } from '#lib/domain/facts.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import type { Finding } from '#lib/domain/proof.ts';
import { byPriority, partsOf, priorityOf } from '#lib/domain/shortlist/priority.ts';
import { muOf } from '#lib/domain/units.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as lowSlope from '#lib/server/store/low-slope-searches.ts';
import * as parcels from '#lib/server/store/parcels.ts';
import * as runs from '#lib/server/store/runs.ts';
import * as store from '#lib/server/store/shortlists.ts';
import { farGuideOf } from './control-findings.ts';
import { freeLandOf, type ParkRunFacts } from './park-row.ts';
import type { ParcelRunFacts } from './run-facts.ts';

type Draft = Omit<Candidate, 'parts' | 'priority' | 'bbox'> & {
	taxBaseline: number | null;
	farGuide: number | null;
};

/**
 * The candidates of a run that meet the criteria, best first: parcels suspected idle or low-efficiency, graded so, or
 * stock land, free land in parks (达到供地条件 − 已供应), and, where asked for, the low-slope layer as it is now. Unknown
 * findings come only when asked for.
 * @param only of these (`kind id`), all of them, whatever the criteria's limit
 * @throws InputError `run-not-found`
 */
export async function candidates(
	db: Db,
	runId: number,
	criteria: ShortlistCriteria,
	only?: ReadonlySet<string>,
): Promise<Candidate[]> {
	const run = await runs.get(db, runId);
	if (!run)
		throw new InputError({
			code: 'run-not-found',
			message: `没有编号为 ${runId} 的评价`,
			path: 'run',
			got: runId,
		});
	const fitted = run.fitted as Fitted;
	const drafts = [
		...(criteria.kinds.includes('parcel')
			? (await runs.rowsOf(db, runId, 'parcel')).map((row) => parcelDraft(row, fitted))
			: []),
		...(criteria.kinds.includes('free-land')
			? (await runs.rowsOf(db, runId, 'park')).map((row) => freeLandDraft(row)).filter((d) => d !== null)
			: []),
		...(criteria.kinds.includes('low-slope') ? (await lowSlope.layer(db)).map(lowSlopeDraft) : []),
	].filter((draft) => meets(draft, criteria));
	const largest = Math.max(0, ...drafts.map((d) => d.mu));
	const ranked = drafts
		.map(({ taxBaseline, farGuide, ...draft }) => {
			const idle = draft.kind === 'low-slope' ? null : draft.idle;
			const parts = partsOf({ ...draft, idle, taxBaseline, farGuide }, largest);
			return { ...draft, parts, priority: priorityOf(parts, criteria.weights) };
		})
		.sort(byPriority)
		.filter((c) => only?.has(`${c.kind} ${c.id}`) ?? true)
		.slice(0, only?.size ?? criteria.limit);
	const boxes = await parcels.boxes(
		db,
		ranked.map((c) => c.id),
	);
	return ranked.map((c) => ({ ...c, bbox: boxes.get(c.id) ?? [0, 0, 0, 0] }));
}

function parcelDraft(row: runs.RunRow, fitted: Fitted): Draft {
	const facts = row.facts as ParcelRunFacts;
	const flagOf = (code: CoveredFlag['code']): Finding =>
		(row.flags as CoveredFlag[]).find((f) => f.code === code)?.finding ?? 'unknown';
	const disposition = row.disposition as Disposition;
	const registered = facts.parcel.registeredMu;
	const group = fitted.groups.find((g) => g.id === row.group);
	const tax = group?.indicators.find((i) => i.id === 'taxPerMu');
	return {
		kind: 'parcel',
		id: row.id,
		code: facts.parcel.code,
		name: null,
		park: facts.parcel.park,
		region: facts.parcel.region,
		mu: registered ?? facts.parcel.areaMu,
		stockKind: facts.parcel.stockKind,
		muKind: registered === null ? 'ellipsoidal' : 'registered',
		grade: row.grade,
		total: row.total,
		taxPerMu: row.indicators['taxPerMu'] ?? null,
		far: row.indicators['far'] ?? null,
		idle: flagOf('idle'),
		lowEfficiency: flagOf('low-efficiency'),
		batch: disposition.batch,
		reason: disposition.reason,
		reasonParams: disposition.params,
		extension: disposition.extension,
		taxBaseline: tax?.baseline ?? tax?.value ?? null,
		farGuide: farGuideOf({ ...(facts as Omit<FactRow, 'id'>), id: String(row.id) }),
	};
}

/** Free land of a park as a candidate for supply; null where none is left or the figures to tell are missing. */
function freeLandDraft(row: runs.RunRow): Draft | null {
	const facts = row.facts as ParkRunFacts;
	const mu = freeLandOf(facts);
	if (mu === null || mu <= 0) return null;
	return {
		kind: 'free-land',
		id: row.id,
		code: facts.code,
		name: facts.name,
		park: row.id,
		region: facts.region,
		mu,
		stockKind: null,
		muKind: 'free-land',
		grade: null,
		total: null,
		taxPerMu: null,
		far: null,
		idle: 'no',
		lowEfficiency: 'no',
		batch: 'supply',
		reason: 'park-free-land',
		reasonParams: { developedM2: facts.chain.developedM2, suppliedM2: facts.chain.suppliedM2 },
		extension: false,
		taxBaseline: null,
		farGuide: null,
	};
}

/**
 * A block of the low-slope layer: nothing stands on it, so tax, FAR, grade and findings do not apply. None of the three
 * batches either: it is not approved for building. That it is listed at all is our proposal.
 */
function lowSlopeDraft(block: Awaited<ReturnType<typeof lowSlope.layer>>[number]): Draft {
	return {
		kind: 'low-slope',
		id: block.id,
		code: block.code,
		name: block.name,
		park: null,
		region: block.region,
		mu: muOf(block.areaM2),
		stockKind: null,
		muKind: 'low-slope',
		grade: null,
		total: null,
		taxPerMu: null,
		far: null,
		idle: 'no',
		lowEfficiency: 'no',
		batch: null,
		reason: 'low-slope-block',
		reasonParams: { meanSlopeDeg: block.meanSlopeDeg, score: block.score },
		extension: true,
		taxBaseline: null,
		farGuide: null,
	};
}

/** Filters by place, size and batch; what makes a parcel a candidate is any of the chosen flags, grades or stock. */
function meets(d: Draft, c: ShortlistCriteria): boolean {
	if (c.regions.length > 0 && (d.region === null || !c.regions.includes(d.region))) return false;
	if (c.parks.length > 0 && (d.park === null || !c.parks.includes(d.park))) return false;
	if (d.mu < c.minMu) return false;
	if (c.batches.length > 0 && (d.batch === null || !c.batches.includes(d.batch))) return false;
	if (d.kind !== 'parcel') return true;
	if (c.flags.length === 0 && c.grades.length === 0 && !c.stock) return true;
	const counts = (finding: Finding) => finding === 'yes' || (c.includeUnknown && finding === 'unknown');
	return (
		(c.flags.includes('idle') && counts(d.idle)) ||
		(c.flags.includes('low-efficiency') && counts(d.lowEfficiency)) ||
		(d.grade !== null && c.grades.includes(d.grade)) ||
		(c.stock && d.stockKind !== null)
	);
}

/** The items of a list: pinned first, then by priority, dropped ones last with their notes. */
export function itemsOf(found: readonly Candidate[], marks: ShortlistInput['marks']): ShortlistItem[] {
	const marked = new Map(marks.map((m) => [`${m.kind} ${m.id}`, m]));
	const order = { pinned: 0, none: 1, dropped: 2 } as const;
	return found
		.map((c) => {
			const m = marked.get(`${c.kind} ${c.id}`);
			return { ...c, mark: m?.mark ?? null, note: m?.note ?? null };
		})
		.sort((a, b) => order[a.mark ?? 'none'] - order[b.mark ?? 'none'])
		.map((item, i) => ({ ...item, position: i + 1 }));
}

/** A saved shortlist with its items as they were saved, or undefined. */
export async function getShortlist(db: Db, id: number): Promise<Shortlist | undefined> {
	const found = await store.get(db, id);
	return found && { ...found, items: await store.items(db, id) };
}

/** Saves a shortlist, new (no id) or changed; a problem where it is gone or was changed meanwhile. */
export async function saveShortlist(
	db: Db,
	input: ShortlistInput,
	id?: number,
): Promise<Shortlist | Problem> {
	const found = await candidates(db, input.run, input.criteria);
	const rows = itemsOf(await withPinned(db, input, found), input.marks);
	return db.transaction(async (tx) => {
		if (id === undefined) return (await getShortlist(tx, await store.insert(tx, input, rows))) as Shortlist;
		const now = await store.get(tx, id);
		if (!now) return { code: 'not-found', message: '这份清单已被删除', got: id };
		if (!(await store.update(tx, id, input.version ?? now.version, input, rows))) {
			return {
				code: 'changed-meanwhile',
				message: `${now.by} 已修改过这份清单`,
				got: input.version,
				expected: now.version,
				fix: '重新打开后再改，或另存为新清单',
			};
		}
		return (await getShortlist(tx, id)) as Shortlist;
	});
}

/**
 * A pinned candidate stays in the list even where the criteria or the limit would leave it out. Its area is weighed
 * among its own: land of the run, or the low-slope layer.
 */
async function withPinned(db: Db, input: ShortlistInput, found: Candidate[]): Promise<Candidate[]> {
	const have = new Set(found.map((c) => `${c.kind} ${c.id}`));
	const absent = input.marks.filter((m) => m.mark === 'pinned' && !have.has(`${m.kind} ${m.id}`));
	if (absent.length === 0) return found;
	const open = {
		...input.criteria,
		regions: [],
		parks: [],
		flags: [],
		grades: [],
		stock: false,
		batches: [],
		minMu: 0,
	};
	const pinned: Candidate[] = [];
	for (const kinds of KINDS_TOGETHER) {
		const wanted = absent.filter((m) => kinds.includes(m.kind)).map((m) => `${m.kind} ${m.id}`);
		if (wanted.length === 0) continue;
		pinned.push(...(await candidates(db, input.run, { ...open, kinds: [...kinds] }, new Set(wanted))));
	}
	return [...found, ...pinned.sort(byPriority)];
}
