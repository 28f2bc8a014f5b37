import type { SavedMatching } from '#lib/api/matchings.ts';
import { say } from '#lib/words/words.ts';
import type { Lang } from '#lib/words/lang.ts';
import { unmetInWords } from '#lib/words/match-words.ts';
import { csvOf } from '#lib/formats/csv-out.ts';

/** The plan as a CSV: every project with its site and quarter, or why it has none. */
export function matchingCsv({ plan }: SavedMatching, lang: Lang): string {
	const county = new Map(plan.regions.map((r) => [String(r.id), r.name]));
	const site = new Map(plan.sites.map((s) => [s.key, s]));
	const names = new Map([
		...plan.projects.map((p) => [p.key, p.name] as const),
		...plan.sites.map((s) => [s.key, s.name] as const),
	]);
	const name = (id: string) => county.get(id) ?? names.get(id) ?? id;
	const head = ['project', 'name', 'mu', 'site', 'siteKind', 'county', 'quarter', 'worth', 'reason'] as const;
	const rows = plan.projects.map((p) => {
		const pair = plan.pairs.find((x) => x.project === p.key);
		const on = pair && site.get(pair.site);
		const unmet = plan.unmet.find((u) => u.project === p.key);
		const reason = p.out ? say(lang, `matching.out.${p.out}`) : unmet ? unmetInWords(unmet, lang, name) : '';
		return [
			p.key,
			p.name,
			p.mu,
			on ? on.name : '',
			on ? say(lang, `matching.kind.${on.kind}`) : '',
			on?.region ? name(String(on.region)) : '',
			pair?.at ?? '',
			pair?.value ?? '',
			reason,
		];
	});
	return csvOf(
		head.map((h) => say(lang, `matching.csv.${h}`)),
		rows,
	);
}
