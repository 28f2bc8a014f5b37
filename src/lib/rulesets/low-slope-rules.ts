import { searchParameters } from '#lib/domain/low-slope/parameters.ts';
import { suitabilityTable } from '#lib/domain/low-slope/suitability.ts';
import { earthworkTable } from '#lib/domain/terrain/cut-fill.ts';
import earthworkFile from './earthwork-classes.json' with { type: 'json' };
import exampleFile from './low-slope-example.json' with { type: 'json' };
import tableFile from './suitability-jia-2017.json' with { type: 'json' };

/** The shipped example of search parameters: commonly said, not verified; nobody's definition. */
export const LOW_SLOPE_EXAMPLE = searchParameters.parse(exampleFile);

/** The published suitability table; it gives no weights. */
export const SUITABILITY_TABLE = suitabilityTable.parse(tableFile);

/** Classes of earthwork: none are published, so none are shipped; a bureau fills in its own. */
export const EARTHWORK_CLASSES = earthworkTable.parse(earthworkFile);
