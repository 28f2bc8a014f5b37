import { z } from 'zod';
import type { DispositionRules } from '#lib/domain/disposition/disposition-rules.ts';
import { DISPOSITION_FACTS } from '#lib/domain/disposition/disposition-rules.ts';
import { CAUSE_ARTICLES } from '#lib/domain/flags/idle-facts.ts';
import { PROCEDURE_EVENTS, type IdleRules } from '#lib/domain/flags/idle-rules.ts';
import type { LowEfficiencyRules } from '#lib/domain/flags/low-efficiency-rules.ts';
import { STAGE_IDS, type StageRules } from '#lib/domain/stages/stage-rules.ts';
import { when } from '#lib/domain/rules/grammar-when.ts';
import type { When } from '#lib/domain/rules/rule-set.ts';

/** The shapes of the flag and disposition rule files: every figure with its mark and clause, nothing else let in. */
const mark = z.enum(['text', 'seen', 'memory', 'synthetic', 'computed']);
const name = z.string().min(1);
const civilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const effective = z.strictObject({ from: civilDate, to: civilDate.optional() });
const provenance = {
	unit: name.optional(),
	mark,
	clause: name,
	source: name.optional(),
	note: name.optional(),
};
const marked = <T extends z.ZodType>(value: T) => z.strictObject({ value, ...provenance });
const fraction = z.tuple([z.number().positive(), z.number().positive()]);

export const idleRules: z.ZodType<IdleRules> = z.strictObject({
	id: name,
	version: name,
	title: name,
	area: name,
	effective,
	source: name,
	idleYears: marked(z.number().positive()),
	recoveryYears: marked(z.number().positive()),
	startAfterDeliveryYears: marked(z.number().positive()),
	extensionYears: marked(z.number().positive()),
	areaShare: marked(fraction),
	investmentShare: marked(fraction),
	suspendedYears: marked(z.number().positive()),
	feeRate: marked(z.number().min(0).max(0.2)),
	feeBaseKind: marked(z.strictObject({ default: name, contractPrice: z.array(name) })).optional(),
	approvers: z.strictObject({ fee: marked(name), recovery: marked(name), menu: marked(name) }),
	deductGovernmentDays: marked(z.boolean()),
	governmentCauses: z.record(z.enum(CAUSE_ARTICLES), marked(name)),
	realEstateUse: marked(z.strictObject({ words: z.array(name), codes: z.array(name) })),
	meansOfStart: marked(name),
	unfiledBarsMenu: marked(z.boolean()),
	collectiveByAnalogy: marked(z.boolean()),
	mortgageeNotice: marked(name),
	menu: z.array(
		z.strictObject({
			id: name,
			value: name,
			...provenance,
			needs: z.array(z.enum(['price-paid', 'funds-in-place', 'plan-lawfully-changed'])),
		}),
	),
	deadlines: z
		.array(
			z.strictObject({
				...provenance,
				id: name,
				value: z.int().positive(),
				unit: z.enum(['calendar-days', 'working-days', 'months']),
				after: z.enum(PROCEDURE_EVENTS),
				party: z.enum(['authority', 'holder']),
				kind: z.enum(['duty', 'right']),
				endedBy: z.array(z.enum(PROCEDURE_EVENTS)),
			}),
		)
		.optional(),
});

const line = { unit: name.optional(), mark, clause: name.optional(), source: name.optional() };

export const lowEfficiencyRules: z.ZodType<LowEfficiencyRules> = z.strictObject({
	id: name,
	version: name,
	title: name,
	area: name,
	year: z.int().nullable(),
	effective: effective.nullable(),
	source: name,
	mark,
	mode: z.enum(['any', 'all']),
	scope: when.nullable(),
	notRated: z.array(z.strictObject({ reason: name, when })),
	criteria: z
		.array(
			z.strictObject({
				id: name,
				title: name,
				given: when.nullable(),
				measure: z.strictObject({
					fact: name,
					op: z.enum(['<', '<=', '>', '>=', '==']),
					threshold: z.union([
						z.strictObject({ value: z.number(), ...line }),
						z.strictObject({ value: z.union([z.string(), z.boolean(), z.null()]), ...line }),
					]),
				}),
				clause: name,
				source: name,
				mark,
			}),
		)
		.min(1),
	unseen: name.nullable(),
	notes: z.array(name),
});

export const stageRules: z.ZodType<StageRules> = z.strictObject({
	id: name,
	version: name,
	title: name,
	area: name,
	source: name,
	stages: z.record(z.enum(STAGE_IDS), marked(name)),
	fullUseShare: marked(fraction),
	footprintShare: marked(z.number().min(0).max(1).nullable()),
	productionYears: marked(z.int().nonnegative().nullable()),
	fullProductionYears: marked(z.int().nonnegative().nullable()),
	notes: z.array(name),
});

export const dispositionRules: z.ZodType<DispositionRules> = z.strictObject({
	id: name,
	version: name,
	title: name,
	source: name,
	rules: z.array(
		z.strictObject({
			id: name,
			batch: z.enum(['supply', 'swap', 'formalities']).nullable(),
			reason: name,
			when: when.refine(asksDispositionFacts, {
				error: `facts of a batch rule: ${DISPOSITION_FACTS.join(', ')}`,
			}),
			params: z.array(z.enum(DISPOSITION_FACTS)).optional(),
			extension: z.boolean(),
			enabled: z.boolean().optional(),
			mark,
			clause: name,
			source: name,
		}),
	),
});

function asksDispositionFacts(asked: When): boolean {
	return Object.entries(asked).every(([fact, test]) =>
		fact === 'any' || fact === 'all' || fact === 'not'
			? (test as When[]).every(asksDispositionFacts)
			: (DISPOSITION_FACTS as readonly string[]).includes(fact),
	);
}
