/** One group's figure: what it is, and how many firms stand behind it. */
export interface GroupCell {
	key: string;
	/** Members whose figure is in the sum. */
	contributors: number;
}

export interface Suppressed {
	/** Groups whose figure is not given. */
	hidden: Set<string>;
	/** The total would give a hidden figure away, or is itself of too few. */
	totalHidden: boolean;
}

/**
 * Which groups of one total may not be shown (公示分组少于 `min` 家不公布). A group of fewer than `min` firms is hidden;
 * since the shown groups can be taken from the total, what is hidden must hold at least `min` firms in at least two
 * groups: the smallest shown ones are hidden with it until it does (complementary suppression). Where even that fails
 * the total is hidden too.
 */
export function suppress(cells: readonly GroupCell[], min: number): Suppressed {
	// equal sizes by key, so that the same list hides the same groups
	const counted = cells
		.filter((cell) => cell.contributors > 0)
		.sort((a, b) => a.contributors - b.contributors || (a.key < b.key ? -1 : 1));
	const all = counted.reduce((sum, cell) => sum + cell.contributors, 0);
	const hidden = counted.filter((cell) => cell.contributors < min);
	if (hidden.length === 0) return { hidden: new Set(), totalHidden: all < min };
	const shown = counted.filter((cell) => cell.contributors >= min);
	const firms = () => hidden.reduce((sum, cell) => sum + cell.contributors, 0);
	while (shown.length > 0 && (hidden.length < 2 || firms() < min)) {
		const next = shown.shift();
		if (next) hidden.push(next);
	}
	return {
		hidden: new Set(hidden.map((cell) => cell.key)),
		totalHidden: all < min || hidden.length < 2 || firms() < min,
	};
}
