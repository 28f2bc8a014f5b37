import type { BatchItem } from '#lib/api/batches.ts';
import { classify, type Classification } from '#lib/map/classes.ts';
import type { LetterLang } from '#lib/map/map-class.ts';
import type { ParcelColumns } from '#lib/map/parcel-columns.ts';

/** The run's parcels by the batch that the plan gives them, the planner's word before the rules'. */
export function classesOfBatches(
	columns: ParcelColumns,
	items: readonly BatchItem[],
	lang: LetterLang,
): Classification {
	const base = classify(columns, 'disposition', false, lang);
	const place = new Map(base.classes.map((one, k) => [one.code, k]));
	const none = place.get('none') as number;
	const classOf = base.classOf.slice().fill(none);
	for (const { id, batch } of items) {
		const row = columns.rowOf(id);
		if (row !== undefined) classOf[row] = place.get(batch ?? 'none') ?? none;
	}
	return { ...base, classOf };
}
