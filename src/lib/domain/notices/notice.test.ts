import { describe, expect, it } from 'vitest';
import { answerProblem } from './answer.ts';
import { changesBetween } from './changes.ts';
import { correctableField, valueProblem } from './correctable.ts';
import { refusalOf, type NoticeFacts } from './notice.ts';
import { carryOver, regradingProblem } from './regrading.ts';

const notice = (more: Partial<NoticeFacts>): NoticeFacts => ({
	state: 'closed',
	rows: 10,
	closesOn: '2025-08-20',
	unanswered: 0,
	behind: false,
	...more,
});
const code = (facts: Partial<NoticeFacts>, to: NoticeFacts['state'], today = '2025-08-21') =>
	refusalOf(notice(facts), to, today)?.code;

describe('a notice', () => {
	it('goes from draft over its period to final, and skips nothing', () => {
		expect(code({ state: 'draft' }, 'open')).toBeUndefined();
		expect(code({ state: 'draft' }, 'final')).toBe('notice.state');
		expect(code({ state: 'open' }, 'final')).toBe('notice.state');
		expect(code({ state: 'final' }, 'withdrawn')).toBe('notice.state');
	});
	it('does not open with an empty list', () => {
		expect(code({ state: 'draft', rows: 0 }, 'open')).toBe('notice.empty');
	});
	it('is not closed before its last day has passed', () => {
		expect(code({ state: 'open' }, 'closed', '2025-08-20')).toBe('notice.not-over');
		expect(code({ state: 'open' }, 'closed', '2025-08-21')).toBeUndefined();
	});
	it('is not final with an objection unanswered, nor with a correction that its list does not show', () => {
		expect(code({ unanswered: 1 }, 'final')).toBe('notice.objections-open');
		expect(code({ behind: true }, 'final')).toBe('notice.rerun-needed');
		expect(code({}, 'final')).toBeUndefined();
	});
});

describe('an answer to an objection', () => {
	it('that accepts corrects something; one that refuses says why and corrects nothing', () => {
		expect(answerProblem('accepted', '', 0)?.code).toBe('objection.no-correction');
		expect(answerProblem('accepted', '', 1)).toBeUndefined();
		expect(answerProblem('refused', ' ', 0)?.code).toBe('objection.reason');
		expect(answerProblem('refused', '税务系统数据无误', 0)).toBeUndefined();
		expect(answerProblem('refused', '理由', 1)?.code).toBe('objection.refused-with-correction');
	});
	it('that accepts in part does both', () => {
		expect(answerProblem('partly', '', 1)?.code).toBe('objection.reason');
		expect(answerProblem('partly', '面积属实，税收不变', 1)).toBeUndefined();
	});
});

describe('a correction', () => {
	const problem = (kind: Parameters<typeof correctableField>[0], name: string, value: string | number) => {
		const field = correctableField(kind, name);
		return field ? (valueProblem(field, value, 'value')?.code ?? 'fits') : 'not correctable';
	};
	it('stays within what the importer would take', () => {
		expect(problem('yearly', 'taxWan', -12.5)).toBe('fits');
		expect(problem('yearly', 'employees', -1)).toBe('correction.value');
		expect(problem('occupancies', 'share', 1.2)).toBe('correction.value');
		expect(problem('enterprises', 'establishedOn', '2023-02-30')).toBe('date.invalid');
		expect(problem('parcels', 'holder', ' ')).toBe('correction.value');
	});
	it('changes facts, not identities', () => {
		expect(problem('enterprises', 'code', 'X')).toBe('not correctable');
		expect(problem('yearly', 'year', 2023)).toBe('not correctable');
	});
});

describe('a re-grading', () => {
	const grades = ['A', 'B', 'C', 'D'];
	it('needs a grade of the rule, another one than computed, and a reason', () => {
		expect(regradingProblem('B', { to: 'A', reason: '市级重点扶持项目' }, grades)).toBeUndefined();
		expect(regradingProblem('B', { to: 'S', reason: '…' }, grades)?.code).toBe('regrading.grade');
		expect(regradingProblem('B', { to: 'B', reason: '…' }, grades)?.code).toBe('regrading.same');
		expect(regradingProblem('B', { to: 'A', reason: ' ' }, grades)?.code).toBe('regrading.reason');
	});
	it('does not rate what was not rated', () => {
		expect(regradingProblem(null, { to: 'A', reason: '…' }, grades)?.code).toBe('regrading.not-rated');
	});
	it('holds in a later run while the computed grade is the one the officer saw', () => {
		const made = [
			{ subject: 1, gradeBefore: 'B' },
			{ subject: 2, gradeBefore: 'C' },
		];
		const computed = new Map([
			[1, 'B'],
			[2, 'A'],
		]);
		expect(carryOver(made, computed)).toEqual({ kept: [made[0]], lapsed: [made[1]] });
	});
});

describe('two editions of a list', () => {
	it('differ in the rows that changed, came or went', () => {
		const row = (name: string, areaMu: number, grade: string) => ({ name, areaMu, grade });
		const before = new Map([
			[1, row('甲', 10, 'B')],
			[2, row('乙', 20, 'C')],
			[3, row('丙', 30, 'D')],
		]);
		const after = new Map([
			[1, row('甲', 10, 'B')],
			[2, row('乙', 18, 'B')],
			[4, row('丁', 5, 'A')],
		]);
		expect(changesBetween(before, after)).toEqual([
			{ subject: 2, before: before.get(2), after: after.get(2), fields: ['areaMu', 'grade'] },
			{ subject: 3, before: before.get(3), after: null, fields: [] },
			{ subject: 4, before: null, after: after.get(4), fields: [] },
		]);
	});
});
