import type { RuleDiff } from '#lib/api/rules.ts';
import { InputError } from '#lib/domain/problem.ts';
import { diffFiles } from '#lib/rulesets/file-diff.ts';
import { headOf } from '#lib/rulesets/rule-head.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as drafts from '#lib/server/store/rule-drafts.ts';
import { knownRules, nameOf } from './rules-known.ts';

type Side = RuleDiff['a'] & { file: unknown };

/**
 * What differs between two versions, or drafts, of one kind.
 * @throws InputError `rules-not-found`, `rules-kinds-differ`
 */
export async function diffRuleSets(db: Db, a: string, b: string): Promise<RuleDiff> {
	const [before, after] = [await sideOf(db, a, 'a'), await sideOf(db, b, 'b')];
	if (before.kind !== after.kind) {
		throw new InputError({
			code: 'rules-kinds-differ',
			message: '两份规则类别不同，无法比较',
			path: 'b',
			got: after.kind,
			expected: before.kind,
		});
	}
	const { file: old, ...left } = before;
	const { file: now, ...right } = after;
	return { a: left, b: right, changes: diffFiles(old, now), before: old, after: now };
}

/** A version by `id@version`, or a draft by `draft:12`. */
async function sideOf(db: Db, reference: string, path: string): Promise<Side> {
	const draft = /^draft:(\d{1,9})$/.exec(reference)?.[1];
	const found = draft === undefined ? undefined : await drafts.get(db, Number(draft));
	if (found) {
		return { name: reference, kind: found.kind, title: headOf(found.body).title, file: found.body };
	}
	const known = await knownRules(db);
	const version = known.find((k) => nameOf(k) === reference);
	if (version) {
		return { name: reference, kind: version.kind, title: version.check.head.title, file: version.file };
	}
	throw new InputError({
		code: 'rules-not-found',
		message: `没有规则 ${reference}`,
		path,
		got: reference,
		expected: known.map(nameOf),
	});
}
