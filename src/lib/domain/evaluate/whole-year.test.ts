import { describe, expect, it } from 'vitest';
import {
	DECREE_53,
	DISPOSITION_PROPOSED,
	LOW_EFFICIENCY_DEMO,
	LOW_EFFICIENCY_LISTS,
} from '#lib/rulesets/flag-rules.ts';
import { shippedRule } from '#lib/rulesets/shipped.ts';
import { DEMO_AS_OF } from '#lib/server/demo/demo-set.ts';
import { generateDemo } from '#lib/server/demo/generate.ts';
import { demoYear } from '../../../../tests/support/demo-year.ts';
import { columnsOf } from '../facts.ts';
import type { LowEfficiencyRules } from '../flags/low-efficiency-rules.ts';
import { verdictOf } from '../parcel/verdict.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { resultsOf } from './apply.ts';
import { evaluateYear, type YearRules } from './whole-year.ts';

const facts = demoYear(generateDemo({ scale: 0.4 }), 2024);
const papersOf = new Map(facts.parcels.map((p) => [p.id, p]));
const rulesWith = (scoring: string, lowEfficiency: LowEfficiencyRules): YearRules => ({
	scoring: shippedRule(scoring) as RuleSet,
	idle: DECREE_53,
	lowEfficiency,
	disposition: DISPOSITION_PROPOSED,
});

describe.each([
	['demo-2024', LOW_EFFICIENCY_DEMO],
	['huangyan-2022', LOW_EFFICIENCY_LISTS.get('low-efficiency-taizhou-2025') as LowEfficiencyRules],
] as const)('the demo year under %s', (scoring, lowEfficiency) => {
	const rules = rulesWith(scoring, lowEfficiency);
	const year = evaluateYear(facts, rules, DEMO_AS_OF);

	it('finds for every parcel what its proof proves', () => {
		const seen = new Set<string>();
		for (const p of year.parcels) {
			const { stockKind, missingPapers } = papersOf.get(p.id) as (typeof facts.parcels)[number];
			const { values, grade } = p.result;
			const proven = verdictOf(
				{
					...{ row: p.row, values, grade, idle: p.idleFacts, evidence: p.evidence, stockKind, missingPapers },
					...{ stage: p.stageFacts, decisions: p.decisions },
				},
				rules,
				DEMO_AS_OF,
			);
			const { proof, ...proposal } = proven.disposition;
			expect(p.disposition).toEqual(proposal);
			expect(proof.result).toBe(p.disposition.batch);
			for (const [found, flag] of [
				[p.idle, proven.idle],
				[p.lowEfficiency, proven.lowEfficiency],
			] as const) {
				const { code, finding, reason, missing, status, decision } = flag;
				expect(found).toEqual({
					...{ code, finding, missing },
					...(reason === undefined ? {} : { reason }),
					...(status === null ? {} : { status }),
					...(decision === null ? {} : { decision }),
				});
				expect(flag.proof.result).toBe(found.finding);
				seen.add(`${code} ${finding}`);
			}
			expect(proven.stages.map(({ proof: _, ...stage }) => stage)).toEqual(p.stages);
			expect(proven.stages.map((stage) => stage.proof.result)).toEqual(p.stages.map((s) => s.finding));
		}
		expect([...seen].sort()).toEqual([
			'idle no',
			'idle unknown',
			'idle yes',
			'low-efficiency no',
			'low-efficiency unknown',
			...(scoring === 'demo-2024' ? ['low-efficiency yes'] : []),
		]);
	});

	it('scores every enterprise as the reading with steps does', () => {
		const read = resultsOf(year.fitted, columnsOf(year.enterprises.map((e) => e.row)));
		year.enterprises.forEach((e, i) => {
			const { steps: _, undecided: __, ...outcome } = read(i);
			expect(e.result).toEqual(outcome);
		});
	});

	it('leaves the facts it was given as they were', () => {
		expect(facts).toEqual(demoYear(generateDemo({ scale: 0.4 }), 2024));
	});
});
