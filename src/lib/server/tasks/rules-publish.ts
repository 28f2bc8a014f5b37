import type { PublishRequest, RuleListing } from '#lib/api/rules.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import type { RuleKind } from '#lib/domain/rules/rule-kind.ts';
import { checkRuleFile, type RuleFileCheck } from '#lib/rulesets/check-rule.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as drafts from '#lib/server/store/rule-drafts.ts';
import * as store from '#lib/server/store/rule-sets.ts';
import { changedProblem, closedProblem, goneProblem, overlapsOf } from './rules-drafts.ts';
import { hashOfRules, knownRules, nameOf } from './rules-known.ts';
import { listingOf } from './rules-list.ts';

/** Kinds whose files name the time they hold for. */
const DATED: readonly RuleKind[] = ['scoring', 'low-efficiency', 'idle', 'control', 'park'];

/**
 * Publishes a draft: from then on it is never edited, and runs may use it. What is unknown, unverified or overlapping is
 * said, and does not hinder.
 * @throws InputError with every fault of the file, `rules-version-taken`, `rules-period`
 * @returns the version and its warnings, or a problem where the draft is gone or was changed meanwhile
 */
export async function publishDraft(
	db: Db,
	id: number,
	request: PublishRequest,
): Promise<{ rule: RuleListing; warnings: Problem[] } | Problem> {
	const draft = await drafts.get(db, id);
	if (!draft) return goneProblem(id);
	if (draft.publishedAs !== null) return closedProblem(draft.publishedAs);
	if (draft.version !== request.version) return changedProblem(draft, request.version);
	const period = { from: request.effective.from, to: request.effective.to ?? null };
	if (period.to !== null && period.to < period.from) {
		throw new InputError({
			code: 'rules-period',
			message: '失效日期早于生效日期',
			path: 'effective.to',
			got: period.to,
			expected: `≥ ${period.from}`,
		});
	}
	const body = draft.body as Record<string, unknown>;
	const file = DATED.includes(draft.kind) ? { ...body, effective: writtenPeriod(period) } : body;
	const check = checkRuleFile(draft.kind, file);
	if (!check.rules) throw new InputError(check.problems);
	const known = await knownRules(db);
	const { rules, head } = check;
	const name = nameOf(head);
	if (known.some((k) => nameOf(k) === name) || (await store.get(db, head.id, head.version)))
		throw taken(name);
	const warnings = warningsOf(check, overlapsOf(known, draft.kind, head, period));
	const done = await db.transaction(async (tx) => {
		const kept = await store.publish(tx, {
			kind: draft.kind,
			id: head.id,
			version: head.version,
			body: rules,
			hash: hashOfRules(rules),
			written: file,
			...period,
			basedOn: draft.basedOn,
		});
		if (!kept) throw taken(name);
		if (!(await drafts.close(tx, id, request.version, name)))
			throw new InputError(changedProblem(draft, request.version));
		await drafts.note(tx, { event: 'published', rule: name, draft: id });
		return name;
	});
	const now = (await knownRules(db)).find((k) => nameOf(k) === done);
	if (!now) throw new Error(`${done} was published and is not there`);
	return { rule: listingOf(now, await store.usage(db)), warnings };
}

function writtenPeriod({ from, to }: { from: string; to: string | null }) {
	return to === null ? { from } : { from, to };
}

function taken(name: string): InputError {
	return new InputError({
		code: 'rules-version-taken',
		message: `规则 ${name} 已存在，发布过的版本不能改动`,
		path: 'version',
		got: name,
		expected: '没有用过的版本号',
		fix: '换一个版本号，或换一个规则编号',
	});
}

/** What a publisher should know: what is not published, what nobody checked, what holds at the same time. */
export function warningsOf(check: RuleFileCheck, overlaps: readonly string[]): Problem[] {
	const { unknown, unverified, warnings } = check;
	return [
		...warnings,
		...unknown.map((u) => ({ code: 'rules.unknown', message: u.message, path: u.path })),
		...(unverified.length === 0
			? []
			: [
					{
						code: 'rules.unverified',
						message: `${unverified.length} 个数未经核实`,
						got: unverified.length,
						expected: unverified.map((f) => f.path),
					},
				]),
		...overlaps.map((name) => ({
			code: 'rules.overlap',
			message: `与 ${name} 的地区、年度相同，有效期重叠`,
			path: 'effective',
			got: name,
			fix: '停用旧版本，或调整有效期',
		})),
	];
}

/**
 * Retires a published version: no new run may use it, old ones stay as they are.
 * @returns the version, a problem where it is a preset or retired already, undefined where there is none such
 */
export async function retireRules(
	db: Db,
	id: string,
	version: string,
	reason: string,
): Promise<RuleListing | Problem | undefined> {
	const find = async () => (await knownRules(db)).find((k) => k.id === id && k.version === version);
	const known = await find();
	if (!known) return undefined;
	if (known.state === 'shipped') {
		return {
			code: 'rules-preset',
			message: `${nameOf(known)} 是随软件提供的预设，不能停用`,
			got: nameOf(known),
			fix: '评价时另选规则即可',
		};
	}
	const done = await db.transaction(async (tx) => {
		if (!(await store.retire(tx, id, version, reason))) return false;
		await drafts.note(tx, { event: 'retired', rule: nameOf(known), note: reason });
		return true;
	});
	if (!done)
		return { code: 'rules-retired-already', message: `${nameOf(known)} 已经停用`, got: nameOf(known) };
	return listingOf((await find()) ?? known, await store.usage(db));
}
