import type {
	CertificateCheck,
	SetAnswer,
	SetDemand,
	SetProblem,
	SetRemedy,
} from '#lib/domain/shortlist/set-problem.ts';
import type { Lang } from './lang.ts';
import { say } from './words.ts';

/** So many ids are written out. */
const IDS = 30;

/** An answer of `solve` for a person. */
export function solveText(
	problem: SetProblem,
	answer: SetAnswer,
	check: CertificateCheck,
	lang: Lang = 'zh-CN',
): string {
	const { status, objective, bound, chosen, totals, greedy, conflict } = answer;
	const lines = [say(lang, `solve.status.${status}`)];
	if (objective === null) {
		if (status === 'feasible') lines.push(say(lang, 'solve.none'));
	} else {
		lines.push(say(lang, `solve.objective.${problem.objective}`, { objective }));
		if (bound !== null && status !== 'optimal') lines.push(say(lang, 'solve.bound', { bound }));
		lines.push(say(lang, 'solve.totals', { ...totals }));
		if (greedy?.feasible) lines.push(say(lang, 'solve.greedy', { objective: greedy.objective }));
		else if (greedy) lines.push(say(lang, 'solve.greedy.fails'));
		lines.push(say(lang, 'solve.chosen', { ids: idsText(chosen, lang) }));
	}
	if (conflict) {
		lines.push(say(lang, 'solve.conflict'));
		for (const demand of conflict.demands) lines.push(`  · ${demandText(demand, lang)}`);
		for (const remedy of conflict.remedies) lines.push(`  → ${remedyText(remedy, lang)}`);
	}
	lines.push(checkText(check, lang));
	return lines.join('\n');
}

export function checkText(check: CertificateCheck, lang: Lang = 'zh-CN'): string {
	const { ok, core, leaves, tried, restsOn, faults } = check;
	if (!ok) {
		const words = faults.map(({ code, at }) => (at === undefined ? code : `${code} (${at})`)).join('; ');
		return say(lang, 'solve.check.fails', { faults: words });
	}
	const verified = say(lang, 'solve.check.ok', { core, leaves, tried });
	return restsOn === 'highs' ? `${verified}\n${say(lang, 'solve.check.highs')}` : verified;
}

export function demandText({ kind, group, ids, value }: SetDemand, lang: Lang): string {
	return say(lang, `solve.demand.${kind}`, { group: group ?? '', ids: idsText(ids ?? [], lang), value });
}

export function remedyText({ kind, group, ids, needed, by, atLeast }: SetRemedy, lang: Lang): string {
	const params = { group: group ?? '', ids: idsText(ids ?? [], lang), needed, by };
	return say(lang, `solve.remedy.${kind}`, params) + (atLeast ? say(lang, 'solve.remedy.at-least') : '');
}

function idsText(ids: readonly string[], lang: Lang): string {
	const shown = ids.slice(0, IDS).join(lang === 'en' ? ', ' : '、');
	return ids.length <= IDS ? shown : say(lang, 'solve.ids.more', { ids: shown, count: ids.length });
}
