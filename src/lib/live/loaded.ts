import { FLAG_CODES } from '#lib/domain/assessment/parcel-columns.ts';
import type { NearColumns } from '#lib/formats/near-columns.ts';
import type { FirmListColumns, Loaded, ParcelListColumns } from './live-answer.ts';
import { snapEdgesOf } from './snap-edges.ts';

/** What the page keeps of a neighbourhood: columns of its own, to be handed over, and the edges to snap to. */
export function loadedOf(near: NearColumns): Loaded {
	const { parks, lowSlope } = near.areas;
	const aims = [near.shapes, parks?.shapes, lowSlope?.shapes].filter((shapes) => shapes !== undefined);
	return {
		box: near.bbox,
		run: near.run,
		year: near.year,
		truncated: near.truncated,
		parcels: parcelList(near),
		firms: firmList(near),
		snap: snapEdgesOf(aims),
	};
}

/** The buffers of it. */
export const buffersOfLoaded = ({ parcels, firms, snap }: Loaded): ArrayBuffer[] =>
	[
		parcels.ids.buffer,
		parcels.areaM2.buffer,
		parcels.grades.buffer,
		parcels.idle.buffer,
		parcels.lowEfficiency.buffer,
		firms.ids.buffer,
		firms.grades.buffer,
		snap.edges.buffer,
		snap.index,
	].filter((buffer) => buffer !== null);

function parcelList({ parcels }: NearColumns): ParcelListColumns {
	const [idle, lowEfficiency] = FLAG_CODES.map((code) => parcels.flags[code].slice());
	return {
		ids: parcels.ids.slice(),
		codes: parcels.codes.join('\n'),
		areaM2: parcels.areaM2.slice(),
		...gradeColumns(parcels.grades),
		idle: idle as Uint8Array<ArrayBuffer>,
		lowEfficiency: lowEfficiency as Uint8Array<ArrayBuffer>,
	};
}

function firmList({ firms }: NearColumns): FirmListColumns {
	const line = (text: string) => text.replaceAll('\n', ' ');
	return {
		ids: Int32Array.from(firms.ids),
		names: firms.names.map(line).join('\n'),
		codes: firms.codes.map(line).join('\n'),
		...gradeColumns(firms.grades),
	};
}

function gradeColumns(grades: readonly (string | null)[]): Pick<ParcelListColumns, 'grades' | 'gradeNames'> {
	const gradeNames = [...new Set(grades)];
	return { gradeNames, grades: Uint8Array.from(grades, (grade) => gradeNames.indexOf(grade)) };
}
