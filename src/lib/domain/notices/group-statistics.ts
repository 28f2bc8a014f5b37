import { suppress } from './suppression.ts';

/** What the statistics of a list are made of; figures of single firms, never shown. */
export interface StatisticsRow {
	group: string | null;
	areaMu: number | null;
	grade: string | null;
	taxWan: number | null;
}

export interface GroupStatistics {
	/** null: the row names no group. */
	group: string | null;
	members: number;
	areaMu: number | null;
	/** Grade → members. The grades of the list are public one by one. */
	grades: Record<string, number>;
	/** Σ tax ÷ Σ land of the members that have both, 万元/亩; null where hidden or unknown. */
	taxPerMu: number | null;
	/** The figure is there and not given: too few firms stand behind it, or it would give another group away. */
	suppressed: boolean;
}

export interface Statistics {
	groups: GroupStatistics[];
	total: GroupStatistics;
}

/**
 * The groups of a list with the one ratio that may be public of them. A group's ratio is the ratio of sums; a member
 * without a figure leaves both sides. Small groups are suppressed, alone and by subtraction.
 */
export function groupStatistics(rows: readonly StatisticsRow[], min: number): Statistics {
	const byGroup = new Map<string | null, StatisticsRow[]>();
	for (const row of rows) {
		const list = byGroup.get(row.group);
		if (list) list.push(row);
		else byGroup.set(row.group, [row]);
	}
	const ordered = [...byGroup].sort(([a], [b]) => (a ?? '\uffff').localeCompare(b ?? '\uffff'));
	const { hidden, totalHidden } = suppress(
		ordered.map(([group, members]) => ({ key: group ?? '', contributors: members.filter(isRated).length })),
		min,
	);
	return {
		groups: ordered.map(([group, members]) => statisticsOf(group, members, hidden.has(group ?? ''))),
		total: statisticsOf(null, rows, totalHidden),
	};
}

function isRated(row: StatisticsRow): boolean {
	return row.taxWan !== null && row.areaMu !== null && row.areaMu > 0;
}

function statisticsOf(
	group: string | null,
	members: readonly StatisticsRow[],
	hide: boolean,
): GroupStatistics {
	const rated = members.filter(isRated);
	const land = sum(rated.map((row) => row.areaMu as number));
	const areas = members.flatMap((row) => (row.areaMu === null ? [] : [row.areaMu]));
	const grades: Record<string, number> = {};
	for (const { grade } of members) if (grade !== null) grades[grade] = (grades[grade] ?? 0) + 1;
	return {
		group,
		members: members.length,
		areaMu: areas.length === 0 ? null : sum(areas),
		grades,
		taxPerMu: hide || land === 0 ? null : sum(rated.map((row) => row.taxWan as number)) / land,
		suppressed: hide && rated.length > 0,
	};
}

function sum(values: readonly number[]): number {
	return values.reduce((a, b) => a + b, 0);
}
