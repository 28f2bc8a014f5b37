import { describe, expect, it } from 'vitest';
import { STANDARD_LAND_SETS } from '#lib/rulesets/standard-land.ts';
import { PROMISES } from './project.ts';
import { scoreProject, type StandardLand } from './standard-land.ts';

const source = '温岭 2019 首宗标准地';
const set: StandardLand = {
	id: 'example',
	version: '1',
	title: { zh: '示例', en: 'Example' },
	source,
	notes: [],
	requirements: {
		investmentPerMu: null,
		taxPerMu: { value: 23.08, mark: 'seen', source },
		valueAddedPerMu: { value: 116.5, mark: 'seen', source },
		labourProductivity: null,
		valueAddedPerTce: null,
		valueAddedPerTon: null,
		rdShare: { value: 3.2, mark: 'seen', source },
		far: null,
	},
};
const NOTHING = Object.fromEntries(PROMISES.map((id) => [id, null])) as Record<
	(typeof PROMISES)[number],
	null
>;

describe('a project before it gets land', () => {
	it('is refused by a promise below a known requirement, and told by how much', () => {
		const score = scoreProject({ ...NOTHING, taxPerMu: 20, valueAddedPerMu: 116.5, rdShare: 4 }, set);
		expect(score).toMatchObject({ set: 'example@1', verdict: 'refused', unknown: 5 });
		expect(score.findings.filter((f) => f.finding === 'short')).toEqual([
			{
				id: 'taxPerMu',
				promised: 20,
				requirement: { value: 23.08, mark: 'seen', source },
				finding: 'short',
				lacking: 3.08,
			},
		]);
	});

	it('is not refused by a requirement that nobody knows, however low the promise', () => {
		const score = scoreProject(
			{ ...NOTHING, investmentPerMu: 1, taxPerMu: 30, valueAddedPerMu: 200, rdShare: 5 },
			set,
		);
		expect(score.verdict).toBe('met');
	});

	it('stays open where a promise is missing that a requirement asks for', () => {
		expect(scoreProject({ ...NOTHING, taxPerMu: 30, valueAddedPerMu: 200 }, set).verdict).toBe('open');
	});
});

describe('shipped sets', () => {
	it('mark every number', () => {
		const known = STANDARD_LAND_SETS.flatMap((s) => PROMISES.map((id) => s.requirements[id])).filter(
			(r) => r !== null,
		);
		expect(known.length).toBeGreaterThan(3);
		for (const requirement of known) expect(requirement.source).not.toBe('');
	});
});
