import { evaluateYear, type YearFacts, type YearRules } from '../evaluate/whole-year.ts';
import { cornerOf, type Corner, type GroupReading, type Reading } from './corner.ts';
import { withBoundary } from './hybrid.ts';
import type { GroupChange, Membership, ObjectChange, ObjectKind } from './object-change.ts';
import { ownChanges, type OwnCauses } from './own-changes.ts';
import { CAUSES, movedBy, splitOf, type Cause, type Split, type Way } from './split.ts';
import { summarise, type KindSummary } from './summary.ts';

/** One of the two: the facts as its run read them, its rules, and its day of the clocks. */
export interface Side {
	facts: YearFacts;
	rules: YearRules;
	asOf: string;
}

export interface Comparison {
	enterprise: KindSummary;
	parcel: KindSummary;
	groups: GroupChange[];
	/** Every object, also those that did not change. */
	objects: ObjectChange[];
}

/**
 * Compares two evaluations and parts every change into boundary, data and rule (see `Split`). Runs the pure evaluation
 * at the six corners of the two ways from A to B; `same` spares those that are known to be equal.
 * @param onCorner told after each corner, for progress
 */
export function compareYears(
	a: Side,
	b: Side,
	same: { facts?: boolean; rules?: boolean } = {},
	onCorner: (done: number, total: number) => void = () => undefined,
): Comparison {
	const { forward, backward } = waysOf(a, b, same, onCorner);
	const own = ownChanges(a.facts, b.facts);
	const objects = [
		...changesOf('enterprise', forward, backward, own.enterprises),
		...changesOf('parcel', forward, backward, own.parcels),
	];
	const means = (way: Way<Corner>, kind: ObjectKind) =>
		mapWay(way, (corner) => meanTotal(corner[listOf(kind)]));
	const summaryOf = (kind: ObjectKind) =>
		summarise(
			objects.filter((o) => o.kind === kind),
			splitOf(means(forward, kind), means(backward, kind)),
		);
	return {
		enterprise: summaryOf('enterprise'),
		parcel: summaryOf('parcel'),
		groups: groupChanges(forward, backward),
		objects,
	};
}

/** The corners of both ways; A and B stand in both. */
function waysOf(
	a: Side,
	b: Side,
	same: { facts?: boolean; rules?: boolean },
	onCorner: (done: number, total: number) => void,
): { forward: Way<Corner>; backward: Way<Corner> } {
	const made = new Map<string, Corner>();
	const corner = (boundary: 'a' | 'b', data: 'a' | 'b', rule: 'a' | 'b'): Corner => {
		const facts = same.facts && a.asOf === b.asOf ? 'aa' : boundary + data;
		const key = facts + (same.rules ? 'a' : rule);
		const known = made.get(key);
		if (known) return known;
		const side = { a, b };
		const mixed = withBoundary(side[data].facts, side[boundary].facts);
		const evaluated = cornerOf(mixed, evaluateYear(mixed, side[rule].rules, side[data].asOf));
		made.set(key, evaluated);
		onCorner(made.size, 6);
		return evaluated;
	};
	const [start, end] = [corner('a', 'a', 'a'), corner('b', 'b', 'b')];
	return {
		forward: [start, corner('b', 'a', 'a'), corner('b', 'b', 'a'), end],
		backward: [start, corner('a', 'a', 'b'), corner('a', 'b', 'b'), end],
	};
}

function changesOf(
	kind: ObjectKind,
	forward: Way<Corner>,
	backward: Way<Corner>,
	own: OwnCauses,
): ObjectChange[] {
	const list = listOf(kind);
	const ids = new Set([...forward[0][list].keys(), ...forward[3][list].keys()]);
	return [...ids]
		.sort((x, y) => x - y)
		.map((id) => {
			const at = (way: Way<Corner>) => mapWay(way, (corner) => corner[list].get(id));
			return changeOf(kind, id, at(forward), at(backward), own.get(id) ?? []);
		});
}

function changeOf(
	kind: ObjectKind,
	id: number,
	forward: Way<Reading | undefined>,
	backward: Way<Reading | undefined>,
	own: readonly Cause[],
): ObjectChange {
	const split = (read: (r: Reading) => number | null) =>
		splitOf(mapWay(forward, orNull(read)), mapWay(backward, orNull(read)));
	const [from, , , to] = forward;
	const grade = mapWay(forward, (r) => r?.grade ?? 'absent');
	const values: Record<string, Split> = {};
	for (const name of new Set([...Object.keys(from?.values ?? {}), ...Object.keys(to?.values ?? {})])) {
		const value = split((r) => r.values[name] ?? null);
		if (value.from !== value.to) values[name] = value;
	}
	const flags: Record<string, Way<string>> = {};
	for (const flag of ['idle', 'lowEfficiency', 'batch'] as const) {
		const way = mapWay(forward, (r) => r?.[flag] ?? 'absent');
		if (movedBy(way).length > 0) flags[flag] = way;
	}
	const total = split((r) => r.total);
	const rank = split((r) => r.rank);
	const gradeCauses = movedBy(grade);
	const moved = new Set<Cause>(gradeCauses);
	for (const way of Object.values(flags)) for (const cause of movedBy(way)) moved.add(cause);
	for (const part of [total, rank, ...Object.values(values)])
		for (const cause of CAUSES) if (part[cause] !== null && part[cause] !== 0) moved.add(cause);
	return {
		kind,
		id,
		membership: membershipOf(from, to),
		grade,
		reasonFrom: from?.reason ?? null,
		reasonTo: to?.reason ?? null,
		total,
		rank,
		values,
		flags,
		gradeCauses,
		causes: CAUSES.filter((cause) => moved.has(cause)),
		own: [...own],
		muFrom: from?.mu ?? null,
		muTo: to?.mu ?? null,
	};
}

function membershipOf(from: unknown, to: unknown): Membership {
	return !from ? 'new' : !to ? 'gone' : 'both';
}

function groupChanges(forward: Way<Corner>, backward: Way<Corner>): GroupChange[] {
	const keys = new Set([...forward[0].groups.keys(), ...forward[3].groups.keys()]);
	return [...keys].map((group) => {
		const names = Object.keys(forward[0].groups.get(group) ?? forward[3].groups.get(group) ?? {});
		const at = (way: Way<Corner>, name: string) =>
			mapWay(way, (corner) => (corner.groups.get(group) as GroupReading | undefined)?.[name] ?? null);
		return {
			group,
			values: Object.fromEntries(names.map((n) => [n, splitOf(at(forward, n), at(backward, n))])),
		};
	});
}

/** Mean total of the rated; null where nobody is. */
function meanTotal(readings: ReadonlyMap<number, Reading>): number | null {
	let sum = 0;
	let rated = 0;
	for (const { total } of readings.values()) {
		if (total === null) continue;
		sum += total;
		rated += 1;
	}
	return rated === 0 ? null : sum / rated;
}

const listOf = (kind: ObjectKind) => (kind === 'enterprise' ? 'enterprises' : 'parcels');
const orNull = (read: (r: Reading) => number | null) => (r: Reading | undefined) => (r ? read(r) : null);

function mapWay<T, U>(way: Way<T>, read: (at: T) => U): Way<U> {
	return [read(way[0]), read(way[1]), read(way[2]), read(way[3])];
}
