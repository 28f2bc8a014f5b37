import { expect, it } from 'vitest';
import type { Unmet } from '#lib/domain/matching/explain-unmet.ts';
import { conflictInWords, unmetInWords } from './match-words.ts';

const unmet: Unmet = {
	...{ project: 'a', reason: 'forbidden', largestMu: 20, regret: null, displaced: [], unlock: null },
	barred: [
		{ cause: 'planner', sites: 1 },
		{ cause: 'slope', sites: 3 },
		{ cause: 'shape', sites: 2 },
	],
};

it('says what ruled the sites out, each with its number', () => {
	expect(unmetInWords(unmet, 'zh-CN')).toBe(
		'能容纳它的用地均不可用：已禁配 1 宗、坡度超限 3 宗、形状放不下 2 宗。',
	);
	expect(unmetInWords(unmet, 'en')).toBe(
		'The sites that could take it are ruled out: 1 forbidden, 3 too steep, 2 too narrow or too short.',
	);
	const { barred: _, ...earlier } = unmet;
	expect(unmetInWords(earlier, 'zh-CN')).toBe('其余能容纳它的用地均已排除。');
});

it('says what a pin stands against', () => {
	const pairs = [{ project: 'a', site: 'b' }];
	expect(conflictInWords({ code: 'forbidden', pairs, cause: 'slope' }, 'zh-CN')).toBe(
		'锁定不成立：a—b，用地坡度超过项目上限。',
	);
	expect(conflictInWords({ code: 'forbidden', pairs }, 'zh-CN')).toBe('a—b既锁定又禁配。');
});
