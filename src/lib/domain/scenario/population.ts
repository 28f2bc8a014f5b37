import type { Fitted } from '../evaluate/fitted.ts';
import type { FactRow } from '../facts.ts';
import { GROUND, PRODUCTION, type LandObject, type Tenant } from './land-object.ts';
import type { Objects } from './measured.ts';

/** A firm on one object: what of its land, floor space and figures is there. */
interface Seat {
	tenant: Tenant;
	object: LandObject;
}

/**
 * The enterprises that a rule is fitted to, as a scenario leaves them: firms that go take their part of their figures
 * along (and the whole firm where nothing of it is left), firms that come are added, land follows the outlines. What
 * cannot be told (a share or the land used is not known) becomes missing; a figure stated for land with several firms is
 * nobody's in particular and changes none of them.
 * @param judgedAs the row that a firm is judged in (a tenant judged with its landlord), by id
 */
export function changedPopulation(
	population: readonly FactRow[],
	base: Objects,
	end: Objects,
	judgedAs: (id: string) => string = (id) => id,
): FactRow[] {
	const before = seatsOf(base);
	const after = seatsOf(end);
	const rows = new Map(population.map((row) => [row.id, row]));
	for (const id of new Set([...before.keys(), ...after.keys()])) {
		const [was, is] = [before.get(id) ?? [], after.get(id) ?? []];
		const judged = judgedAs(id);
		const row = rows.get(judged);
		if (!row) {
			const [first] = is;
			if (first && was.length === 0) rows.set(id, arrivalOf(first));
			continue;
		}
		const share = less(
			sumOf(is, (s) => s.tenant.share),
			sumOf(was, (s) => s.tenant.share),
		);
		if (judged === id && share !== null && share <= -1 + 1e-9) {
			rows.delete(id);
			continue;
		}
		rows.set(judged, moved(row, (was[0] ?? (is[0] as Seat)).tenant.row, share, was, is));
	}
	return [...rows.values()];
}

function moved(row: FactRow, firm: FactRow, share: number | null, was: Seat[], is: Seat[]): FactRow {
	const facts = { ...row.facts };
	if (share !== 0)
		for (const fact of PRODUCTION)
			facts[fact] = plus(facts[fact], share === null ? null : times(firm.facts[fact], share));
	for (const fact of GROUND) {
		const difference = less(sumOf(is, groundOf(fact)), sumOf(was, groundOf(fact)));
		if (difference !== 0) facts[fact] = plus(facts[fact], difference);
	}
	const [seat] = is;
	// Stated for the land of one firm: it is that firm's.
	if (seat && is.length === 1 && seat.object.tenants.length === 1 && seat.tenant.share === 1)
		Object.assign(facts, seat.object.stated);
	return { ...row, facts };
}

function arrivalOf({ tenant, object }: Seat): FactRow {
	const facts = { ...tenant.row.facts };
	for (const fact of GROUND) facts[fact] = groundOf(fact)({ tenant, object });
	return { ...tenant.row, facts };
}

/** A firm's part of the ground by the land it uses there. */
const groundOf =
	(fact: (typeof GROUND)[number]) =>
	({ tenant, object }: Seat): number | null => {
		if (fact === 'landMu' || tenant.landMu === null) return tenant.landMu;
		const land = object.row.facts.landMu;
		return land === null || land <= 0
			? null
			: times(object.row.facts[fact], Math.min(1, tenant.landMu / land));
	};

function seatsOf(objects: Objects): Map<string, Seat[]> {
	const seats = new Map<string, Seat[]>();
	for (const object of objects.values()) {
		if (object.left === 0) continue;
		for (const tenant of object.tenants)
			seats.set(tenant.id, [...(seats.get(tenant.id) ?? []), { tenant, object }]);
	}
	return seats;
}

const sumOf = (seats: readonly Seat[], value: (seat: Seat) => number | null) =>
	seats.reduce((sum: number | null, seat) => plus(sum, value(seat)), 0);
const plus = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b);
const less = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
const times = (a: number | null, b: number) => (a === null ? null : a * b);

/** How many cuts and baselines of a fit are others than before, of all. */
export function movedCuts(before: Fitted, after: Fitted): { moved: number; of: number } {
	const numbers = ({ groups }: Fitted) =>
		new Map(
			groups.flatMap((group) => [
				...group.indicators.map((i): [string, number | null] => [`${group.id} ${i.id}`, i.baseline]),
				...Object.entries(group.populations).flatMap(([name, { cuts }]) =>
					cuts.map((cut, i): [string, number | null] => [`${group.id} ${name} ${i}`, cut]),
				),
			]),
		);
	const [old, now] = [numbers(before), numbers(after)];
	const names = [...new Set([...old.keys(), ...now.keys()])];
	return {
		moved: names.filter((n) => (old.get(n) ?? null) !== (now.get(n) ?? null)).length,
		of: names.length,
	};
}
