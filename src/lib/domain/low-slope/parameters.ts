import { z } from 'zod';

/** A number that a search was given: null switches its criterion off; mark and source say where it comes from. */
export const chosen = z.strictObject({
	value: z.number().finite().nullable(),
	mark: z.enum(['text', 'seen', 'memory', 'synthetic']),
	source: z.string().trim().min(1).max(300),
});
export type Chosen = z.infer<typeof chosen>;

/** Every number of a search with its unit; in the order in which a form asks for them. */
export const PARAMETER_UNITS = {
	/** Slope of a cell: above this … */
	slopeAboveDeg: '°',
	/** … and up to this, itself included (survey classes are upper-inclusive, domain.md §10.8). */
	slopeUpToDeg: '°',
	/** Height of a cell: from this, itself included … */
	elevationFromM: 'm',
	/** … and below this. */
	elevationBelowM: 'm',
	/** Greatest height less smallest in the square around a cell: below this. */
	reliefBelowM: 'm',
	/** Half the side of that square. */
	reliefReachM: 'm',
	/** Arms narrower than this are cut off (opening). */
	openWidthM: 'm',
	/** Gaps narrower than this are filled (closing), never over what is subtracted. */
	closeWidthM: 'm',
	/** Area of a block: at least this. */
	minAreaMu: 'mu',
	/** Polsby–Popper of a block: at least this, 0 to 1. */
	minCompactness: '',
	/** Diameter of the largest circle inside a block: at least this. */
	minWidthM: 'm',
	/** Distance to the nearest park boundary: at most this; 0 inside. */
	maxParkM: 'm',
	/** Distance to the nearest road: at most this. Unknown, and not asked, where no roads were given. */
	maxRoadM: 'm',
} as const;
export type ParameterName = keyof typeof PARAMETER_UNITS;
export const PARAMETER_NAMES = Object.keys(PARAMETER_UNITS) as ParameterName[];

const numbers = Object.fromEntries(PARAMETER_NAMES.map((name) => [name, chosen])) as Record<
	ParameterName,
	typeof chosen
>;

/**
 * What a search for developable low-slope land looks for. No number of it stands in code: Zhejiang's own definition is
 * not public, so each comes with its mark and source, from a shipped example or from whoever asks.
 */
export const searchParameters = z
	.strictObject({
		id: z.string().min(1).max(60),
		version: z.string().min(1).max(20),
		title: z.string().trim().min(1).max(100),
		note: z.string().max(500).optional(),
		...numbers,
		/** Whether cells that touch at a corner only are one block. */
		neighbours: z.union([z.literal(4), z.literal(8)]),
		/** Hard constraints are always subtracted; soft ones where asked. */
		subtractSoft: z.boolean(),
		/** Parcels that hold a building are no land to look for, where asked. */
		subtractBuilt: z.boolean(),
		/** Whether only land inside the urban development boundary is looked at, where one is loaded. */
		insideBoundary: z.boolean(),
	})
	.superRefine((parameters, context) => {
		const wrong = (path: ParameterName, message: string) =>
			context.addIssue({ code: 'custom', path: [path, 'value'], message });
		const of = (name: ParameterName) => parameters[name].value;
		for (const name of PARAMETER_NAMES)
			if (!/^elevation/.test(name) && (of(name) ?? 0) < 0) wrong(name, '不能小于 0');
		if ((of('slopeAboveDeg') ?? 0) >= (of('slopeUpToDeg') ?? 90.1)) wrong('slopeUpToDeg', '应大于坡度下限');
		if ((of('elevationFromM') ?? -Infinity) >= (of('elevationBelowM') ?? Infinity))
			wrong('elevationBelowM', '应大于高程下限');
		if (of('reliefBelowM') !== null && !of('reliefReachM'))
			wrong('reliefReachM', '限制起伏度时应给出邻域半径');
		if ((of('minCompactness') ?? 0) > 1) wrong('minCompactness', '紧凑度在 0 到 1 之间');
	});
export type SearchParameters = z.infer<typeof searchParameters>;

/** The bare value of a number; null where its criterion is off. */
export const valueOf = (parameters: SearchParameters, name: ParameterName): number | null =>
	parameters[name].value;
