import { describe, expect, it } from 'vitest';
import { conflictsOf, type KindMeasured } from './conflicts.ts';
import { isInForce, type Constraint, type ConstraintKind } from './constraint.ts';

const constraint = (id: number, kind: ConstraintKind, more: Partial<Constraint> = {}): Constraint => ({
	id,
	code: `C${id}`,
	name: `第 ${id} 号`,
	kind,
	grade: null,
	level: 'hard',
	sense: kind === 'development-boundary' ? 'outside' : 'inside',
	article: '第三十五条',
	mark: 'memory',
	approvalNo: null,
	validFrom: null,
	validTo: null,
	...more,
});
const measured = (kind: ConstraintKind, more: Partial<KindMeasured> = {}): KindMeasured => ({
	kind,
	sense: kind === 'development-boundary' ? 'outside' : 'inside',
	under: [],
	unionM2: 0,
	nearest: null,
	...more,
});

describe('the conflicts of a drawing', () => {
	it('stand hardest first, then the largest', () => {
		const { list } = conflictsOf(10_000, [
			measured('water-source', {
				under: [{ constraint: constraint(1, 'water-source', { level: 'soft' }), overlapM2: 9000 }],
				unionM2: 9000,
			}),
			measured('basic-farmland', {
				under: [
					{ constraint: constraint(2, 'basic-farmland'), overlapM2: 100 },
					{ constraint: constraint(3, 'basic-farmland'), overlapM2: 300 },
				],
				unionM2: 400,
			}),
		]);
		expect(list.map((c) => [c.id, c.level, c.overlapM2])).toEqual([
			[3, 'hard', 300],
			[2, 'hard', 100],
			[1, 'soft', 9000],
		]);
	});

	it('count land under several features of a kind once: the kind has the union, not the sum', () => {
		const { kinds } = conflictsOf(10_000, [
			measured('basic-farmland', {
				under: [
					{ constraint: constraint(2, 'basic-farmland'), overlapM2: 600 },
					{ constraint: constraint(3, 'basic-farmland', { level: 'soft' }), overlapM2: 500 },
				],
				unionM2: 800,
			}),
		]);
		expect(kinds).toEqual([
			{
				kind: 'basic-farmland',
				sense: 'inside',
				finding: 'yes',
				level: 'hard',
				conflictM2: 800,
				features: 2,
			},
		]);
	});

	it('lie outside a development boundary, named after the one that covers most or is nearest', () => {
		const near = constraint(7, 'development-boundary');
		const half = { constraint: constraint(8, 'development-boundary'), overlapM2: 4000 };
		const partly = measured('development-boundary', { under: [half], unionM2: 4000, nearest: near });
		expect(conflictsOf(10_000, [partly]).list).toMatchObject([{ id: 8, overlapM2: 6000 }]);
		const wholly = measured('development-boundary', { nearest: near });
		expect(conflictsOf(10_000, [wholly]).list).toMatchObject([{ id: 7, overlapM2: 10_000 }]);
		const inside = measured('development-boundary', {
			under: [{ ...half, overlapM2: 10_000 }],
			unionM2: 9999.95,
			nearest: near,
		});
		expect(conflictsOf(10_000, [inside])).toMatchObject({
			list: [],
			kinds: [{ finding: 'no', conflictM2: 0 }],
		});
	});

	it('are unknown where no feature of the kind is loaded near: neither a conflict nor a clearance', () => {
		const { list, kinds } = conflictsOf(10_000, [measured('development-boundary'), measured('geohazard')]);
		expect(list).toEqual([]);
		expect(kinds.map((k) => [k.kind, k.finding, k.conflictM2])).toEqual([
			['development-boundary', 'unknown', null],
			['geohazard', 'unknown', null],
		]);
	});

	it('leave out slivers along a shared boundary', () => {
		const sliver = { constraint: constraint(1, 'geohazard'), overlapM2: 0.05 };
		expect(conflictsOf(10_000, [measured('geohazard', { under: [sliver], unionM2: 0.05 })])).toMatchObject({
			list: [],
			kinds: [{ finding: 'no' }],
		});
	});
});

describe('a paper is in force', () => {
	it.each([
		['2022-11-01', null, '2022-10-31', false],
		['2022-11-01', null, '2022-11-01', true],
		[null, '2022-12-31', '2022-12-31', true],
		[null, '2022-12-31', '2023-01-01', false],
		[null, null, '1990-01-01', true],
	])('from %s to %s on %s: %s', (validFrom, validTo, day, due) => {
		expect(isInForce({ validFrom, validTo }, day)).toBe(due);
	});
});
