import { describe, expect, it } from 'vitest';
import { seeded } from '../../../../tests/support/seeded.ts';
import { groupStatistics } from './group-statistics.ts';
import { suppress } from './suppression.ts';

const cells = (...sizes: number[]) => sizes.map((contributors, i) => ({ key: `g${i}`, contributors }));
const hidden = (...sizes: number[]) => {
	const answer = suppress(cells(...sizes), 3);
	return { hidden: [...answer.hidden].sort(), total: answer.totalHidden };
};

describe('suppression of small groups', () => {
	it('hides nothing where every group has three', () => {
		expect(hidden(3, 4, 10)).toEqual({ hidden: [], total: false });
	});
	it('hides the smallest other group with a single small one: the total less the rest would tell it', () => {
		expect(hidden(2, 10, 5)).toEqual({ hidden: ['g0', 'g2'], total: false });
	});
	it('hides two ones and a further group: the two together are still too few', () => {
		expect(hidden(1, 1, 7, 4)).toEqual({ hidden: ['g0', 'g1', 'g3'], total: false });
	});
	it('leaves the rest shown where the small groups hold three firms together', () => {
		expect(hidden(1, 2, 7)).toEqual({ hidden: ['g0', 'g1'], total: false });
	});
	it('hides the total where there is nothing to hide behind', () => {
		expect(hidden(2)).toEqual({ hidden: ['g0'], total: true });
		expect(hidden(1, 1)).toEqual({ hidden: ['g0', 'g1'], total: true });
	});
	it('does not count groups without a figure', () => {
		expect(hidden(0, 2, 5)).toEqual({ hidden: ['g1', 'g2'], total: false });
	});

	it('never leaves fewer than three firms behind a figure that can be reckoned', () => {
		const next = seeded(7);
		for (let round = 0; round < 500; round++) {
			const sizes = Array.from({ length: 1 + Math.floor(next() * 6) }, () => Math.floor(next() * 6));
			const { hidden: gone, totalHidden } = suppress(cells(...sizes), 3);
			sizes.forEach((n, i) => {
				if (!gone.has(`g${i}`) && n > 0) expect(n).toBeGreaterThanOrEqual(3);
			});
			const behind = sizes.reduce((sum, n, i) => sum + (gone.has(`g${i}`) ? n : 0), 0);
			if (!totalHidden && gone.size > 0) {
				expect(behind).toBeGreaterThanOrEqual(3);
				expect(gone.size).toBeGreaterThanOrEqual(2);
			}
		}
	});
});

describe('the statistics of a list', () => {
	const firm = (group: string, taxWan: number | null, areaMu: number, grade = 'A') => ({
		group,
		taxWan,
		areaMu,
		grade,
	});

	it('are ratios of sums; a firm without a figure leaves both sides', () => {
		const { groups } = groupStatistics(
			[firm('33', 100, 10), firm('33', 10, 10, 'B'), firm('33', 40, 10), firm('33', null, 1000)],
			3,
		);
		expect(groups).toEqual([
			{
				group: '33',
				members: 4,
				areaMu: 1030,
				grades: { A: 3, B: 1 },
				taxPerMu: 5,
				suppressed: false,
			},
		]);
	});

	it('give no ratio of two firms, nor of a group by which it could be reckoned', () => {
		const rows = [
			...[100, 200].map((tax) => firm('33', tax, 10)),
			...[1, 2, 3].map((tax) => firm('34', tax, 10)),
			...[4, 5, 6, 7].map((tax) => firm('35', tax, 10)),
		];
		const { groups, total } = groupStatistics(rows, 3);
		expect(groups.map((g) => [g.group, g.taxPerMu, g.suppressed])).toEqual([
			['33', null, true],
			['34', null, true],
			['35', 0.55, false],
		]);
		expect(total.taxPerMu).toBeCloseTo(328 / 90, 12);
	});

	it('count as small a group in which only two have a figure', () => {
		const rows = [firm('33', 100, 10), firm('33', 50, 10), firm('33', null, 10), firm('33', null, 10)];
		expect(groupStatistics(rows, 3).groups[0]).toMatchObject({
			members: 4,
			taxPerMu: null,
			suppressed: true,
		});
	});
});
