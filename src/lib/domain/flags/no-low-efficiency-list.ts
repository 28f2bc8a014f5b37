import type { LowEfficiencyFinding } from './low-efficiency-finding.ts';

/** What is said of every parcel where no low-efficiency list covers the place and year: not enough to tell. */
export const NO_LOW_EFFICIENCY_LIST: LowEfficiencyFinding = {
	code: 'low-efficiency',
	finding: 'unknown',
	criteria: [],
	reason: 'no-list',
	missing: ['rule:low-efficiency'],
	proof: {
		code: 'low-efficiency.unknown',
		params: { mode: null, reason: 'no-list', notRated: null },
		result: 'unknown',
		steps: [],
	},
};
