import type { Regraded, TouchedObject } from '#lib/domain/scenario/result.ts';
import { classify, isWantOfData, type Classification } from '#lib/map/classes.ts';
import type { LetterLang } from '#lib/map/map-class.ts';
import type { ParcelColumns } from '#lib/map/parcel-columns.ts';

/** The run's parcels by grade, those that a scenario touches by the grade that they have in it; a refit regrades others too. */
export function classesOfScenario(
	columns: ParcelColumns,
	objects: readonly TouchedObject[],
	lang: LetterLang,
	regraded: readonly Regraded[] = [],
): Classification {
	const base = classify(columns, 'grade', false, lang);
	const code = new Map(base.classes.map((c, k) => [c.code, k]));
	const classOf = base.classOf.slice();
	for (const { id, to } of regraded) {
		const row = columns.rowOf(id);
		const k = to === null ? undefined : code.get(to);
		if (row !== undefined && k !== undefined) classOf[row] = k;
	}
	for (const { id, after } of objects) {
		const row = id === null ? undefined : columns.rowOf(id);
		if (row === undefined) continue;
		const name = after?.grade ?? (after && isWantOfData(after.reason) ? 'no-data' : 'not-rated');
		classOf[row] = code.get(name) ?? (code.get('not-rated') as number);
	}
	return { ...base, classOf };
}
