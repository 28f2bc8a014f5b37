import type { NumericFact } from '../facts.ts';
import type { Areal } from '../geometry/areal.ts';

/** What a change is made to: a parcel of the base by its subject id, or a block that the scenario itself drew. */
export type Target = { parcel: number; code: string } | { block: string };

/** A figure that the planner enters: an assumption, never a record, so it says where it is from. */
export interface Assumption {
	fact: NumericFact;
	value: number;
	/** `mu`: per mu of the object's land when the change is applied. */
	per: 'total' | 'mu';
	source: string;
}

/** Floor area as m², as FAR over the object's land, or as storeys over a footprint (the object's own where null). */
export interface FloorSpace {
	by: 'area' | 'far' | 'storeys';
	value: number;
	footprintM2: number | null;
	source: string;
}

/** What becomes of the land that a new outline takes: cleared, or its firms and floor space come along by area. */
export type LandTaken = 'cleared' | 'kept';

/** One change over an unchanging base. */
export type ScenarioChange =
	| {
			kind: 'block';
			name: string;
			geometry: Areal;
			taken: LandTaken;
			landUse: string | null;
			industry: string | null;
			aboveScale: boolean | null;
			floor: FloorSpace | null;
			figures: Assumption[];
	  }
	| { kind: 'boundary'; target: Extract<Target, { parcel: number }>; geometry: Areal; taken: LandTaken }
	| { kind: 'use'; target: Target; landUse: string | null; industry: string | null; source: string }
	| { kind: 'floor'; target: Target; floor: FloorSpace }
	| {
			kind: 'tenant-arrives';
			target: Target;
			name: string;
			industry: string | null;
			aboveScale: boolean | null;
			figures: Assumption[];
	  }
	| { kind: 'tenant-leaves'; target: Target; enterprise: number; name: string; source: string }
	| { kind: 'fact'; target: Target; fact: NumericFact; value: number | null; source: string }
	| { kind: 'vacate'; target: Target; buildings: 'kept' | 'demolished'; source: string };

export type ChangeKind = ScenarioChange['kind'];

/** A change with the key it keeps through edits, copies and branches. */
export interface KeyedChange {
	key: string;
	change: ScenarioChange;
}

/** Key of the object that a change is made to. */
export function objectKeyOf({ key, change }: KeyedChange): string {
	if (change.kind === 'block') return blockKey(key);
	return 'parcel' in change.target ? parcelKey(change.target.parcel) : blockKey(change.target.block);
}

export const parcelKey = (id: number): string => `parcel:${id}`;
export const blockKey = (key: string): string => `block:${key}`;

/** The outline that a change draws, or null. */
export function outlineOfChange(change: ScenarioChange): Areal | null {
	return change.kind === 'block' || change.kind === 'boundary' ? change.geometry : null;
}
