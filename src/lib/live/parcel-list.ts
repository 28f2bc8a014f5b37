import type { CoveredFlag } from '#lib/domain/assessment/covered.ts';
import { FINDINGS } from '#lib/domain/assessment/parcel-columns.ts';
import type { FirmListColumns, ParcelListColumns } from './live-answer.ts';

/** What the page shows of one parcel. */
export interface ParcelEntry {
	id: number;
	code: string;
	areaM2: number;
	grade: string | null;
	flags: CoveredFlag[];
}

export interface FirmEntry {
	id: number;
	name: string;
	code: string;
	grade: string | null;
}

/** Parcels by their place: an entry is made when it is asked for, so thousands of them cost the page nothing. */
export class ParcelList {
	readonly #columns: ParcelListColumns | null;
	#codes: string[] | null = null;

	constructor(columns: ParcelListColumns | null) {
		this.#columns = columns;
	}

	get count(): number {
		return this.#columns?.ids.length ?? 0;
	}

	/**
	 * The first of these places that a flag is found at, in their order.
	 * @param most no more are looked for
	 */
	flagged(places: Uint32Array, code: CoveredFlag['code'], most: number): number[] {
		const column = code === 'idle' ? this.#columns?.idle : this.#columns?.lowEfficiency;
		const yes = FINDINGS.indexOf('yes');
		const found: number[] = [];
		for (let i = 0; i < places.length && found.length < most; i++)
			if (column?.[places[i] as number] === yes) found.push(i);
		return found;
	}

	at(place: number): ParcelEntry | undefined {
		const columns = this.#columns;
		if (!columns || place >= columns.ids.length) return undefined;
		this.#codes ??= columns.codes.split('\n');
		const flags = [
			{ code: 'idle' as const, finding: FINDINGS[columns.idle[place] as number] },
			{ code: 'low-efficiency' as const, finding: FINDINGS[columns.lowEfficiency[place] as number] },
		];
		return {
			id: columns.ids[place] as number,
			code: this.#codes[place] as string,
			areaM2: columns.areaM2[place] as number,
			grade: columns.gradeNames[columns.grades[place] as number] ?? null,
			flags: flags.flatMap(({ code, finding }) => (finding ? [{ code, finding }] : [])),
		};
	}
}

/** Firms by their place, likewise. */
export class FirmList {
	readonly #columns: FirmListColumns | null;
	#names: string[] | null = null;
	#codes: string[] | null = null;

	constructor(columns: FirmListColumns | null) {
		this.#columns = columns;
	}

	at(place: number): FirmEntry | undefined {
		const columns = this.#columns;
		if (!columns || place >= columns.ids.length) return undefined;
		this.#names ??= columns.names.split('\n');
		this.#codes ??= columns.codes.split('\n');
		return {
			id: columns.ids[place] as number,
			name: this.#names[place] as string,
			code: this.#codes[place] as string,
			grade: columns.gradeNames[columns.grades[place] as number] ?? null,
		};
	}
}
