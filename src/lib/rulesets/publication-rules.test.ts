import { describe, expect, it } from 'vitest';
import { parseRules } from '#lib/domain/rules/check.ts';
import demo from './demo-2024.json' with { type: 'json' };
import { PUBLICATION_PRACTICE, publicationOf } from './publication-rules.ts';

describe('what a rule set says of publication', () => {
	it('is the common practice where it is silent: no scores, five working days, groups of three', () => {
		const practice = publicationOf(parseRules(demo));
		expect(practice).toEqual(PUBLICATION_PRACTICE);
		expect(practice).toMatchObject({ scores: false, minGroup: { value: 3 }, workingDays: { value: 5 } });
	});

	it('is taken where it speaks, with its clause', () => {
		const rules = parseRules({
			...demo,
			publication: {
				scores: true,
				workingDays: { value: 7, mark: 'text', clause: '第十二条', source: '某县办法' },
			},
		});
		expect(publicationOf(rules)).toEqual({
			scores: true,
			minGroup: PUBLICATION_PRACTICE.minGroup,
			workingDays: { value: 7, mark: 'text', clause: '第十二条', source: '某县办法' },
		});
	});

	it('never lets smaller groups be told than the practice does', () => {
		const rules = parseRules({ ...demo, publication: { scores: true, minGroup: 1 } });
		expect(publicationOf(rules)).toMatchObject({ scores: true, minGroup: { value: 3 } });
	});
});
