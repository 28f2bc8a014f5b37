/** Quarters offered to the planner: six years. */
const QUARTERS = 24;

/** The quarters of the six years after that of a run's data, as '2027-Q1'. */
export function quartersAfter(year: number): string[] {
	return Array.from({ length: QUARTERS }, (_, i) => `${year + 1 + Math.floor(i / 4)}-Q${(i % 4) + 1}`);
}
