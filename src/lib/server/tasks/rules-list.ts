import type { RuleCheckAnswer, RuleDetail, RuleListing } from '#lib/api/rules.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { RuleKind } from '#lib/domain/rules/rule-kind.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { checkRuleFile, kindOfFile, type RuleFileCheck } from '#lib/rulesets/check-rule.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as drafts from '#lib/server/store/rule-drafts.ts';
import * as store from '#lib/server/store/rule-sets.ts';
import { knownRules, nameOf, type KnownRules } from './rules-known.ts';
import { isScoresOnly } from './run-summary.ts';

/** Every version of every kind, then the open drafts. */
export async function listRules(db: Db): Promise<RuleListing[]> {
	const known = await knownRules(db);
	const usage = await store.usage(db);
	return [
		...known.map((k) => listingOf(k, usage)),
		...(await drafts.list(db)).map((draft) => draftListing(draft, checkRuleFile(draft.kind, draft.body))),
	];
}

/** A version as a list shows it. */
export function listingOf(known: KnownRules, usage: ReadonlyMap<string, number>): RuleListing {
	const { kind, check, stored } = known;
	return {
		...check.head,
		id: known.id,
		version: known.version,
		effective: stored?.effectiveFrom
			? { from: stored.effectiveFrom, to: stored.effectiveTo }
			: check.head.effective,
		kind,
		state: known.state,
		draft: null,
		runs: usage.get(`${kind} ${nameOf(known)}`) ?? 0,
		...measures(check),
		at: stored?.at ?? null,
		by: stored?.by ?? null,
	};
}

function draftListing(draft: drafts.DraftRecord, check: RuleFileCheck): RuleListing {
	return {
		...check.head,
		kind: draft.kind,
		state: 'draft',
		draft: draft.id,
		runs: 0,
		...measures(check),
		at: draft.changedAt,
		by: draft.changedBy,
	};
}

function measures(check: RuleFileCheck) {
	return {
		figures: check.figures,
		unverified: check.unverified.length,
		partial: check.partial,
		scoresOnly: check.kind === 'scoring' && check.rules !== null && isScoresOnly(check.rules as RuleSet),
		faults: check.problems.length,
	};
}

/** A version with its check, history and the runs that used it; undefined where there is none such. */
export async function ruleDetail(db: Db, id: string, version: string): Promise<RuleDetail | undefined> {
	const known = (await knownRules(db)).find((k) => k.id === id && k.version === version);
	if (!known) return undefined;
	const { stored } = known;
	return {
		rule: listingOf(known, await store.usage(db)),
		body: known.file,
		check: checkAnswer(known.check),
		basedOn: stored?.basedOn ?? null,
		retired:
			stored?.retiredAt && stored.retiredBy && stored.retiredReason !== null
				? { at: stored.retiredAt, by: stored.retiredBy, reason: stored.retiredReason }
				: null,
		history: await drafts.events(db, { rule: nameOf(known) }),
		usedBy: await store.usedBy(db, known.kind, id, version),
	};
}

/** What the check of a file says, as it is sent. */
export function checkAnswer({ rules, ...check }: RuleFileCheck): RuleCheckAnswer {
	const problems = check.problems.map(open);
	return { ...check, problems, warnings: check.warnings.map(open), normalised: rules };
}

/** A problem as any JSON object: its schema lets further keys pass. */
function open(problem: Problem): Problem & Record<string, unknown> {
	return { ...problem };
}

/** Checks any rule file; its kind is read off it where none is named, and taken for scoring where that fails. */
export function checkBody(body: unknown, kind?: RuleKind): RuleFileCheck {
	return checkRuleFile(kind ?? kindOfFile(body) ?? 'scoring', body);
}
