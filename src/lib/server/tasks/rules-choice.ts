import type { EvaluateRequest } from '#lib/api/evaluation.ts';
import type { YearRules } from '#lib/domain/evaluate/whole-year.ts';
import type { LowEfficiencyRules } from '#lib/domain/flags/low-efficiency-rules.ts';
import { InputError } from '#lib/domain/problem.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { defaultList } from '#lib/rulesets/default-list.ts';
import { DECREE_53, DISPOSITION_PROPOSED, FIVE_STAGES } from '#lib/rulesets/flag-rules.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as places from '#lib/server/store/places.ts';
import * as store from '#lib/server/store/rule-sets.ts';
import * as summary from '#lib/server/store/summary.ts';
import {
	hashOfRules,
	knownRules,
	nameOf,
	openTo,
	resolveRules,
	sameRules,
	type KnownRules,
} from './rules-known.ts';
import { checkRuleFile } from '#lib/rulesets/check-rule.ts';

type Asked = Pick<
	EvaluateRequest,
	'rules' | 'year' | 'region' | 'lowEfficiency' | 'idle' | 'disposition' | 'park' | 'stages'
>;

/** The rules of a run: each as asked, else its default. The low-efficiency list may be none. */
export interface ChosenRules {
	rules: YearRules;
	scoring: KnownRules & { rules: RuleSet };
}

/**
 * Settles which rules a run takes. Without a choice: Decree 53, the proposed batches, and the low-efficiency list whose
 * area covers the run's counties and year (the synthetic demo list for the synthetic demo only), else none.
 * @throws InputError `rules-not-found`, `rules-retired`
 */
export async function chooseRules(db: Db, request: Asked, knownAt: string): Promise<ChosenRules> {
	const known = await knownRules(db);
	const scoring = resolveRules(known, 'scoring', request.rules, 'rules');
	const { idle, disposition, park } = request;
	return {
		scoring,
		rules: {
			scoring: scoring.rules,
			idle: idle === undefined ? DECREE_53 : resolveRules(known, 'idle', idle, 'idle').rules,
			disposition:
				disposition === undefined
					? DISPOSITION_PROPOSED
					: resolveRules(known, 'disposition', disposition, 'disposition').rules,
			lowEfficiency: await lowEfficiencyOf(db, known, request, knownAt),
			stages:
				request.stages === undefined
					? FIVE_STAGES
					: resolveRules(known, 'stages', request.stages, 'stages').rules,
			park: park === undefined || park === 'none' ? null : resolveRules(known, 'park', park, 'park').rules,
		},
	};
}

/** `none` asks for no list; absent asks for the one that covers the place. */
async function lowEfficiencyOf(
	db: Db,
	known: readonly KnownRules[],
	request: Asked,
	knownAt: string,
): Promise<LowEfficiencyRules | null> {
	if (request.lowEfficiency === 'none') return null;
	if (request.lowEfficiency !== undefined)
		return resolveRules(known, 'low-efficiency', request.lowEfficiency, 'lowEfficiency').rules;
	const regions = (await places.regions(db)).filter(
		(r) => request.region === undefined || r.code === request.region,
	);
	return defaultList(
		openTo(known, 'low-efficiency').map((k) => ({
			rules: inForce(k),
			areaCode: k.check.head.areaCode,
		})),
		{
			regions,
			year: request.year,
			synthetic: await summary.isSyntheticLand(db, knownAt, request.region),
		},
	);
}

/** A published list holds from and to the days it was published for, whatever its file says. */
function inForce({ rules, stored }: KnownRules & { rules: LowEfficiencyRules }): LowEfficiencyRules {
	if (!stored?.effectiveFrom) return rules;
	const { effectiveFrom: from, effectiveTo: to } = stored;
	return { ...rules, effective: to === null ? { from } : { from, to } };
}

/**
 * Keeps the scoring rule that a run used. A published version is kept already; a preset is kept at its first use, and
 * must then say the same for good.
 * @throws InputError `rules-changed`
 */
export async function keepScoring(
	db: Db,
	{ stored, rules, id, version }: ChosenRules['scoring'],
): Promise<void> {
	if (stored) return;
	const kept = await store.get(db, id, version);
	if (!kept) {
		await store.keepPreset(db, { kind: 'scoring', id, version, body: rules, hash: hashOfRules(rules) });
		return;
	}
	// The body was made uniform by the grammar of its day: made uniform again, both must say the same.
	const again = (body: unknown) => checkRuleFile('scoring', body).rules;
	if (sameRules(again(kept.body), again(rules))) return;
	throw new InputError({
		code: 'rules-changed',
		message: `规则 ${nameOf(rules)} 已用过，内容却不同：请换一个版本号`,
		path: 'rules',
		got: nameOf(rules),
	});
}
