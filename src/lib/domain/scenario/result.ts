import type { Fitted } from '../evaluate/fitted.ts';
import { NUMERIC_FACTS, type NumericFact } from '../facts.ts';
import type { Areal } from '../geometry/areal.ts';
import type { Problem } from '../problem.ts';
import { scenarioFacts, type AppliedChange } from './apply-changes.ts';
import type { ChangeKind, KeyedChange } from './change.ts';
import { tallyOf, type Tally } from './figures.ts';
import { gradedObjects, type GradedObject } from './graded.ts';
import type { LandObject } from './land-object.ts';
import type { MeasuredOutline, Objects } from './measured.ts';

/** What is known of an object on one side of a scenario. */
export interface Snapshot extends GradedObject {
	landUse: string | null;
	tenants: { id: string; name: string; share: number | null }[];
}

/** An object that a scenario touches; `before` null: the scenario drew it, `after` null: its land was taken whole. */
export interface TouchedObject {
	key: string;
	id: number | null;
	code: string;
	before: Snapshot | null;
	after: Snapshot | null;
	/** A new outline; null: the base's. */
	outline: Areal | null;
	emptied: boolean;
	/** Keys of the changes that touched it, in order. */
	by: string[];
}

/** One thing that a change moved. */
export interface Effect {
	object: string;
	code: string;
	what: NumericFact | 'grade' | 'landUse' | 'industry' | 'outline' | 'gone' | 'drawn';
	from: number | string | null;
	to: number | string | null;
	/** Of land: what kind of area either side is. */
	kinds?: [from: LandKind | null, to: LandKind | null];
}
type LandKind = LandObject['landKind'];

/** A parcel of the base that cuts fitted anew grade otherwise, whatever the scenario does to it. */
export interface Regraded {
	id: number;
	from: string | null;
	to: string | null;
	mu: number;
}

/** A change with what it did. */
export interface ChangeOutcome {
	key: string;
	kind: ChangeKind;
	state: AppliedChange['state'];
	problem: Problem | null;
	by: string | null;
	effects: Effect[];
	/** Sums over the touched objects after this change. */
	tally: Tally;
}

/** How many cuts and baselines a refit moved, of all, and the parcels of the run that it alone grades otherwise. */
export interface Refit {
	moved: number;
	of: number;
	regraded: Regraded[];
}

/** What a scenario comes to, over the objects that it touches; everything else is as the base has it. */
export interface ScenarioResult {
	objects: TouchedObject[];
	changes: ChangeOutcome[];
	/** Sums over the touched objects in the base. */
	base: Tally;
	/** Sums over the touched objects in the end. */
	end: Tally;
	/** Where the cuts were fitted anew to the changed population, and what they alone regrade; null: the run's own cuts. */
	refit: Refit | null;
}

/**
 * Evaluates a scenario: facts + changes, step by step, each step graded by the fitted rule, so that every figure walks
 * back to the base's value and the changes that moved it.
 * @param fitted the base's, or one fitted anew to the changed population (then `refit` says so)
 * @param baseFitted grades the base; the run's own
 */
export function scenarioResult(
	base: Objects,
	changes: readonly KeyedChange[],
	measured: ReadonlyMap<string, MeasuredOutline>,
	baseFitted: Fitted,
	refit: (Refit & { fitted: Fitted }) | null = null,
): ScenarioResult {
	const steps = scenarioFacts(base, changes, measured);
	const keys = [...new Set(steps.flatMap((s) => s.touched))];
	const fitted = refit?.fitted ?? baseFitted;
	const before = grade(base, keys, baseFitted);
	const end = steps.at(-1)?.after ?? base;
	const after = grade(end, keys, fitted);
	// What the new cuts alone regrade is the refit's doing and no change's.
	let last = refit ? grade(base, keys, fitted) : before;
	let lastObjects: Objects = base;
	const outcomes = steps.map((step, i): ChangeOutcome => {
		const now = grade(step.after, keys, fitted);
		const effects = step.touched.flatMap((key) =>
			effectsOf(key, lastObjects.get(key), step.after.get(key), last.get(key), now.get(key)),
		);
		[last, lastObjects] = [now, step.after];
		const { kind } = (changes[i] as KeyedChange).change;
		const { key, state, problem = null, by = null } = step;
		return { key, kind, state, problem, by, effects, tally: tallyOf(now.values()) };
	});
	return {
		objects: keys.map((key) => {
			const [from, to] = [base.get(key), end.get(key)];
			return {
				key,
				id: (to ?? from)?.id ?? null,
				code: (to ?? from)?.code ?? key,
				before: snapshot(from, before.get(key)),
				after: to && to.left > 0 ? snapshot(to, after.get(key)) : null,
				outline: to?.outline ?? null,
				emptied: to?.emptied ?? false,
				by: steps.filter((s) => s.touched.includes(key)).map((s) => s.key),
			};
		}),
		changes: outcomes,
		base: tallyOf(before.values()),
		end: tallyOf(after.values()),
		refit: refit && { moved: refit.moved, of: refit.of, regraded: refit.regraded },
	};
}

function grade(objects: Objects, keys: readonly string[], fitted: Fitted): Map<string, GradedObject> {
	const here = keys.flatMap((key) => objects.get(key) ?? []);
	const graded = gradedObjects(fitted, here);
	return new Map(here.map((object, i) => [object.key, graded[i] as GradedObject]));
}

function snapshot(object: LandObject | undefined, graded: GradedObject | undefined): Snapshot | null {
	if (!object || !graded) return null;
	return {
		...graded,
		landUse: object.landUse,
		tenants: object.tenants.map(({ id, name, share }) => ({ id, name, share })),
	};
}

function effectsOf(
	object: string,
	from: LandObject | undefined,
	to: LandObject | undefined,
	gradedFrom: GradedObject | undefined,
	gradedTo: GradedObject | undefined,
): Effect[] {
	if (!to) return [];
	const { code } = to;
	const effect = (what: Effect['what'], a: Effect['from'], b: Effect['to']): Effect[] =>
		a === b ? [] : [{ object, code, what, from: a, to: b }];
	const [was, is] = [from?.row.facts.landMu ?? null, to.row.facts.landMu];
	const kinds: Effect['kinds'] = [from?.landKind ?? null, to.landKind];
	const ofLand = (what: Effect['what'], b: number | null): Effect[] =>
		was === b && kinds[0] === kinds[1] ? [] : [{ object, code, what, from: was, to: b, kinds }];
	if (to.left === 0) return ofLand('gone', 0);
	return [
		...(from ? [] : ofLand('drawn', is)),
		...(from && from.outline !== to.outline ? ofLand('outline', is) : []),
		...ofLand('landMu', is),
		...NUMERIC_FACTS.filter((fact) => fact !== 'landMu').flatMap((fact) =>
			effect(fact, from?.row.facts[fact] ?? null, to.row.facts[fact]),
		),
		...effect('landUse', from?.landUse ?? null, to.landUse),
		...effect('industry', from?.row.industry ?? null, to.row.industry),
		...effect('grade', gradedFrom?.grade ?? null, gradedTo?.grade ?? null),
	];
}
