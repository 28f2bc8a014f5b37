import type { DraftChange, DraftRequest, RuleDraft } from '#lib/api/rules.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { checkRuleFile, kindOfFile } from '#lib/rulesets/check-rule.ts';
import type { RuleHead } from '#lib/rulesets/rule-head.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/rule-drafts.ts';
import { knownRules, nameOf, type KnownRules } from './rules-known.ts';
import { checkAnswer } from './rules-list.ts';

/** A draft with its check, or undefined. */
export async function getDraft(db: Db, id: number): Promise<RuleDraft | undefined> {
	const draft = await store.get(db, id);
	if (!draft) return undefined;
	const { id: number, body, ...rest } = draft;
	const check = checkRuleFile(draft.kind, body);
	return {
		draft: number,
		body,
		...rest,
		check: checkAnswer(check),
		overlaps: overlapsOf(await knownRules(db), draft.kind, check.head, check.head.effective),
		history: await store.events(db, { draft: id }),
	};
}

/**
 * Begins a draft: a copy of a preset or a version (under the next version number), or a file somebody brings.
 * @throws InputError `rules-not-found`, `rules-kind`
 */
export async function startDraft(db: Db, request: DraftRequest): Promise<RuleDraft> {
	const draft = request.from === undefined ? brought(request) : await copied(db, request.from);
	const id = await db.transaction(async (tx) => {
		const made = await store.insert(tx, draft);
		await store.note(tx, { event: 'drafted', draft: made, note: draft.basedOn });
		return made;
	});
	return (await getDraft(db, id)) as RuleDraft;
}

type NewDraft = Parameters<typeof store.insert>[1];

function brought({ kind, body }: DraftRequest): NewDraft {
	const found = kind ?? kindOfFile(body);
	if (!found) {
		throw new InputError({
			code: 'rules-kind',
			message: '看不出这是哪一类规则：没有 groups、criteria、idleYears、rules 等项',
			path: 'body',
			got: Object.keys(body ?? {}).join('、'),
			expected: 'groups、criteria、idleYears、buildingCoefficient 或 rules',
			fix: '注明规则类别，或从预设新建',
		});
	}
	return { kind: found, basedOn: null, body };
}

async function copied(db: Db, from: string): Promise<NewDraft> {
	const known = await knownRules(db);
	const source = known.find((k) => nameOf(k) === from) ?? known.find((k) => k.id === from);
	if (!source) {
		throw new InputError({
			code: 'rules-not-found',
			message: `没有规则 ${from}`,
			path: 'from',
			got: from,
			expected: known.map(nameOf),
		});
	}
	const version = nextVersion(known, source.id, source.version);
	return { kind: source.kind, basedOn: nameOf(source), body: { ...(source.file as object), version } };
}

/** The version after one: 1 → 2, 2012-07-01 → 2012-07-01-2; the first that is free. */
function nextVersion(known: readonly KnownRules[], id: string, version: string): string {
	const isTaken = (v: string) => known.some((k) => k.id === id && k.version === v);
	const make = (n: number) => (/^\d+$/.test(version) ? String(Number(version) + n) : `${version}-${n + 1}`);
	let n = 1;
	while (isTaken(make(n))) n++;
	return make(n);
}

/** Changes a draft; a problem where it is gone, closed, or somebody changed it meanwhile. */
export async function changeDraft(db: Db, id: number, change: DraftChange): Promise<RuleDraft | Problem> {
	const now = await store.get(db, id);
	if (!now) return goneProblem(id);
	if (now.publishedAs !== null) return closedProblem(now.publishedAs);
	const done = await db.transaction(async (tx) => {
		if (!(await store.update(tx, id, change.version, change.body))) return false;
		await store.noteChange(tx, id);
		return true;
	});
	if (done) return (await getDraft(db, id)) as RuleDraft;
	return changedProblem(now, change.version);
}

/** Discards an open draft, or brings it back; false where there is none such. */
export async function discardDraft(db: Db, id: number, discarded: boolean): Promise<boolean> {
	return db.transaction(async (tx) => {
		if (!(await store.setDeleted(tx, id, discarded))) return false;
		await store.note(tx, { event: discarded ? 'discarded' : 'restored', draft: id });
		return true;
	});
}

export function goneProblem(id: number): Problem {
	return { code: 'not-found', message: '这份草稿已被删除', got: id };
}

export function closedProblem(publishedAs: string): Problem {
	return {
		code: 'rules-published',
		message: `这份草稿已发布为 ${publishedAs}，不能再改`,
		got: publishedAs,
		fix: '用“复制为新版本”另起一份草稿',
	};
}

export function changedProblem(now: store.DraftRecord, got: number): Problem {
	return {
		code: 'changed-meanwhile',
		message: `${now.changedBy} 已修改过这份草稿`,
		got,
		expected: now.version,
		fix: '重新打开后再改，或把自己的内容导出后另存为新草稿',
	};
}

/** Published versions of the same kind, area and year whose time overlaps a period. */
export function overlapsOf(
	known: readonly KnownRules[],
	kind: KnownRules['kind'],
	head: RuleHead,
	period: RuleHead['effective'],
): string[] {
	if (!period) return [];
	const area = head.areaCode ?? head.area;
	return known
		.filter((k) => {
			if (k.kind !== kind || k.state !== 'published' || !k.stored?.effectiveFrom) return false;
			if ((k.check.head.areaCode ?? k.check.head.area) !== area || k.check.head.year !== head.year)
				return false;
			const [from, to] = [k.stored.effectiveFrom, k.stored.effectiveTo];
			return (period.to === null || from <= period.to) && (to === null || period.from <= to);
		})
		.map(nameOf);
}
