import { describe, expect, it } from 'vitest';
import { consequenceOf } from '#lib/domain/constraints/constraint-rules.ts';
import { CONSTRAINT_KINDS } from '#lib/domain/constraints/constraint.ts';
import { CONSTRAINT_RULES } from './constraint-rules.ts';

const of = (kind: (typeof CONSTRAINT_KINDS)[number], grade: string | null, level: 'soft' | null = null) =>
	consequenceOf({ kind, grade, level }, CONSTRAINT_RULES);

describe('what follows from a kind of constraint', () => {
	it('is of its grade where the record has one: a water source’s first zone is hard, its second soft', () => {
		expect(of('water-source', '一级保护区')).toMatchObject({
			level: 'hard',
			article: expect.stringContaining('六十五条'),
		});
		expect(of('water-source', '二级保护区')).toMatchObject({
			level: 'soft',
			article: expect.stringContaining('六十六条'),
		});
		expect(of('water-source', '准保护区（一级支流）')).toMatchObject({
			article: expect.stringContaining('六十七条'),
		});
		expect(of('geohazard', '危险区').level).toBe('hard');
		expect(of('geohazard', '中易发区').level).toBe('soft');
	});

	it('gives way to the record’s own level, and says so', () => {
		expect(of('basic-farmland', null, 'soft')).toMatchObject({ level: 'soft', ownLevel: true });
	});

	it('lies outside for the development boundary alone, and no citation claims to have been checked', () => {
		const rules = CONSTRAINT_KINDS.map((kind) => of(kind, null));
		expect(rules.map((r) => r.sense)).toEqual(
			CONSTRAINT_KINDS.map((k) => (k === 'development-boundary' ? 'outside' : 'inside')),
		);
		expect(new Set(rules.map((r) => r.mark))).toEqual(new Set(['memory']));
	});
});
