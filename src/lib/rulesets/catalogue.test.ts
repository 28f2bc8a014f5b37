import { describe, expect, it } from 'vitest';
import { RULE_KINDS } from '#lib/domain/rules/rule-kind.ts';
import { shippedFiles } from './catalogue.ts';
import { checkRuleFile, kindOfFile } from './check-rule.ts';
import { figuresOfFile, unverifiedOf } from './rule-figures.ts';

describe('the catalogue of shipped rules', () => {
	it('holds every kind, each file without a fault and known by its own shape', () => {
		for (const { kind, file, check } of shippedFiles()) {
			expect([check.head.id, check.problems]).toEqual([check.head.id, []]);
			expect([check.head.id, kindOfFile(file)]).toEqual([check.head.id, kind]);
		}
		expect(new Set(shippedFiles().map((f) => f.kind))).toEqual(new Set(RULE_KINDS));
	});

	it('names each version once', () => {
		const names = shippedFiles().map(({ kind, check }) => `${kind} ${check.head.id}@${check.head.version}`);
		expect(names).toEqual([...new Set(names)]);
	});
});

describe('the figures of a rule file', () => {
	const file = {
		id: 'x',
		version: 1,
		year: 2024,
		mark: 'seen',
		groups: [
			{
				id: 'all',
				when: { landMu: { '>=': 3 } },
				indicators: [
					{
						id: 'taxPerMu',
						weight: 60,
						family: 'ratio',
						baseline: { value: 24, mark: 'memory', clause: '第三条' },
					},
					{ id: 'far', weight: 40, family: 'ratio', baseline: null, mark: 'synthetic' },
				],
			},
		],
	};

	it('carry their own mark, else that of what stands around them', () => {
		expect(figuresOfFile(file)).toEqual([
			{ path: 'groups[0].when.landMu.>=', value: 3, mark: 'seen' },
			{ path: 'groups[0].indicators[0].weight', value: 60, mark: 'seen' },
			{ path: 'groups[0].indicators[0].baseline', value: 24, mark: 'memory', clause: '第三条' },
			{ path: 'groups[0].indicators[1].weight', value: 40, mark: 'synthetic' },
		]);
	});

	it('are unverified where they come from memory or were made up, and where the file names no mark at all', () => {
		expect(unverifiedOf(figuresOfFile(file)).map((f) => f.path)).toEqual([
			'groups[0].indicators[0].baseline',
			'groups[0].indicators[1].weight',
		]);
		expect(unverifiedOf(figuresOfFile({ weight: 3 }))).toEqual([
			{ path: 'weight', value: 3, mark: 'memory' },
		]);
	});

	it('of the idle decree are counted too, fractions as written', () => {
		const decree = shippedFiles().find((f) => f.kind === 'idle')?.file;
		expect(figuresOfFile(decree).find((f) => f.path === 'areaShare')).toMatchObject({
			value: '1/3',
			mark: 'text',
		});
		expect(unverifiedOf(figuresOfFile(decree)).map((f) => f.path)).toContain('deductGovernmentDays');
	});
});

describe('checking a rule file of any kind', () => {
	it('says each fault by its path, and still reads the name', () => {
		const check = checkRuleFile('low-efficiency', { id: 'a', version: '1', title: '甲', mode: 'some' });
		expect(check.rules).toBeNull();
		expect(check.head).toMatchObject({ id: 'a', title: '甲' });
		expect(check.problems.map((p) => p.path)).toContain('mode');
	});

	it('lists a line whose number was not published', () => {
		const taizhou = shippedFiles().find((f) => f.check.head.id === 'low-efficiency-taizhou-2025');
		expect(taizhou?.check.unknown).toEqual([
			{
				path: 'criteria[0].measure.threshold',
				effect: 'note',
				message: 'criteria[0].measure.threshold 的数值未公布',
			},
		]);
	});
});
