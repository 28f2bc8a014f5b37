import type { BatchRulesAnswer, BatchRulesSave, BatchView } from '#lib/api/batches.ts';
import { checkBatchRules, type BatchRulesCheck } from '#lib/domain/disposition/check-rules.ts';
import type { DispositionRule, DispositionRules } from '#lib/domain/disposition/disposition-rules.ts';
import { InputError } from '#lib/domain/problem.ts';
import { checkRuleFile } from '#lib/rulesets/check-rule.ts';
import { DISPOSITION_PROPOSED } from '#lib/rulesets/flag-rules.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as drafts from '#lib/server/store/rule-drafts.ts';
import * as store from '#lib/server/store/rule-sets.ts';
import * as clock from '#lib/server/store/clock.ts';
import type { RunRecord } from '#lib/server/store/runs.ts';
import { canonicalJson } from './canonical-json.ts';
import { hashOfRules, knownRules, nameOf, resolveRules } from './rules-known.ts';

/** Batch rules as chosen: a known version, or what the run keeps. */
export interface ChosenBatchRules {
	body: DispositionRules;
	state: BatchRulesAnswer['state'];
}

/**
 * The batch rules that a reference names (`id`, `id@version`); without one, or where the run itself used them, the run's.
 * @throws InputError `rules-not-found`, `rules-retired`
 */
export async function batchRulesOf(
	db: Db,
	run: Pick<RunRecord, 'flagRules'>,
	reference: string | null,
): Promise<ChosenBatchRules> {
	const own = (run.flagRules as { disposition: DispositionRules }).disposition;
	const known = await knownRules(db);
	if (reference === null || reference === nameOf(own)) {
		const state = known.find((k) => k.kind === 'disposition' && nameOf(k) === nameOf(own))?.state;
		return { body: own, state: state ?? 'run' };
	}
	const found = resolveRules(known, 'disposition', reference, 'rules');
	return { body: found.rules, state: found.state };
}

export function headOfBatchRules({ body, state }: ChosenBatchRules): BatchView['rules'] {
	return {
		name: nameOf(body),
		title: body.title,
		source: body.source,
		state,
		rules: body.rules.filter((rule) => rule.enabled !== false).length,
		unverified: body.rules.filter((rule) => rule.mark === 'memory' || rule.mark === 'synthetic').length,
	};
}

/** The rules in order with their check, how they differ from the shipped proposal, and the versions there are. */
export async function batchRulesAnswer(db: Db, chosen: ChosenBatchRules): Promise<BatchRulesAnswer> {
	const known = (await knownRules(db)).filter((k) => k.kind === 'disposition');
	return {
		name: nameOf(chosen.body),
		state: chosen.state,
		body: chosen.body,
		...checkBatchRules(chosen.body),
		differences: differencesOf(DISPOSITION_PROPOSED.rules, chosen.body.rules),
		versions: known.map((k) => ({
			name: nameOf(k),
			title: k.check.head.title,
			state: k.state,
			at: k.stored?.at ?? null,
		})),
	};
}

/** What a file's form and meaning say, nothing written. Never throws. */
export function checkBatchRuleFile(
	body: unknown,
): BatchRulesCheck & { differences: BatchRulesAnswer['differences'] } {
	const check = checkRuleFile('disposition', body);
	if (!check.rules) return { problems: check.problems, notes: [], differences: [] };
	const rules = check.rules as DispositionRules;
	return { ...checkBatchRules(rules), differences: differencesOf(DISPOSITION_PROPOSED.rules, rules.rules) };
}

/**
 * Saves edited batch rules as a new version of the bureau's own set, open to plans and runs at once, kept for good.
 * @throws InputError with every fault, `rules-not-found`, `rules-version-taken`
 */
export async function saveBatchRules(db: Db, input: BatchRulesSave): Promise<{ name: string }> {
	const known = await knownRules(db);
	const base = resolveRules(known, 'disposition', input.basedOn, 'basedOn').rules;
	const id = base.id === DISPOSITION_PROPOSED.id ? 'disposition-own' : base.id;
	const taken = known.filter((k) => k.id === id).map((k) => Number(k.version) || 0);
	const version = String(Math.max(0, ...taken) + 1);
	const file = { id, version, title: input.title, source: base.source, rules: input.rules };
	const check = checkRuleFile('disposition', file);
	if (!check.rules) throw new InputError(check.problems);
	const { problems } = checkBatchRules(check.rules as DispositionRules);
	if (problems.length > 0) throw new InputError(problems);
	const name = `${id}@${version}`;
	const { today } = await clock.read(db);
	await db.transaction(async (tx) => {
		const kept = await store.publish(tx, {
			...{
				kind: 'disposition',
				id,
				version,
				body: check.rules,
				hash: hashOfRules(check.rules),
				written: file,
			},
			...{ from: today, to: null, basedOn: nameOf(base) },
		});
		if (!kept)
			throw new InputError({
				code: 'rules-version-taken',
				message: `规则 ${name} 已存在，发布过的版本不能改动`,
				path: 'version',
				got: name,
			});
		await drafts.note(tx, { event: 'published', rule: name, note: nameOf(base) });
	});
	return { name };
}

/** How one list differs from another, by rule: the fields that say something else, its place, whether it is there. */
export function differencesOf(
	before: readonly DispositionRule[],
	after: readonly DispositionRule[],
): BatchRulesAnswer['differences'] {
	const old = new Map(before.map((rule) => [rule.id, rule]));
	const kept = after.filter((rule) => old.has(rule.id)).map((rule) => rule.id);
	const order = before.filter((rule) => kept.includes(rule.id)).map((rule) => rule.id);
	const ids = new Set(after.map((rule) => rule.id));
	return [
		...after.flatMap((rule): BatchRulesAnswer['differences'] => {
			const was = old.get(rule.id);
			if (!was) return [{ rule: rule.id, how: 'added', fields: [] }];
			const fields = (['batch', 'reason', 'when', 'extension', 'mark', 'clause', 'source'] as const).filter(
				(field) => canonicalJson(was[field]) !== canonicalJson(rule[field]),
			);
			return [
				...(rule.enabled === false ? [{ rule: rule.id, how: 'off' as const, fields: [] }] : []),
				...(fields.length > 0 ? [{ rule: rule.id, how: 'changed' as const, fields }] : []),
				...(kept.indexOf(rule.id) < order.indexOf(rule.id)
					? [{ rule: rule.id, how: 'moved' as const, fields: [] }]
					: []),
			];
		}),
		...before
			.filter((rule) => !ids.has(rule.id))
			.map((rule) => ({ rule: rule.id, how: 'removed' as const, fields: [] })),
	];
}
