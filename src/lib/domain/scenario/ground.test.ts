import { expect, it } from 'vitest';
import { sumOfGround } from './ground.ts';

const piece = (areaM2: number, conflictM2: number | null, classesM2: number[] | null) => ({
	areaM2,
	conflicts: [{ kind: 'basic-farmland' as const, level: conflictM2 ? ('hard' as const) : null, conflictM2 }],
	classesM2,
});

it('sums what lies under the outlines of a column, and says where nobody can tell', () => {
	expect(
		sumOfGround([piece(100, 40, [60, 40, 0, 0, 0]), piece(50, null, null), piece(30, 0, [0, 0, 20, 0, 0])]),
	).toEqual({
		conflicts: [{ kind: 'basic-farmland', level: 'hard', conflictM2: 40, unknown: 1 }],
		classesM2: [60, 40, 20, 0, 0],
		unslopedM2: 60,
	});
});

it('a kind of which no outline knows is unknown, not free of conflict; land without heights has no classes', () => {
	expect(sumOfGround([piece(100, null, null)])).toEqual({
		conflicts: [{ kind: 'basic-farmland', level: null, conflictM2: null, unknown: 1 }],
		classesM2: null,
		unslopedM2: 100,
	});
});
