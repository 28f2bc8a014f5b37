import { createHash } from 'node:crypto';
import { InputError } from '#lib/domain/problem.ts';
import type { RuleKind } from '#lib/domain/rules/rule-kind.ts';
import { shippedFiles } from '#lib/rulesets/catalogue.ts';
import {
	checkRuleFile,
	type AnyRules,
	type RuleFileCheck,
	type RulesOfKind,
} from '#lib/rulesets/check-rule.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as store from '#lib/server/store/rule-sets.ts';
import { canonicalJson } from './canonical-json.ts';

/** A version of a rule set that may be read: a preset of the product, or one that a bureau published (and maybe retired). */
export interface KnownRules {
	kind: RuleKind;
	id: string;
	version: string;
	state: 'shipped' | 'published' | 'retired';
	/** As written by its author. */
	file: unknown;
	/** As the evaluator takes it. */
	rules: AnyRules;
	check: RuleFileCheck;
	/** Null for presets. */
	stored: store.StoredRules | null;
}

/** Every preset and published version of every kind. */
export async function knownRules(db: Db): Promise<KnownRules[]> {
	const presets = shippedFiles().map(({ kind, file, check }): KnownRules => {
		if (!check.rules) throw new Error(`shipped rule ${check.head.id} has faults`);
		const { id, version } = check.head;
		return { kind, id, version, state: 'shipped', file, rules: check.rules, check, stored: null };
	});
	const published = (await store.published(db)).map(knownOf);
	const names = new Set(published.map((p) => `${p.id}@${p.version}`));
	return [...published, ...presets.filter((p) => !names.has(`${p.id}@${p.version}`))];
}

function knownOf(stored: store.StoredRules): KnownRules {
	const { kind, id, version } = stored;
	// What was published is read as it was made uniform then; a grammar that has grown since adds its empty parts.
	const { rules } = checkRuleFile(kind, stored.body);
	if (!rules) throw new Error(`published rule ${id}@${version} is no longer understood`);
	return {
		kind,
		id,
		version,
		state: stored.retiredAt === null ? 'published' : 'retired',
		file: stored.written,
		rules,
		check: checkRuleFile(kind, stored.written),
		stored,
	};
}

/** The versions of a kind that a new run may use: presets, and what is published and not retired. */
export function openTo<Kind extends RuleKind>(
	known: readonly KnownRules[],
	kind: Kind,
): (KnownRules & { rules: RulesOfKind[Kind] })[] {
	return known.filter(
		(k): k is KnownRules & { rules: RulesOfKind[Kind] } => k.kind === kind && k.state !== 'retired',
	);
}

/**
 * The version that a run asks for, `id` (its newest) or `id@version`.
 * @throws InputError `rules-not-found` with those there are, `rules-retired`
 */
export function resolveRules<Kind extends RuleKind>(
	known: readonly KnownRules[],
	kind: Kind,
	reference: string,
	path: string,
): KnownRules & { rules: RulesOfKind[Kind] } {
	const at = reference.indexOf('@');
	const [id, version] = at < 0 ? [reference, null] : [reference.slice(0, at), reference.slice(at + 1)];
	const named = (k: KnownRules) => k.id === id && (version === null || k.version === version);
	const open = openTo(known, kind);
	const found = open
		.filter(named)
		.sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true }))
		.at(-1);
	if (found) return found;
	const expected = open.map(nameOf);
	if (known.some((k) => k.kind === kind && named(k))) {
		throw new InputError({
			code: 'rules-retired',
			message: `规则 ${reference} 已停用，不能再用于新的评价`,
			path,
			got: reference,
			expected,
			fix: '改用现行版本；已有的评价不受影响',
		});
	}
	throw new InputError({
		code: 'rules-not-found',
		message: `没有规则 ${reference}`,
		path,
		got: reference,
		expected,
		fix: '草稿须先发布才能用于评价',
	});
}

export function nameOf(rules: { id: string; version: string }): string {
	return `${rules.id}@${rules.version}`;
}

/** Whether two rule bodies say the same, whatever the order of their keys. */
export function sameRules(a: unknown, b: unknown): boolean {
	return canonicalJson(a) === canonicalJson(b);
}

/** SHA-256 over a body, keys in order. */
export function hashOfRules(body: unknown): string {
	return createHash('sha256').update(canonicalJson(body)).digest('hex');
}
