import type { PolicyLine } from '#lib/domain/rules/policy-lines.ts';

/** In which language the letters are read. */
export type LetterLang = 'zh-CN' | 'en';

/** Hatches of parcels: for what colour alone must not say. */
export type HatchName = 'hatch-idle' | 'hatch-unknown' | 'hatch-supply' | 'hatch-swap' | 'hatch-formalities';

/** How a class is drawn, on the map and in the legend: never by colour alone. */
export interface MapClass {
	/** `A`, `yes`, `supply`, `q3`, `no-data`: the legend's words are made from kind and code. */
	code: string;
	colour: string;
	/** The letter in the legend and beside the parcel's number. */
	letter: string;
	pattern: HatchName | null;
	dashed: boolean;
	/** A heavy solid outline: determined by a recorded paper. */
	solid?: boolean;
	/** Bounds of a class of numbers: from ≤ value < to (the last one includes its end); infinite where it is open. */
	from?: number;
	to?: number;
	/** The lines of the rules that a policy class falls short of. */
	lines?: readonly PolicyLine[];
}
