import { exactDecimal, type ExactDecimal } from './exact-decimal.ts';

/**
 * A column of decimals as whole numbers of one common unit, the largest that divides them all: value = units × unit ×
 * 10^−places. Where Σ |units| stays below 2^53 (`safe`) every sum of `units` is exact; where not, `units` are
 * approximations and `big` holds the whole numbers.
 */
export interface UnitColumn {
	units: Float64Array;
	big: bigint[] | null;
	unit: bigint;
	places: number;
	safe: boolean;
}

const SAFE = 2 ** 53;
/** 15 digits: no two such decimals read as the same double, so the one found is the one that was written. */
const DIGITS_15 = 1e15;

export function unitColumn(values: ArrayLike<number>): UnitColumn {
	return quickColumn(values) ?? wideColumn(values);
}

/** The largest whole number of units that is at most the value. */
export function unitsAtMost(column: UnitColumn, value: number): bigint {
	return floorDivide(...ratioOf(column, exactDecimal(value)));
}

/** The smallest whole number of units that is at least the value. */
export function unitsAtLeast(column: UnitColumn, value: number): bigint {
	const [top, bottom] = ratioOf(column, exactDecimal(value));
	return -floorDivide(-top, bottom);
}

/** Units as a decimal again. */
export function decimalOf(column: UnitColumn, units: bigint): ExactDecimal {
	return { digits: units * column.unit, places: column.places };
}

export function floorDivide(a: bigint, b: bigint): bigint {
	const quotient = a / b;
	return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function ratioOf(column: UnitColumn, value: ExactDecimal): [bigint, bigint] {
	return [value.digits * 10n ** BigInt(column.places), column.unit * 10n ** BigInt(value.places)];
}

function quickColumn(values: ArrayLike<number>): UnitColumn | null {
	let places = 0;
	for (let j = 0; j < values.length; j++) {
		const needed = placesOf(values[j] ?? 0, places);
		if (needed < 0) return null;
		places = needed;
	}
	const factor = 10 ** places;
	const units = new Float64Array(values.length);
	let [sum, common] = [0, 0];
	for (let j = 0; j < units.length; j++) {
		const unit = Math.round((values[j] ?? 0) * factor);
		if (Math.abs(unit) >= DIGITS_15) return null;
		units[j] = unit;
		sum += Math.abs(unit);
		if (common !== 1) common = gcd(common, Math.abs(unit));
	}
	if (sum >= SAFE) return null;
	if (common > 1) for (let j = 0; j < units.length; j++) units[j] = (units[j] ?? 0) / common;
	return { units, big: null, unit: BigInt(common || 1), places, safe: true };
}

/** The fewest places, at least those given, that write the value; −1 beyond fifteen digits. */
function placesOf(value: number, places: number): number {
	for (let p = places; p <= 12; p++) {
		const factor = 10 ** p;
		const unit = Math.round(value * factor);
		if (Math.abs(unit) >= DIGITS_15) return -1;
		if (unit / factor === value) return p;
	}
	return -1;
}

function gcd(a: number, b: number): number {
	while (b !== 0) [a, b] = [b, a % b];
	return a;
}

function wideColumn(values: ArrayLike<number>): UnitColumn {
	const decimals = Array.from(values, exactDecimal);
	const places = decimals.reduce((most, d) => Math.max(most, d.places), 0);
	let big = decimals.map((d) => d.digits * 10n ** BigInt(places - d.places));
	let common = 0n;
	for (const value of big) {
		if (common === 1n) break;
		common = bigGcd(common, value < 0n ? -value : value);
	}
	if (common > 1n) big = big.map((value) => value / common);
	const units = Float64Array.from(big, Number);
	const safe = big.reduce((sum, value) => sum + (value < 0n ? -value : value), 0n) < BigInt(SAFE);
	return { units, big: safe ? null : big, unit: common || 1n, places, safe };
}

function bigGcd(a: bigint, b: bigint): bigint {
	while (b !== 0n) [a, b] = [b, a % b];
	return a;
}
