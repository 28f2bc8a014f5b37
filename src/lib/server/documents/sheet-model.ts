import type { Sheet } from '#lib/api/sheets.ts';
import type { SheetGround } from '#lib/domain/sheet/sheet-ground.ts';
import type { SheetFrame } from '#lib/domain/sheet/sheet-frame.ts';

/** A feature on the sheet: rings in plane coordinates (east, north). */
export interface SheetFeature {
	id: number;
	/** Polygons of rings of points. */
	polygons: readonly (readonly (readonly [number, number])[])[][];
	label: { text: string; at: readonly [number, number] } | null;
	/** The kind or level of a constraint. */
	kind?: string;
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
		plane: string;
		run: string | null;
		approval: string;
		date: string | null;
		author: string | null;
		synthetic: string | null;
		north: string;
		legendNote: string;
		layers: Partial<Record<Sheet['layers'][number], string>>;
		/** By level. */
		constraints: Record<string, string>;
		drawing: string;
		marked: string;
	};
}
