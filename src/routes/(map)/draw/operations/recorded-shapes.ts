import { recordedShape, type RecordedShape, type ShapeKind } from '#lib/api/shapes.ts';
import { fetchJson, type Answer } from '#lib/map/fetch-answer.ts';

/** So many boundaries are asked for at a time. */
const AT_ONCE = 6;

/**
 * Boundaries of record at full precision, in the order of their ids; the first fault ends it.
 * @param ondone told how many are there
 */
export async function fetchShapes(
	kind: ShapeKind,
	ids: readonly number[],
	{ signal, ondone }: { signal?: AbortSignal; ondone?: (count: number) => void } = {},
): Promise<Answer<RecordedShape[]>> {
	const found: RecordedShape[] = [];
	for (let i = 0; i < ids.length; i += AT_ONCE) {
		const answers = await Promise.all(
			ids
				.slice(i, i + AT_ONCE)
				.map((id) => fetchJson(recordedShape, `/api/shapes/${kind}/${id}`, signal ? { signal } : {})),
		);
		for (const answer of answers) {
			if (!answer.ok) return answer;
			found.push(answer.value);
		}
		ondone?.(found.length);
	}
	return { ok: true, value: found };
}
