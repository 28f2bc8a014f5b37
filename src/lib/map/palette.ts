/** Colours that carry meaning (look.md). The same values are custom properties in src/app.css for the frame. */
export const PALETTE = {
	gradeA: '#0b6e69',
	gradeB: '#6fb3a8',
	gradeC: '#e3a84b',
	gradeD: '#c8472f',
	/** Not rated: in construction, public utility, … never red. */
	notRated: '#d5d9da',
	/** Not enough data: white with a dashed edge. */
	noData: '#ffffff',
	reserve: '#8a9fb3',
	no: '#d3e2df',
	lowSlope: '#8b8b3c',
	/** Constraints by level: red, amber, grey. */
	hard: '#b3261e',
	soft: '#c07a12',
	information: '#6f7c82',
	/** The three batches: told apart by letter too. */
	supply: '#3a6ea5',
	swap: '#9a6fb0',
	formalities: '#c9a227',
	accent: '#0b4f5c',
	ink: '#1b2326',
	line: '#5d6a70',
	ground: '#eef1ef',
	county: '#f8f9f7',
} as const;

/** Sequential, one hue, even steps of lightness: five classes, light is low. */
export const SEQUENTIAL = ['#dfe8f3', '#b0c7e0', '#7ba0c8', '#4677a9', '#1d4c7f'] as const;
