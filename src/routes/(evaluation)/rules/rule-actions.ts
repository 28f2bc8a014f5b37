import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { ruleDraft } from '#lib/api/rules.ts';
import { fetchJson } from '#lib/map/fetch-answer.ts';
import type { Problem } from '#lib/domain/problem.ts';

/** Where the what-if page takes a rule that is not published from. */
const HANDED_OVER = 'tenglong.what-if.rules';

/** Opens the what-if page on a run with a rule that only this page has. */
export async function tryRule(body: unknown, run: number): Promise<void> {
	sessionStorage.setItem(HANDED_OVER, JSON.stringify(body));
	await goto(`${resolve('/rules/what-if')}?run=${run}&rules=draft`);
}

/** Leaves a rule file with the reader, as `rules check` takes it. */
export function downloadRule(body: unknown, name: string): void {
	const url = URL.createObjectURL(
		new Blob([`${JSON.stringify(body, null, '\t')}\n`], { type: 'application/json' }),
	);
	const link = document.createElement('a');
	link.href = url;
	link.download = `${name}.json`;
	link.click();
	URL.revokeObjectURL(url);
}

/** Begins a draft and opens it; the problem where that fails. */
export async function startDraft(
	request: { from: string } | { body: unknown; kind?: string },
): Promise<Problem | null> {
	const answer = await fetchJson(ruleDraft, '/api/rules/drafts', { body: request });
	if (!answer.ok) return answer.problem;
	await goto(resolve(`/rules/drafts/${answer.value.draft}`));
	return null;
}
