/** A group's value: the ratio of the sums over its members that have both figures. */
export interface GroupRatio {
	key: string;
	numerator: number;
	denominator: number;
	/** Null where the denominator does not sum to more than zero. */
	value: number | null;
	counted: number;
	/** Members that lack a figure: they are in neither sum. */
	missing: number;
}

/**
 * Ratio of sums by group, and over all: never a mean of ratios (two firms of 400 and 19 on 1 and 1 mu and the like have
 * the sum's ratio, not the average of theirs). Groups in descending order of value, those without one last.
 * @param factor brings the denominator to the formula's unit, as in the indicator
 */
export function groupRatios(
	numerator: Float64Array,
	denominator: Float64Array,
	keys: readonly (string | null)[],
	factor: number,
): { groups: GroupRatio[]; all: GroupRatio } {
	const groups = new Map<string, GroupRatio>();
	const all = emptyGroup('');
	keys.forEach((key, i) => {
		if (key === null) return;
		let group = groups.get(key);
		if (!group) groups.set(key, (group = emptyGroup(key)));
		for (const sum of [group, all]) add(sum, numerator[i] as number, denominator[i] as number);
	});
	for (const group of [...groups.values(), all])
		group.value = group.denominator > 0 ? group.numerator / (group.denominator * factor) : null;
	const order = (g: GroupRatio) => g.value ?? -Infinity;
	return {
		groups: [...groups.values()].sort((a, b) => order(b) - order(a) || (a.key < b.key ? -1 : 1)),
		all,
	};
}

function emptyGroup(key: string): GroupRatio {
	return { key, numerator: 0, denominator: 0, value: null, counted: 0, missing: 0 };
}

function add(sum: GroupRatio, top: number, below: number): void {
	if (!Number.isFinite(top) || !(below > 0)) {
		sum.missing += 1;
		return;
	}
	sum.numerator += top;
	sum.denominator += below;
	sum.counted += 1;
}
