import { describe, expect, it } from 'vitest';
import { dispositionWords } from './disposition-words.ts';

describe('why a candidate is listed', () => {
	it('says the figures of a low-slope block that were recorded, and nothing of those that were not', () => {
		const words = (params: Record<string, unknown>, lang: 'zh-CN' | 'en' = 'zh-CN') =>
			dispositionWords('low-slope-block', params, lang);
		const bare = words({ meanSlopeDeg: null, score: null });
		expect(bare).toBe('低丘缓坡图层中的地块，可作后备空间研究；规划与用地报批须另行落实。');
		expect(words({ meanSlopeDeg: 10.04, score: null })).toBe(`${bare}平均坡度 10.0°。`);
		expect(words({ score: 0, meanSlopeDeg: 10.04 }, 'en')).toBe(
			'A block of the low-slope layer, to be studied as land in reserve; plan and approval are still to be settled. ' +
				'Mean slope 10.0°. Suitability score 0.0.',
		);
	});

	it('leaves the sentence of another reason as it is', () => {
		expect(dispositionWords('park-free-land', { developedM2: 1, suppliedM2: 2 }, 'zh-CN')).toBe(
			'园区已达到供地条件而尚未供应，供给项目。',
		);
		expect(dispositionWords('no-finding', undefined, 'en')).toBe('Nothing that calls for a disposition.');
	});
});
