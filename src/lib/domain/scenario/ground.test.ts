import { expect, it } from 'vitest';
import { conflictDifference, sumOfGround } from './ground.ts';

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

it('the level of a kind is the hardest of its pieces, whichever came first', () => {
	const soft = {
		...piece(10, 1, null),
		conflicts: [{ kind: 'adopted-plan' as const, level: 'soft' as const, conflictM2: 1 }],
	};
	const hard = {
		...soft,
		conflicts: [{ kind: 'adopted-plan' as const, level: 'hard' as const, conflictM2: 1 }],
	};
	expect(sumOfGround([soft, hard]).conflicts[0]?.level).toBe('hard');
});

it('what is not known is not held against the base: neither as zero nor where fewer outlines could be told', () => {
	const kind = 'basic-farmland' as const;
	const of = (...m2: (number | null)[]) => sumOfGround(m2.map((own) => piece(100, own, null)));
	expect(conflictDifference(of(40), of(10), kind)).toBe(-30);
	expect(conflictDifference(of(null), of(10), kind)).toBeNull();
	expect(conflictDifference(of(40), of(null), kind)).toBeNull();
	expect(conflictDifference(of(40, null), of(10), kind)).toBeNull();
	expect(conflictDifference(of(40), of(), kind)).toBeNull();
});
