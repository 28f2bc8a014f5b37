import { exactDecimal, type ExactDecimal } from './exact-decimal.ts';
import type { SetCertificate, SetProblem } from './set-problem.ts';

/** A fault of a certificate: what the checker refuses it for. */
export class CertificateFault extends Error {
	readonly code: string;
	readonly at: string | undefined;
	constructor(code: string, at?: string) {
		super(at === undefined ? code : `${code}: ${at}`);
		[this.name, this.code, this.at] = ['CertificateFault', code, at];
	}
}

/** A row as the checker reads it: whole units, null is no limit. */
export interface CheckRow {
	key: string;
	lo: bigint | null;
	hi: bigint | null;
}

/** The problem in the checker's own whole numbers, maximised. Shares nothing with the solver but the reading of decimals. */
export interface CheckProblem {
	c: bigint[];
	rows: CheckRow[];
	/** By item: which rows, and how much. */
	entries: { row: number; value: bigint }[][];
	locked: (0 | 1 | null)[];
}

export function readProblem(problem: SetProblem, units: SetCertificate['units']): CheckProblem {
	const { items, objective } = problem;
	const objectiveUnit = decimalOfText(units.objective);
	const [costUnit, muUnit] = [decimalOfText(units.costWan), decimalOfText(units.mu)];
	const cost = items.map((item) => wholeUnits(item.costWan, costUnit, item.id));
	const mu = items.map((item) => wholeUnits(item.mu, muUnit, item.id));
	const c =
		objective === 'max-benefit'
			? items.map((item) => wholeUnits(item.benefit, objectiveUnit, item.id))
			: items.map((item) => -wholeUnits(item.costWan, objectiveUnit, item.id));
	const rows: CheckRow[] = [];
	const entries: CheckProblem['entries'] = items.map(() => []);
	if (problem.budgetWan !== undefined) {
		rows.push({ key: 'budget', lo: null, hi: downTo(problem.budgetWan, costUnit) });
		cost.forEach((value, j) => value !== 0n && entries[j]!.push({ row: rows.length - 1, value }));
	}
	if (problem.targetMu !== undefined) {
		rows.push({ key: 'target', lo: upTo(problem.targetMu, muUnit), hi: null });
		mu.forEach((value, j) => value !== 0n && entries[j]!.push({ row: rows.length - 1, value }));
	}
	const places = new Map<string, number>();
	for (const { group, minMu, maxMu } of problem.quotas ?? []) {
		let at = places.get(group);
		if (at === undefined) {
			at = rows.push({ key: `group:${group}`, lo: null, hi: null }) - 1;
			places.set(group, at);
		}
		const row = rows[at]!;
		const [lo, hi] = [
			minMu === undefined ? null : upTo(minMu, muUnit),
			maxMu === undefined ? null : downTo(maxMu, muUnit),
		];
		if (lo !== null && (row.lo === null || lo > row.lo)) row.lo = lo;
		if (hi !== null && (row.hi === null || hi < row.hi)) row.hi = hi;
	}
	items.forEach((item, j) => {
		const groups = new Set([...(item.group === undefined ? [] : [item.group]), ...(item.groups ?? [])]);
		for (const group of groups) {
			const row = places.get(group);
			if (row !== undefined && mu[j]! !== 0n) entries[j]!.push({ row, value: mu[j]! });
		}
	});
	const [inside, outside] = [new Set(problem.lockIn), new Set(problem.lockOut)];
	const locked = items.map(({ id }) => (inside.has(id) ? 1 : outside.has(id) ? 0 : null));
	return { c, rows, entries, locked };
}

/** Limits that no selection can keep: a lower above the upper. */
export function emptyRow({ rows }: CheckProblem): CheckRow | undefined {
	return rows.find(({ lo, hi }) => lo !== null && hi !== null && lo > hi);
}

/** Σ of the objective where the selection keeps every limit and lock; null where it does not. */
export function valueOf(
	{ c, rows, entries, locked }: CheckProblem,
	chosen: (j: number) => boolean,
): bigint | null {
	const sums = rows.map(() => 0n);
	let value = 0n;
	for (let j = 0; j < c.length; j++) {
		if (chosen(j) ? locked[j] === 0 : locked[j] === 1) return null;
		if (!chosen(j)) continue;
		value += c[j]!;
		for (const entry of entries[j]!) sums[entry.row]! += entry.value;
	}
	const kept = rows.every(
		({ lo, hi }, i) => (lo === null || sums[i]! >= lo) && (hi === null || sums[i]! <= hi),
	);
	return kept ? value : null;
}

export function decimalOfText(text: string): ExactDecimal {
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
	if (!match) throw new CertificateFault('malformed', text);
	const fraction = match[3] ?? '';
	const digits = BigInt(match[2]! + fraction);
	return { digits: match[1] === '-' ? -digits : digits, places: fraction.length };
}

/** A decimal as a whole number of units. @throws where it is none */
export function unitsOfText(text: string, unit: string): bigint {
	const [top, bottom] = ratio(decimalOfText(text), decimalOfText(unit));
	if (top % bottom !== 0n) throw new CertificateFault('units', text);
	return top / bottom;
}

function wholeUnits(value: number, unit: ExactDecimal, id: string): bigint {
	const [top, bottom] = ratio(exactDecimal(value), unit);
	if (top % bottom !== 0n) throw new CertificateFault('units', id);
	return top / bottom;
}

function ratio(value: ExactDecimal, unit: ExactDecimal): [bigint, bigint] {
	if (unit.digits <= 0n) throw new CertificateFault('units', 'not positive');
	if (unit.places === value.places) return [value.digits, unit.digits];
	return [value.digits * 10n ** BigInt(unit.places), unit.digits * 10n ** BigInt(value.places)];
}

function downTo(limit: number, unit: ExactDecimal): bigint {
	const [top, bottom] = ratio(exactDecimal(limit), unit);
	return top >= 0n || top % bottom === 0n ? top / bottom : top / bottom - 1n;
}

function upTo(limit: number, unit: ExactDecimal): bigint {
	const [top, bottom] = ratio(exactDecimal(limit), unit);
	return top <= 0n || top % bottom === 0n ? top / bottom : top / bottom + 1n;
}
