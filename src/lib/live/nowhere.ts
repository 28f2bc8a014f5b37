import type { NearColumns } from '#lib/formats/near-columns.ts';
import { nearOf } from './near-of.ts';

/** Before anything is loaded: every drawing is measured, and none is complete. */
export const NOWHERE: NearColumns = nearOf({
	year: 0,
	run: null,
	bbox: [Infinity, Infinity, -Infinity, -Infinity],
	truncated: false,
	parcels: [],
	enterprises: [],
	parks: [],
	lowSlope: [],
});
