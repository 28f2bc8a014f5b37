import { SLIVER_M2 } from '../geometry/apportion.ts';
import type { Finding } from '../proof.ts';
import { byLevel, type Constraint, type ConstraintKind, type Level, type Sense } from './constraint.ts';
import { CONSTRAINT_KINDS } from './constraint.ts';

/** A constraint that a drawing runs into. */
export interface Conflict extends Constraint {
	/** Inside: the m² of the drawing in the feature. Outside: the m² of the drawing in no feature of the kind. */
	overlapM2: number;
}

/** A kind of constraint as a whole. */
export interface KindConflict {
	kind: ConstraintKind;
	sense: Sense;
	/** `unknown`: no feature of the kind is loaded near, so that nobody can tell. */
	finding: Finding;
	/** Hardest level met, or null where there is no conflict. */
	level: Level | null;
	/** m² of the drawing in conflict, land under several features of the kind counted once; null where unknown. */
	conflictM2: number | null;
	/** Features met. */
	features: number;
}

export interface Conflicts {
	/** Hardest first, then the largest. */
	list: Conflict[];
	/** Every kind, in their order. */
	kinds: KindConflict[];
}

/** What was measured of one kind under and around a drawing; features are those in force. */
export interface KindMeasured {
	kind: ConstraintKind;
	sense: Sense;
	/** The features that share land with the drawing, and how much, m². */
	under: { constraint: Constraint; overlapM2: number }[];
	/** m² of the drawing under at least one of them: the union's, never the sum of the overlaps. */
	unionM2: number;
	/** The nearest feature within the distance of the rules, or null where none is loaded. */
	nearest: Constraint | null;
}

/**
 * The conflicts of a drawing. An `inside` kind conflicts by each feature it meets; an `outside` kind (the urban
 * development boundary) by the land that lies in none of them, named after the feature that covers most of the drawing
 * or else is nearest. Where a kind is not loaded near, its finding is `unknown`, never a conflict and never a clearance.
 * Overlaps below a sliver (1 m²) are none. Both the live and the official answer come from here.
 * @param drawingM2 ellipsoidal area of the drawing
 */
export function conflictsOf(drawingM2: number, measured: readonly KindMeasured[]): Conflicts {
	const list: Conflict[] = [];
	const kinds = CONSTRAINT_KINDS.flatMap((kind): KindConflict[] => {
		const found = measured.find((m) => m.kind === kind);
		if (!found) return [];
		const met = found.sense === 'inside' ? insideOf(found) : outsideOf(found, drawingM2);
		list.push(...met);
		const { sense } = found;
		if (met.length > 0)
			return [
				{
					kind,
					sense,
					finding: 'yes',
					level: met.toSorted(byLevel)[0]?.level ?? null,
					conflictM2: sense === 'inside' ? Math.min(found.unionM2, drawingM2) : (met[0]?.overlapM2 ?? 0),
					features: met.length,
				},
			];
		const loaded = found.nearest !== null || found.under.length > 0;
		return [
			{
				kind,
				sense,
				finding: loaded ? 'no' : 'unknown',
				level: null,
				conflictM2: loaded ? 0 : null,
				features: 0,
			},
		];
	});
	return { list: list.sort((a, b) => byLevel(a, b) || b.overlapM2 - a.overlapM2 || a.id - b.id), kinds };
}

const insideOf = ({ under }: KindMeasured): Conflict[] =>
	under
		.filter(({ overlapM2 }) => overlapM2 >= SLIVER_M2)
		.map(({ constraint, overlapM2 }) => ({ ...constraint, overlapM2 }));

function outsideOf({ under, unionM2, nearest }: KindMeasured, drawingM2: number): Conflict[] {
	const most = under.reduce<KindMeasured['under'][number] | null>(
		(best, one) => (best === null || one.overlapM2 > best.overlapM2 ? one : best),
		null,
	);
	const named = most?.constraint ?? nearest;
	const overlapM2 = drawingM2 - unionM2;
	return named === null || overlapM2 < SLIVER_M2 ? [] : [{ ...named, overlapM2 }];
}
