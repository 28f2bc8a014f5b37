import type { Classification } from './classes.ts';
import type { MapClass } from './map-class.ts';
import type { ParcelColumns } from './parcel-columns.ts';

export interface LegendRow extends MapClass {
	parcels: number;
	/** Ellipsoidal area of those parcels. */
	mu: number;
}

/** Counts and mu per class over the rows that pass the filters; classes without a parcel stay, with 0. */
export function legendOf(
	columns: ParcelColumns,
	classification: Classification,
	passing: Uint8Array,
): LegendRow[] {
	const rows: LegendRow[] = classification.classes.map((c) => ({ ...c, parcels: 0, mu: 0 }));
	const mu = columns.numbers('areaMu');
	for (let row = 0; row < columns.count; row++) {
		if (!passing[row]) continue;
		const entry = rows[classification.classOf[row] ?? 0];
		if (!entry) continue;
		entry.parcels++;
		const area = mu[row] ?? NaN;
		if (!Number.isNaN(area)) entry.mu += area;
	}
	return rows;
}
