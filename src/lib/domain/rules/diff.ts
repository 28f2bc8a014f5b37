import type { Change, Context } from './diff-parts.ts';
import { Differences } from './diff-parts.ts';
import { diffIndicators } from './diff-indicator.ts';
import { diffEntries } from './diff-entries.ts';
import type { RuleGroup, RuleSet, Tier } from './rule-set.ts';

/**
 * One difference between two rule sets. `code` is `<what>.<how>`; words make the sentence of it
 * (words/rule-diff-words.ts). `path` is the place in the later set, or in the earlier one for what was taken away.
 */
export type RuleChange = Change;

/** What an author changed between two versions, part by part; lists are compared by id, whatever their order. */
export function diffRules(a: RuleSet, b: RuleSet): RuleChange[] {
	const found = new Differences(a.source, b.source);
	const head = [
		['title', a.title.zh, b.title.zh],
		['area', a.area.name ?? a.area.code, b.area.name ?? b.area.code],
		['year', a.year, b.year],
		['effective.from', a.effective?.from, b.effective?.from],
		['effective.to', a.effective?.to, b.effective?.to],
		['source', a.source || null, b.source || null],
		['industryEdition', a.industryEdition, b.industryEdition],
		['partial', a.partial, b.partial],
	] as const;
	for (const [path, before, after] of head) found.value(path, path.replace('.', '-'), before, after);
	a.notes.forEach((note, k) => {
		if (!b.notes.includes(note)) found.value(`notes[${k}]`, 'notes', note, null);
	});
	b.notes.forEach((note, k) => {
		if (!a.notes.includes(note)) found.value(`notes[${k}]`, 'notes', null, note);
	});
	found.lists('groups', 'group', a.groups, b.groups, groupContext, (path, x, y) =>
		diffGroup(found, path, x, y),
	);
	for (const key of ['bonuses', 'deductions', 'minTotal', 'maxTotal'] as const) {
		found.figure(`limits.${key}`, `limit-${key}`, a.limits?.[key], b.limits?.[key], {});
	}
	diffEntries(found, a, b);
	return found.changes;
}

function groupContext(group: RuleGroup): Context {
	return { group: group.title ?? group.id };
}

function diffGroup(found: Differences, path: string, a: RuleGroup, b: RuleGroup): void {
	const context = groupContext(b);
	found.value(`${path}.title`, 'group-title', a.title, b.title, context);
	found.value(`${path}.when`, 'group-when', a.when, b.when, context);
	found.value(`${path}.within`, 'within', withinText(a), withinText(b), context);
	found.value(`${path}.tie`, 'tie', a.tie, b.tie, context);
	found.value(`${path}.tieBreak`, 'tie-break', a.tieBreak ?? null, b.tieBreak ?? null, context);
	for (const key of ['scores', 'totals'] as const) {
		const what = `rounding-${key}`;
		found.figure(`${path}.rounding.${key}`, what, a.rounding?.[key], b.rounding?.[key], context);
	}
	const [from, to] = [a.rounding?.shares ?? 'floor', b.rounding?.shares ?? 'floor'];
	found.value(`${path}.rounding.shares`, 'rounding-shares', from, to, context);
	diffIndicators(found, path, a, b, context);
	diffTiers(found, `${path}.tiers`, a.tiers, b.tiers, context);
}

/** `industry`, or the groups of industries written out; null: all together. */
function withinText({ within }: RuleGroup): string | null {
	if (within === null || within === 'industry') return within;
	const groups = within.groups.map(({ id, title, industries }) => `${title ?? id} ${industries.join(' ')}`);
	return [...groups, ...(within.otherwise === null ? [] : [`${within.otherwise} *`])].join('; ');
}

function diffTiers(
	found: Differences,
	path: string,
	a: Tier[] | null,
	b: Tier[] | null,
	context: Context,
): void {
	if (!a || !b) {
		const cuts = (tiers: Tier[] | null) => tiers?.map((t) => t.grade).join(' ') ?? null;
		found.value(path, 'tiers', cuts(a), cuts(b), context);
		return;
	}
	const named = (tiers: Tier[]) => tiers.map((tier) => ({ ...tier, id: tier.grade }));
	const contextOf = (tier: Tier): Context => ({ ...context, grade: tier.grade });
	found.lists(path, 'tier', named(a), named(b), contextOf, (at, x, y) => {
		found.figure(`${at}.upTo`, 'up-to', x.upTo, y.upTo, contextOf(y));
		found.figure(`${at}.atLeast`, 'at-least', x.atLeast, y.atLeast, contextOf(y));
		found.value(`${at}.closed`, 'closed', x.closed ?? true, y.closed ?? true, contextOf(y));
	});
}
