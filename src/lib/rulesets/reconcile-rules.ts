import { z } from 'zod';
import type { ReconcileRules } from '#lib/domain/reconcile/reconcile-rules.ts';
import file from './reconcile.json' with { type: 'json' };

const figure = z.strictObject({
	value: z.number().positive(),
	unit: z.string().optional(),
	mark: z.enum(['text', 'seen', 'memory', 'synthetic', 'computed']),
	clause: z.string().min(1),
});

const reconcileRules: z.ZodType<ReconcileRules> = z.strictObject({
	id: z.string(),
	version: z.string(),
	title: z.string(),
	source: z.string(),
	unitFactors: z.array(figure).min(1),
	areaFactors: z.array(figure).min(1),
	unitTolerance: figure,
	areaTolerance: figure,
	landTolerance: figure,
	outlierZ: figure,
	typicalZ: figure,
	outlierMembers: figure,
	leastSpread: figure,
	farMax: figure,
	cent: figure,
	copiedFigures: figure,
});

/** The thresholds of the reconciliation: our own method, every figure with its reason. */
export const RECONCILE: ReconcileRules = reconcileRules.parse(file);
