import { describe, expect, it } from 'vitest';
import { can } from '../rights/can.ts';
import { compareSelections, type Compared } from './compare.ts';

const land = (id: number) => ({
	...{ kind: 'parcel' as const, id, code: `P${id}`, name: null, holder: null, mu: 10 },
});
const selection = (candidates: number[], chosen: number[]): Compared => ({
	candidates: candidates.map(land),
	picks: candidates.map((id) => ({
		...{ kind: 'parcel', id, chosen: chosen.includes(id), benefit: id, costWan: null },
	})),
});

describe('selections side by side', () => {
	it('show what any of them chooses, where they differ first; no candidate is not the same as not chosen', () => {
		const lines = compareSelections([selection([1, 2, 3, 4], [1, 3]), selection([1, 2, 3], [1, 2])]);
		expect(lines.map((l) => [l.code, l.chosen, l.common])).toEqual([
			['P2', [false, true], false],
			['P3', [true, false], false],
			['P1', [true, true], true],
		]);
		const [only] = compareSelections([selection([4], [4]), selection([1], [])]);
		expect(only).toMatchObject({ code: 'P4', chosen: [true, null], benefit: [4, null], mu: 10 });
	});
});

describe('who may', () => {
	it('sign: a person of the desk, never the system', () => {
		expect(can({ roles: ['planner'] }, 'sign', 'selection')).toBe(true);
		expect(can({ roles: ['system'] }, 'sign', 'selection')).toBe(false);
		expect(can({ roles: [] }, 'write', 'selection')).toBe(false);
	});
});
