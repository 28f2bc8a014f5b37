import { createHash } from 'node:crypto';
import type { ShareDetail, ShareInput, ShareListed, SharedParcel } from '#lib/api/shares.ts';
import { FACT_NAMES } from '#lib/domain/fact-names.ts';
import type { NumericFact } from '#lib/domain/facts.ts';
import { sharesOfYear, type SharedOccupancy } from '#lib/domain/parcel/occupancy.ts';
import { apportionToCent, splitShares, type SplitBasis } from '#lib/domain/parcel/split.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { muOf } from '#lib/domain/units.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as provenance from '#lib/server/store/provenance.ts';
import * as store from '#lib/server/store/shares.ts';

/** The figures of an enterprise that add up over its places. */
const ADDITIVE = [
	'taxWan',
	'valueAddedWan',
	'revenueWan',
	'energyTce',
	'emissionTon',
	'electricityWanKwh',
	'employees',
	'rdWan',
	'fixedInvestmentWan',
] as const satisfies readonly NumericFact[];

/** What is written as the basis of a share, in the words of the imported files. */
const BASIS_WORD: Record<SplitBasis, string> = { area: '用地面积', floor: '建筑面积', manual: '人工核定' };

type Placed = store.PlacedOccupancy & SharedOccupancy;

/** Whose figures are split in a year, whose shares do not hold, and which parcels several enterprises use. */
export async function listShares(
	db: Db,
	year: number,
): Promise<{ year: number; enterprises: ShareListed[]; parcels: SharedParcel[] }> {
	const placed = sharesOfYear(await store.ofYear(db, year), year).occupancies as Placed[];
	const tax = new Map((await store.figures(db, year, ['taxWan'])).map((f) => [f.enterprise, f.value]));
	const enterprises: ShareListed[] = [];
	for (const [id, list] of groupedBy(placed, (o) => o.enterprise)) {
		const sum = list.reduce((total, o) => total + (o.yearShare ?? NaN), 0);
		const state = Number.isNaN(sum) ? 'unknown' : Math.abs(sum - 1) <= 1e-9 ? 'ok' : 'not-one';
		if (list.length === 1 && state === 'ok') continue;
		const [{ enterpriseCode: code, enterpriseName: name }] = list as [Placed];
		enterprises.push({
			id,
			code,
			name,
			places: list.length,
			sum: Number.isNaN(sum) ? null : sum,
			how: [...new Set(list.map((o) => o.how))],
			bases: [...new Set(list.flatMap((o) => (o.shareBasis === null ? [] : [o.shareBasis])))],
			taxWan: tax.get(id) ?? null,
			state,
		});
	}
	const parcels = [...groupedBy(placed, (o) => o.parcel)]
		.filter(([, list]) => new Set(list.map((o) => o.enterprise)).size > 1)
		.map(([id, list]) => sharedParcelOf(id, list));
	return { year, enterprises, parcels };
}

function sharedParcelOf(id: number, list: readonly Placed[]): SharedParcel {
	const [{ parcelCode: code, parcelM2 }] = list as [Placed];
	return {
		id,
		code,
		landMu: parcelM2 === null ? null : muOf(parcelM2),
		usedMu: list.some((o) => o.areaMu === null) ? null : list.reduce((sum, o) => sum + (o.areaMu ?? 0), 0),
		occupants: list.map((o) => ({
			id: o.enterprise,
			name: o.enterpriseName,
			role: o.role,
			areaMu: o.areaMu,
			floorM2: o.floorM2,
			yearShare: o.yearShare,
		})),
	};
}

/** An enterprise's places of a year, its filed figures and each place's part of them; undefined where it sat nowhere. */
export async function shareDetailOf(db: Db, id: number, year: number): Promise<ShareDetail | undefined> {
	const rows = await store.ofYear(db, year, id);
	const [first] = rows;
	if (!first) return undefined;
	const placed = sharesOfYear(rows, year).occupancies as Placed[];
	const filed = await store.figures(db, year, ADDITIVE, id);
	const batches = await provenance.batches(db, [...rows.map((r) => r.batch), ...filed.map((f) => f.batch)]);
	const partsOf = partsByPlace(placed, filed);
	return {
		id,
		code: first.enterpriseCode,
		name: first.enterpriseName,
		year,
		figures: ADDITIVE.flatMap((fact) => {
			const figure = filed.find((f) => f.fact === fact);
			if (!figure) return [];
			const source = provenance.sourceAt(batches, figure.batch, figure.row, first.enterpriseCode);
			return [{ fact, value: figure.value, unit: FACT_NAMES[fact].unit, source }];
		}),
		places: placed.map((o, i) => ({
			version: o.version,
			parcel: o.parcel,
			code: o.parcelCode,
			role: o.role,
			fromDate: o.fromDate,
			toDate: o.toDate,
			parcelMu: o.parcelM2 === null ? null : muOf(o.parcelM2),
			areaMu: o.areaMu,
			floorM2: o.floorM2,
			share: o.share,
			shareBasis: o.shareBasis,
			yearShare: o.yearShare,
			how: o.how,
			source: provenance.sourceAt(batches, o.batch, o.row, o.parcelCode),
			parts: partsOf(i),
		})),
		history: await store.earlier(db, id),
	};
}

/** Money is split to the cent, what cannot be split (a share is unknown, shares are off) is not. */
function partsByPlace(
	placed: readonly Placed[],
	filed: readonly store.FiledFigure[],
): (place: number) => Record<string, number> {
	const shares = placed.map((o) => o.yearShare);
	const sum = shares.reduce<number>((total, share) => total + (share ?? NaN), 0);
	if (!(Math.abs(sum - 1) <= 1e-9)) return () => ({});
	const split = filed.map(({ fact, value }) => {
		const money = FACT_NAMES[fact as NumericFact].unit === '万元';
		const parts = money
			? apportionToCent(value, shares as number[])
			: shares.map((share) => value * (share as number));
		return [fact, parts] as const;
	});
	return (place) => Object.fromEntries(split.map(([fact, parts]) => [fact, parts[place] as number]));
}

/**
 * Gives an enterprise's places other shares: by land, by floor or as stated; each span of time on its own. Writes new
 * versions under a correction batch with the reason; the old ones stay.
 * @returns the new detail, or the problem: nothing there, changed meanwhile
 * @throws InputError where a split key is missing or stated shares do not sum to 1
 */
export async function saveShares(db: Db, id: number, input: ShareInput): Promise<ShareDetail | Problem> {
	const rows = await store.ofYear(db, input.year, id);
	if (rows.length === 0) return { code: 'not-found', message: '这家企业当年没有用地记录', got: id };
	const given = new Map(input.parts.map((part) => [part.version, part]));
	if (rows.length !== given.size || rows.some((row) => !given.has(row.version))) return changed(rows);
	const shares = sharesPerSpan(rows, given, input.basis);
	return db
		.transaction(async (tx) => {
			const batch = await store.correct(tx, {
				year: input.year,
				basis: input.basis,
				shareBasis: BASIS_WORD[input.basis],
				reason: input.reason,
				shares: rows.map((row) => {
					const { areaMu, floorM2 } = given.get(row.version) as ShareInput['parts'][number];
					const share = shares.get(row.version) as number;
					const content = JSON.stringify([row.enterprise, row.parcel, row.fromDate, share, areaMu, floorM2]);
					return {
						version: row.version,
						share,
						areaMu,
						floorM2,
						hash: createHash('sha256').update(content).digest('hex'),
					};
				}),
			});
			if (batch === undefined) throw new ChangedMeanwhile();
			return (await shareDetailOf(tx, id, input.year)) as ShareDetail;
		})
		.catch((error: unknown) => {
			if (error instanceof ChangedMeanwhile) return changed(rows);
			throw error;
		});
}

/** Rolls the transaction back: somebody else superseded a version between our read and our write. */
class ChangedMeanwhile extends Error {}

function changed(rows: readonly store.PlacedOccupancy[]): Problem {
	return {
		code: 'changed-meanwhile',
		message: '这家企业的分摊刚被别人改过',
		got: rows.map((row) => row.version),
		fix: '重新打开后再改。',
	};
}

/** Places held at the same time share out to 1 among themselves; a firm that moved has one set a span. */
function sharesPerSpan(
	rows: readonly store.PlacedOccupancy[],
	given: ReadonlyMap<number, ShareInput['parts'][number]>,
	basis: SplitBasis,
): Map<number, number> {
	const shares = new Map<number, number>();
	const left = [...rows];
	while (left.length > 0) {
		const [first] = left as [store.PlacedOccupancy];
		const span = left.filter((row) => overlap(first, row));
		if (span.some((a) => rows.some((b) => overlap(a, b) !== span.includes(b)))) {
			throw new InputError({
				code: 'shares-periods',
				message: '各宗地的使用起止日期互相交错，不能按一组比例分摊',
				got: span.map((row) => `${row.parcelCode} ${row.fromDate ?? ''}～${row.toDate ?? ''}`),
				expected: '起止日期相同，或前后相接',
				fix: '先用导入更正使用起止日期，把交错的时段分开。',
			});
		}
		const split = splitShares(
			basis,
			span.map((row) => {
				const { areaMu, floorM2, share } = given.get(row.version) as ShareInput['parts'][number];
				return { place: row.parcelCode, areaMu, floorM2, share };
			}),
		);
		if ('problem' in split) throw new InputError(split.problem);
		span.forEach((row, i) => shares.set(row.version, split.shares[i] as number));
		for (const row of span) left.splice(left.indexOf(row), 1);
	}
	return shares;
}

function overlap(a: store.PlacedOccupancy, b: store.PlacedOccupancy): boolean {
	return (a.fromDate ?? '') <= (b.toDate ?? '9999') && (b.fromDate ?? '') <= (a.toDate ?? '9999');
}

function groupedBy<T, K>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of list) {
		const group = groups.get(key(item));
		if (group) group.push(item);
		else groups.set(key(item), [item]);
	}
	return groups;
}
