import { z } from 'zod';
import { checkRules } from '#lib/domain/rules/check.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { fetchJson, type Answer } from '#lib/map/fetch-answer.ts';

/** Where the editor leaves the body of a draft before it opens this page with `?rules=draft`. */
export const HANDED_OVER = 'tenglong.what-if.rules';

const runRules = z.object({ asOf: z.string(), ruleSet: z.unknown() });
const detail = z.object({ check: z.object({ normalised: z.unknown() }) });

/** A run's own rule set and day. */
export async function ruleOfRun(
	run: number,
	signal: AbortSignal,
): Promise<Answer<{ rules: RuleSet; date: string }>> {
	const answer = await fetchJson(runRules, `/api/runs/${run}`, { signal });
	if (!answer.ok) return answer;
	const rules = usable(answer.value.ruleSet);
	return rules.ok ? { ok: true, value: { rules: rules.value, date: answer.value.asOf } } : rules;
}

/** The rule to start from: `draft` (handed over by the editor), or `id@version`. */
export async function ruleNamed(reference: string, signal: AbortSignal): Promise<Answer<RuleSet>> {
	if (reference === 'draft') {
		const text = sessionStorage.getItem(HANDED_OVER);
		return text === null
			? fault('what-if-no-draft', '没有从编辑页带来的草稿。', '回到规则页，从草稿打开试算。')
			: usable(JSON.parse(text));
	}
	const [id = '', version = ''] = reference.split('@');
	const url = `/api/rules/${encodeURIComponent(id)}/${encodeURIComponent(version)}`;
	const answer = await fetchJson(detail, url, { signal });
	return answer.ok ? usable(answer.value.check.normalised) : answer;
}

function usable(body: unknown): Answer<RuleSet> {
	const { rules, problems } = checkRules(body);
	// A draft whose weights do not add up can be tried; one that cannot be read cannot.
	if (rules) return { ok: true, value: rules };
	const problem = problems[0] ?? { code: 'rules-shape', message: '规则文件无法读取。' };
	return { ok: false, problem, status: 0, id: null };
}

function fault(code: string, message: string, fix: string): Answer<never> {
	return { ok: false, problem: { code, message, fix }, status: 0, id: null };
}
