import type { Areal } from '#lib/domain/geometry/areal.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { isPlain } from '#lib/domain/terrain/measurable.ts';
import { SURVEY_SLOPE_CLASSES } from '#lib/domain/terrain/slope-classes.ts';
import { ZonalSlope, type ZoneSlope } from '#lib/domain/terrain/zonal-slope.ts';
import { type ByteSource, type DemOptions, openDem } from '#lib/formats/geotiff.ts';
import type { FeatureFile, SourceFeature } from '#lib/formats/settle-features.ts';

/** Slope of one shape of a file. */
export interface ShapeSlope extends Pick<ZoneSlope, 'classesM2' | 'meanDeg' | 'validShare'> {
	/** Why a shape has no figures. */
	problems: Problem[];
}

/**
 * Slope classes of the shapes of a file on an elevation model, read once from the first row that a shape touches to the
 * last. A shape without a usable boundary has no figures and says why. `problems` are remarks on the model as a whole.
 * @throws InputError where the model cannot be used
 */
export async function slopeOfFeatures(
	file: FeatureFile,
	source: ByteSource,
	options: DemOptions = {},
): Promise<{ shapes: ShapeSlope[]; problems: Problem[] }> {
	const dem = await openDem(source, options);
	const usable = file.features.map(usableGeometry);
	const zonal = new ZonalSlope(
		dem.place,
		usable.filter((g): g is Areal => g !== null),
	);
	if (zonal.firstRow < zonal.endRow)
		for await (const { heights } of dem.bands(zonal.firstRow, zonal.endRow)) zonal.take(heights);
	const results = zonal.results();
	let next = 0;
	const shapes = file.features.map((feature, i): ShapeSlope => {
		if (!usable[i]) return { ...NOTHING, problems: feature.problems };
		const { classesM2, meanDeg, validShare } = results[next++] as ZoneSlope;
		return { classesM2, meanDeg, validShare, problems: [] };
	});
	return { shapes, problems: [...dem.problems, ...file.problems] };
}

const NOTHING = {
	classesM2: [...SURVEY_SLOPE_CLASSES.upTo, Infinity].map(() => 0),
	meanDeg: null,
	validShare: 0,
};

/** Faults that leave what is enclosed plain all the same. */
const PLAIN = [
	'boundary.self-touch',
	'boundary.spike',
	'boundary.duplicate-point',
	'boundary.unclosed',
	'boundary.interior-split',
];

function usableGeometry({ geometry, usable, problems }: SourceFeature): Areal | null {
	if (!geometry || usable) return geometry;
	const faults = problems.filter((p) => p.code.startsWith('boundary.') && !PLAIN.includes(p.code));
	// Parts and holes that share an edge are found as rings that cross.
	if (faults.length > 0 && !(faults.every((p) => p.code === 'boundary.rings-cross') && isPlain(geometry)))
		return null;
	return geometry;
}
