import type { Sheet } from '#lib/api/sheets.ts';
import type { ConstraintKind, Level } from '#lib/domain/constraints/constraint.ts';
import type { SheetGround } from '#lib/domain/sheet/sheet-ground.ts';
import type { SheetFrame } from '#lib/domain/sheet/sheet-frame.ts';

/** A feature on the sheet: rings in plane coordinates (east, north). */
export interface SheetFeature {
	id: number;
	/** Polygons of rings of points. */
	polygons: readonly (readonly (readonly [number, number])[])[][];
	label: { text: string; at: readonly [number, number] } | null;
	/** What a constraint is, and its level as the rules have it. */
	constraint?: { kind: ConstraintKind; level: Level };
}

/** Everything that a sheet shows, measured and worded: what page, PDF and print are made of. */
export interface SheetModel {
	sheet: Sheet;
	frame: SheetFrame;
	ground: SheetGround;
	features: Partial<Record<Sheet['layers'][number], SheetFeature[]>>;
	/** The drawing's rings in plane coordinates. */
	drawing: SheetFeature['polygons'] | null;
	/** Class of a parcel by id; absent: it does not pass the filters. */
	classOf: ReadonlyMap<number, number>;
	/** Parcels of each class inside the frame. */
	counts: readonly number[];
	title: string;
	subtitle: string;
	words: {
		scale: string;
		/** What the sheet was made from: run, plane, sources, note. */
		foot: string;
		approval: string;
		/** Who made it, and when. */
		made: string;
		north: string;
		legendNote: string;
		layers: Partial<Record<Sheet['layers'][number], string>>;
		constraint: (kind: ConstraintKind, level: Level) => string;
		/** That so many entries of the legend did not fit. */
		more: (count: number) => string;
		drawing: string;
		marked: string;
	};
}
