import { expect, test } from 'vitest';
import { enterprise } from '../../../../tests/support/enterprises.ts';
import { columnsOf } from '../facts.ts';
import type { Proof } from '../proof.ts';
import { parseRules } from '../rules/check.ts';
import { apply } from './apply.ts';
import { fit } from './fit.ts';
import { proofOf } from './proof.ts';

const rules = parseRules({
	id: 'county',
	version: '3',
	title: '某县 2024',
	area: '331121',
	year: 2024,
	effective: { from: '2025-01-01' },
	source: '某政发〔2025〕1号',
	mark: 'text',
	groups: [
		{
			id: 'all',
			when: {},
			indicators: [
				{
					id: 'taxPerMu',
					weight: { value: 60, mark: 'text', clause: '附件1 表1', source: '附件1' },
					family: 'ratio',
					baseline: { value: 20, mark: 'seen', clause: '附件1 表2', source: '附件1' },
					cap: 1.5,
				},
				{ id: 'far', weight: 40, family: 'ideal', ideal: 1.2, missing: 'group-mean' },
			],
			tiers: [
				{ grade: 'A', upTo: { value: 0.5, mark: 'text', clause: '第七条', source: '正文' } },
				{ grade: 'B', upTo: 1 },
			],
		},
	],
	vetoes: [{ id: 'accident', when: { accident: true }, grade: 'B', clause: '第九条' }],
});
const a = enterprise('a', { landMu: 10, taxWan: 100, floorAreaM2: 4000 });
const b = enterprise('b', { landMu: 10, taxWan: 900, floorAreaM2: null });
const fitted = fit(columnsOf([a, b]), rules, '2025-06-01');
const find = (proof: Proof | undefined, code: string): Proof | undefined =>
	!proof || proof.code === code ? proof : proof.steps?.map((s) => find(s, code)).find(Boolean);

test('a grade walks back to the row of the file, with the numbers in place', () => {
	const proof = proofOf(fitted, a, apply(fitted, a), {
		taxWan: { file: '税收.xlsx', sheet: '2024', row: 17 },
	});
	expect(proof).toMatchObject({ code: 'grade.given', result: 'B', clause: { rule: 'county@3' } });
	expect(find(proof, 'grade.rank-share')?.arithmetic).toBe('2 ÷ 2 = 1 ≤ 1');
	expect(find(proof, 'score.total')?.arithmetic).toBe('30 + 20 = 50');
	expect(find(proof, 'score.own')).toMatchObject({
		arithmetic: '10 ÷ 20 × 60 = 30',
		clause: { clause: '附件1 表1', mark: 'text' },
		result: 30,
	});
	expect(find(proof, 'rule.baseline')).toMatchObject({
		result: 20,
		clause: { clause: '附件1 表2', mark: 'seen' },
	});
	expect(find(proof, 'indicator.value')).toMatchObject({
		arithmetic: '100 ÷ 10 = 10',
		operands: [
			{ name: 'taxWan', value: 100, unit: '万元', source: { file: '税收.xlsx', sheet: '2024', row: 17 } },
			{ name: 'landMu', value: 10, unit: '亩' },
		],
	});
});

test('a cap that binds and a score taken from the group are said', () => {
	const proof = proofOf(fitted, b, apply(fitted, b));
	expect(find(proof, 'score.own')?.arithmetic).toBe('90 ÷ 20 × 60 = 90 (≤ 60 × 1.5)');
	expect(find(proof, 'score.group-mean')).toMatchObject({
		result: expect.closeTo(20, 9) as number,
		operands: [
			{ name: 'group.mean-score', value: expect.closeTo(20, 9) as number },
			{ name: 'group.counted', value: 1 },
			{ name: 'group.missing', value: 1 },
		],
	});
});

test('a veto shows the grade before it and its own clause', () => {
	const row = { ...b, other: { accident: true } };
	const proof = proofOf(fitted, row, apply(fitted, row));
	expect(find(proof, 'grade.veto')).toMatchObject({
		params: { id: 'accident', from: 'A', to: 'B' },
		clause: { clause: '第九条' },
	});
	expect(find(proof, 'grade.rank-share')?.result).toBe('A');
});

test('where the cap decides, the proof says what the score would have been, and the line', () => {
	const proof = find(proofOf(fitted, b, apply(fitted, b)), 'score.capped');
	// 90 ÷ 20 × 60 = 270, capped at 60 × 1.5
	expect(proof).toMatchObject({ arithmetic: 'min(270, 60 × 1.5) = 90', result: 90 });
	expect(find(proofOf(fitted, a, apply(fitted, a)), 'score.capped')).toBeUndefined();
});
