import { describe, expect, it } from 'vitest';
import type { Assessment } from '#lib/api/assessment.ts';
import { muOf } from '#lib/domain/units.ts';
import { wordsIn } from '#lib/words/words.ts';
import { blockSentence, factsOfOfficial, type BlockFacts } from './block-sentence.ts';

const M2 = 1 / muOf(1);
const block: BlockFacts = {
	mu: 60.02,
	evaluated: true,
	taxPerMu: 21.335,
	grade: null,
	idle: 2,
	idleUnknown: 0,
	lowEfficiency: 0,
	conflicts: [
		{ kind: 'basic-farmland', sense: 'inside', overlapM2: 3 * M2 },
		{ kind: 'ecological-red-line', sense: 'inside', overlapM2: 0.01 * M2 },
	],
	lowSlopeM2: 0,
};
const zh = wordsIn('zh-CN');

describe('the block in one sentence', () => {
	it('says area, yield, suspected idle parcels with their article, and protected land', () => {
		expect(blockSentence(block, '第二条第一款', zh)).toBe(
			'本地块 60.0 亩，亩均税收 21.34 万元，含 2 宗疑似闲置（第二条第一款），压占永久基本农田 3.0 亩。',
		);
		expect(blockSentence(block, 'Art. 2', wordsIn('en'))).toMatch(
			/^This block is 60\.0 mu, yields 21\.34 .+ per mu, holds 2 parcels suspected idle \(Art\. 2\), touches 3\.0 mu of .+\.$/,
		);
	});

	it('says what is not known: tax without figures, findings that miss a fact', () => {
		const unknown: BlockFacts = {
			...block,
			taxPerMu: null,
			idle: 0,
			idleUnknown: 3,
			conflicts: [],
		};
		expect(blockSentence(unknown, '', zh)).toBe(
			'本地块 60.0 亩，亩均税收缺数据，没有发现疑似闲置，另有 3 宗是否闲置不明。',
		);
	});

	it('says the area alone where nothing else is loaded', () => {
		expect(blockSentence({ ...block, evaluated: false, conflicts: [] }, '', zh)).toBe('本地块 60.0 亩。');
	});

	it('marks a grade that only the live estimate knows where the rest is official', () => {
		const graded = { ...block, grade: 'B', conflicts: [] };
		const official = factsOfOfficial(
			{
				area: { mu: 60 },
				indicators: { taxPerMu: 20 },
				flags: [],
				constraintKinds: [],
				lowSlope: [],
			} as unknown as Assessment,
			graded,
		);
		expect(blockSentence(official, '', zh)).toContain('若作为一宗地评价 ≈ B 级（实时估算）');
		expect(blockSentence(graded, '', zh)).toContain('若作为一宗地评价为 B 级');
	});
});
