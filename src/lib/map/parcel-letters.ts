import type { ExpressionSpecification, Map as MapLibre } from 'maplibre-gl';
import type { Classification } from './classes.ts';
import type { ParcelColumns } from './parcel-columns.ts';

const LAYER = 'parcel-label';
/** Labels stand from z15; a little before, so that they are right when they come. */
const FROM_ZOOM = 14.5;

/** The running number of the 宗地代码: the rest is the same for the whole park. */
export const PARCEL_NUMBER: ExpressionSpecification = ['slice', ['to-string', ['get', 'code']], -5];

/** The label of every parcel: the letter of its class (colour is never the only sign), then its number. */
export function labelOf(
	columns: ParcelColumns,
	{ classes, classOf }: Classification,
): ExpressionSpecification {
	const idsOf = classes.map((): number[] => []);
	columns.ids.forEach((id, row) => idsOf[classOf[row] ?? 0]?.push(id));
	const cases = classes.flatMap((c, i) => (idsOf[i]?.length ? [idsOf[i], c.letter] : []));
	if (cases.length === 0) return PARCEL_NUMBER;
	const letter = ['match', ['id'], ...cases, ''] as unknown as ExpressionSpecification;
	return ['concat', letter, '·', PARCEL_NUMBER];
}

/** Keeps the letters right, without laying tiles out again while no label can be seen. Returns its clean-up. */
export function showLetters(
	map: MapLibre,
	columns: ParcelColumns | null,
	classification: Classification | null,
): () => void {
	let pending = true;
	const show = () => {
		if (!pending || map.getZoom() < FROM_ZOOM || !map.getLayer(LAYER)) return;
		pending = false;
		map.setLayoutProperty(
			LAYER,
			'text-field',
			columns && classification ? labelOf(columns, classification) : PARCEL_NUMBER,
		);
	};
	show();
	map.on('zoomend', show);
	return () => map.off('zoomend', show);
}
