import Flatbush from 'flatbush';
import { SLIVER_M2 } from './apportion.ts';
import type { Bounds } from './areal.ts';
import { RADIANS, zonePolynomial } from './ellipsoid.ts';
import { EDGE } from './edge-slabs.ts';
import { boundaryAvoids, contains, type Shape } from './shape.ts';

/** A parcel under a drawing: its place in the list, how much of it is covered, and as a share of its own area. */
export interface Cover {
	index: number;
	overlapM2: number;
	share: number;
}

/** A spatial index over shapes, in their order. */
export function indexOf(shapes: readonly Pick<Shape, 'bounds'>[]): Flatbush | null {
	if (shapes.length === 0) return null;
	const index = new Flatbush(shapes.length);
	for (const { bounds } of shapes) index.add(...bounds);
	index.finish();
	return index;
}

/** The parcels that a drawing covers by at least a sliver, in their order, each with the covered ellipsoidal area. */
export function coveredParcels(drawing: Shape, index: Flatbush | null, parcels: readonly Shape[]): Cover[] {
	const covers: Cover[] = [];
	if (!index) return covers;
	for (const i of index.search(...drawing.bounds).sort((a, b) => a - b)) {
		const parcel = parcels[i];
		if (!parcel) throw new RangeError(`index of another list: got ${i}, expected below ${parcels.length}`);
		const overlap = overlapM2(parcel, drawing);
		if (overlap >= SLIVER_M2) covers.push({ index: i, overlapM2: overlap, share: overlap / parcel.ownM2 });
	}
	return covers;
}

/**
 * The ellipsoidal area in m² that two shapes share. Edges are straight in lon/lat, as PostGIS clips them. A shape that
 * lies wholly inside the other gives its own area without clipping. Never fails on touching or nearly equal edges:
 * nothing is intersected topologically, areas under pairs of edges are summed.
 */
export function overlapM2(a: Shape, b: Shape): number {
	const box: Bounds = [
		Math.max(a.bounds[0], b.bounds[0]),
		Math.max(a.bounds[1], b.bounds[1]),
		Math.min(a.bounds[2], b.bounds[2]),
		Math.min(a.bounds[3], b.bounds[3]),
	];
	if (box[0] >= box[2] || box[1] >= box[3]) return 0;
	if (boundaryAvoids(b, a.bounds)) return contains(b, a.bounds[0], a.bounds[1]) ? a.ownM2 : 0;
	if (boundaryAvoids(a, b.bounds)) return contains(a, b.bounds[0], b.bounds[1]) ? b.ownM2 : 0;
	const overlap = sumOfTrapezoids(a, edgesOver(a, box), b, edgesOver(b, box), box);
	return Math.min(Math.max(overlap, 0), a.ownM2, b.ownM2);
}

/** Offsets of the edges that pass over the box or through it. */
function edgesOver({ edges, slabs }: Shape, [minX, minY, maxX]: Bounds): number[] {
	if (slabs) return slabs.over(minX, minY, maxX);
	const found: number[] = [];
	for (let i = 0; i < edges.length; i += EDGE) {
		if ((edges[i] as number) >= maxX || (edges[i + 2] as number) <= minX) continue;
		if ((edges[i + 1] as number) <= minY && (edges[i + 3] as number) <= minY) continue;
		found.push(i);
	}
	return found;
}

/**
 * A polygon is the signed sum of the trapezoids between its edges and a base line; so the area that two polygons share
 * is the sum over pairs of edges of ± the area under both, i.e. under the lower of the two lines.
 */
function sumOfTrapezoids(a: Shape, overA: number[], b: Shape, overB: number[], box: Bounds): number {
	const [minX, base, maxX] = box;
	const zone = zoneAbove(base);
	let sum = 0;
	for (const i of overA) {
		const signA = a.edges[i + 4] as number;
		if (signA === 0) continue;
		const ax1 = a.edges[i] as number;
		const ax2 = a.edges[i + 2] as number;
		const ay1 = (a.edges[i + 1] as number) - base;
		const slopeA = ((a.edges[i + 3] as number) - base - ay1) / (ax2 - ax1);
		for (const j of overB) {
			const sign = signA * (b.edges[j + 4] as number);
			const bx1 = b.edges[j] as number;
			const bx2 = b.edges[j + 2] as number;
			const from = Math.max(ax1, bx1, minX);
			const to = Math.min(ax2, bx2, maxX);
			if (from >= to || sign === 0) continue;
			const by1 = (b.edges[j + 1] as number) - base;
			const slopeB = ((b.edges[j + 3] as number) - base - by1) / (bx2 - bx1);
			sum +=
				sign *
				underBoth(zone, to - from, ay1 + slopeA * (from - ax1), slopeA, by1 + slopeB * (from - bx1), slopeB);
		}
	}
	return sum;
}

/** The zone area over a base line: a polynomial from a parallel at or below it, and the base's own height over that. */
interface Zone {
	/** Degrees from the parallel up to the base. */
	lift: number;
	/** Zone area of the lift, to be taken off. */
	below: number;
	terms: ReturnType<typeof zonePolynomial>;
}

/** Parallels a degree: within 2 km of one its polynomial is exact to 1e-12, and its ten sines are shared by thousands. */
const PARALLELS = 50;
let parallel = NaN;
let shared = zonePolynomial(0);

function zoneAbove(base: number): Zone {
	const nearest = Math.floor(base * PARALLELS) / PARALLELS;
	if (nearest !== parallel) {
		parallel = nearest;
		shared = zonePolynomial(nearest * RADIANS);
	}
	const lift = base - nearest;
	return { lift, below: fromParallel(shared, lift), terms: shared };
}

/** Area between the base line and the lower of two lines over a width in degrees; lines given by start and slope. */
function underBoth(zone: Zone, width: number, a: number, slopeA: number, b: number, slopeB: number): number {
	const gap = a - b;
	const gapEnd = gap + (slopeA - slopeB) * width;
	if (gap > 0 === gapEnd > 0 || gap === 0 || gapEnd === 0) {
		return gap + gapEnd < 0 ? under(zone, width, a, slopeA) : under(zone, width, b, slopeB);
	}
	const meet = (width * gap) / (gap - gapEnd);
	return gap < 0
		? under(zone, meet, a, slopeA) + under(zone, width - meet, b + slopeB * meet, slopeB)
		: under(zone, meet, b, slopeB) + under(zone, width - meet, a + slopeA * meet, slopeA);
}

// Gauss–Legendre of order 3 on [0, 1]: exact for the quartic below.
const FAR = (1 + Math.sqrt(0.6)) / 2;
const NEAR = 1 - FAR;

/** Area under one line, only where it is above the base. */
function under(zone: Zone, width: number, start: number, slope: number): number {
	const end = start + slope * width;
	if (start <= 0 && end <= 0) return 0;
	let from = start;
	let length = width;
	if (start < 0) {
		from = 0;
		length = end / slope;
	} else if (end < 0) {
		length = -start / slope;
	}
	const rise = slope * length;
	return (
		length *
		RADIANS *
		((5 * over(zone, from + NEAR * rise) +
			8 * over(zone, from + rise / 2) +
			5 * over(zone, from + FAR * rise)) /
			18)
	);
}

/** Zone area over the base line at a height in degrees, m² per radian of longitude. */
function over(zone: Zone, height: number): number {
	return fromParallel(zone.terms, zone.lift + height) - zone.below;
}

function fromParallel(terms: Zone['terms'], height: number): number {
	const y = height * RADIANS;
	return y * (terms[0] + y * (terms[1] + y * (terms[2] + y * terms[3])));
}
