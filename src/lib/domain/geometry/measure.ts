import { ellipsoidalAreaM2 } from './area.ts';
import type { Areal } from './areal.ts';
import { type Crs, planeCrsOf } from './crs.ts';
import { planeAreaM2, shoelaceAreaM2 } from './plane-area.ts';
import { muOf } from '../units.ts';

/** The areas of one boundary, kept apart (m²) and said with their method. */
export interface Measured {
	/** On the CGCS2000 ellipsoid. */
	areaM2: number;
	/** In the Gauss-Krüger plane `planeCrs`; `null` outside China's zones. */
	planeAreaM2: number | null;
	planeCrs: string | null;
	/** Mu of the ellipsoidal area, 15 mu a hectare. */
	mu: number;
}

/**
 * Measures a lon/lat geometry. Coordinates that came in a Gauss-Krüger plane (`source`) are measured in that plane, as
 * they were; others in the 3° zone of the geometry's middle.
 */
export function measure(geometry: Areal, source?: { crs: Crs; geometry: Areal }): Measured {
	const areaM2 = ellipsoidalAreaM2(geometry);
	const own = source?.crs.kind === 'gauss-kruger' ? source : undefined;
	const plane = own?.crs ?? planeCrsOf(geometry);
	return {
		areaM2,
		planeAreaM2: own ? shoelaceAreaM2(own.geometry) : plane && planeAreaM2(geometry, plane),
		planeCrs: plane?.code ?? null,
		mu: muOf(areaM2),
	};
}
