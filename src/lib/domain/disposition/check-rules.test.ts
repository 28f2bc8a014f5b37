import { expect, it } from 'vitest';
import { DISPOSITION_PROPOSED } from '../../rulesets/flag-rules.ts';
import { checkBatchRules } from './check-rules.ts';
import type { DispositionRule, DispositionRules } from './disposition-rules.ts';
import { proposeDisposition } from './propose.ts';

const rule = (id: string, more: Partial<DispositionRule>): DispositionRule => ({
	...{ id, batch: 'supply', reason: 'recovered', when: { stockKind: 'recovered' }, extension: false },
	...{ mark: 'memory', clause: '本局规定', source: '会议纪要' },
	...more,
});
const set = (...rules: DispositionRule[]): DispositionRules => ({
	...{ id: 'own', version: '1', title: '本局', source: '本局', rules },
});
const codes = (rules: DispositionRules) => {
	const { problems, notes } = checkBatchRules(rules);
	return [problems.map((p) => `${p.code} ${p.path}`), notes.map((p) => p.code)];
};

it('the shipped proposal has no faults and no notes', () => {
	expect(checkBatchRules(DISPOSITION_PROPOSED)).toEqual({ problems: [], notes: [] });
});

it('faults are named with their place: same names, values that no fact takes, nothing enabled', () => {
	const [problems] = codes(
		set(
			rule('a', { when: { any: [{ idle: 'yes' }, { idle: 'maybe' }] } }),
			rule('a', { when: { stockKind: { in: ['recovered', 'sold'] } } }),
		),
	);
	expect(problems).toEqual([
		'batch-rules.value rules[0].when.any[1].idle',
		'batch-rules.same-id rules[1].id',
		'batch-rules.value rules[1].when.stockKind',
	]);
	expect(codes(set(rule('a', { enabled: false })))[0]).toEqual(['batch-rules.none rules']);
});

it('notes tell what can never be asked and an extension that is not marked', () => {
	const [, notes] = codes(
		set(
			rule('a', {}),
			rule('b', { batch: 'swap' }),
			rule('c', { batch: 'formalities', when: { lowEfficiency: 'yes' } }),
			rule('d', { batch: 'swap', when: {} }),
			rule('e', { when: { idle: 'yes' } }),
		),
	);
	expect(notes).toEqual([
		'batch-rules.never-asked',
		'batch-rules.extension-unmarked',
		'batch-rules.never-asked',
	]);
});

it('a rule that is switched off is not asked', () => {
	const rules = set(rule('a', { enabled: false }), rule('b', { batch: 'swap' }));
	expect(proposeDisposition({ stockKind: 'recovered' }, rules)).toMatchObject({
		batch: 'swap',
		rule: 'own@1#b',
	});
});
