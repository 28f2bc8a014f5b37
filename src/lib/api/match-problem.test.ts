import { describe, expect, it } from 'vitest';
import { InputError } from '#lib/domain/problem.ts';
import { readMatchProblem } from './match-problem.ts';

const projects = [{ id: 'P', mu: 10, from: '2027-Q1', value: 5 }];
const sites = [{ id: 7, mu: 12, available: '2027-Q2', zone: '甲' }];
const faults = (input: unknown) => {
	try {
		readMatchProblem(input);
		return [];
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return error.problems.map(({ code, path, got }) => ({ code, path, got }));
	}
};

describe('the door of a matching problem', () => {
	it('takes pairs in both spellings, ids as numbers, and fills in what may be left out', () => {
		expect(
			readMatchProblem({ projects, sites, pin: [['P', 7]], forbid: [{ project: 'P', site: '7' }] }),
		).toEqual({
			projects: [{ id: 'P', mu: 10, from: '2027-Q1', value: 5, zones: [], by: null, delayLoss: 0 }],
			sites: [{ id: '7', mu: 12, available: '2027-Q2', zone: '甲', bonus: 0, exclusive: false }],
			pin: [{ project: 'P', site: '7' }],
			forbid: [{ project: 'P', site: '7' }],
		});
	});

	it('names what is missing or not right, where, and what came', () => {
		expect(faults({ projects: [{ id: 'P', mu: -1, from: '2027-Q5', value: 1 }], sites })).toEqual([
			{ code: 'match.invalid', path: '.projects[0].mu', got: -1 },
			{ code: 'match.invalid', path: '.projects[0].from', got: '2027-Q5' },
		]);
		expect(faults({ projects })).toEqual([{ code: 'match.invalid', path: '.sites', got: null }]);
	});

	it('refuses ids twice, times of two kinds and pairs of unknown ids', () => {
		expect(faults({ projects: [...projects, ...projects], sites })).toMatchObject([
			{ code: 'match.repeated-id' },
		]);
		expect(faults({ projects, sites: [{ ...sites[0], available: '2027-04-01' }] })).toMatchObject([
			{ code: 'match.mixed-times', path: '.sites[0].available' },
		]);
		expect(faults({ projects, sites, pin: [['P', 'X']] })).toMatchObject([
			{ code: 'match.unknown-id', got: 'X' },
		]);
	});
});
