import { expect, test, type APIRequestContext } from '@playwright/test';
import type { SelectionVerification } from '#lib/api/selection-actions.ts';
import type { JobAnswer } from '#lib/api/jobs.ts';
import type { Overview } from '#lib/api/overview.ts';
import type { Selection, SelectionCandidates, SelectionEntry } from '#lib/api/selections.ts';

// Which land to vacate, over HTTP from outside, on the running product with its demo.

const CRITERIA = { kinds: ['parcel'], flags: ['idle', 'low-efficiency'], stock: true };

async function newestRun(request: APIRequestContext): Promise<number> {
	const { runs } = (await (await request.get('/api/overview')).json()) as Overview;
	return Math.max(...runs.map((r) => r.id));
}

/** Follows a job to its end. */
async function ended(request: APIRequestContext, job: number): Promise<JobAnswer> {
	let answer: JobAnswer | undefined;
	await expect
		.poll(
			async () => {
				answer = (await (await request.get(`/api/jobs/${job}`)).json()) as JobAnswer;
				return answer.state;
			},
			{ timeout: 90_000 },
		)
		.toMatch(/done|failed|cancelled/);
	return answer as JobAnswer;
}

test('candidates say where each cost and yield comes from; nothing unknown is 0', async ({ request }) => {
	const question = { run: await newestRun(request), criteria: CRITERIA, objective: 'max-benefit' };
	const answer = await request.post('/api/selections/candidates', { data: question });
	const { candidates, costRules } = (await answer.json()) as SelectionCandidates;
	expect(costRules.id).toBe('vacating-costs-demo');
	expect(candidates.length).toBeGreaterThan(1000);
	const costs = candidates.flatMap((c) => c.costs);
	expect(costs.filter((f) => f.wan !== null && f.from === null)).toEqual([]);
	expect(new Set(costs.flatMap((f) => f.from?.mark ?? []))).toEqual(new Set(['synthetic', 'record']));
	expect(candidates.filter((c) => c.costComplete && c.costs.some((f) => f.wan === null))).toEqual([]);
	expect(
		candidates.flatMap((c) => c.yields).filter((y) => y.uplift !== null && (y.now ?? y.perMuAfter) === null),
	).toEqual([]);
});

test('a faulty question is a problem with its path', async ({ request }) => {
	const answer = await request.post('/api/selections/candidates', { data: { run: 1, objective: 'most' } });
	expect(answer.status()).toBe(400);
	expect(await answer.json()).toMatchObject({ code: 'field' });
	const none = await request.post('/api/selections/candidates', {
		data: { run: 99_999, criteria: {}, objective: 'max-benefit' },
	});
	expect(await none.json()).toMatchObject({ code: 'run-not-found', path: 'run' });
});

test('500 mu within 3 亿: solved as a job, proven, copied, signed, frozen and verified', async ({
	request,
}) => {
	const question = {
		...{ run: await newestRun(request), criteria: CRITERIA, objective: 'max-benefit' },
		...{ budgetWan: 30_000, targetMu: 500 },
	};
	const started = await request.post('/api/selections', {
		headers: { prefer: 'respond-async' },
		data: { name: '示例：三亿元内腾退五百亩', question },
	});
	expect(started.status()).toBe(202);
	const job = await ended(request, ((await started.json()) as { job: number }).job);
	const { id, version } = job.result as SelectionEntry;
	const url = `/api/selections/${id}`;

	const saved = (await (await request.get(url)).json()) as Selection;
	expect(saved.answer).toMatchObject({ status: 'optimal', checked: { ok: true } });
	expect(saved.answer.bound).toBe(saved.answer.objective);
	expect(saved.answer.totals.costWan).toBeLessThanOrEqual(30_000);
	expect(saved.answer.totals.mu).toBeGreaterThanOrEqual(500);
	expect(saved.answer.objective).toBeGreaterThanOrEqual(saved.answer.greedy?.objective ?? 0);
	const why = saved.answer.picks.filter((p) => !p.chosen && p.leftOut === null);
	expect(why.filter((p) => p.regret === null || (p.regret.value ?? 0) < 0)).toEqual([]);

	const copied = (await (await request.post(`${url}/copy`, { data: {} })).json()) as Selection;
	expect(copied).toMatchObject({ copyOf: id, state: 'draft' });
	const beside = await request.get(`/api/selections/compare?ids=${id},${copied.id}`);
	expect((await beside.json()).common.count).toBe(saved.answer.totals.count);

	expect((await request.post(`${url}/sign`, { data: { version: version + 5 } })).status()).toBe(409);
	const signed = (await (await request.post(`${url}/sign`, { data: { version } })).json()) as Selection;
	expect(signed).toMatchObject({ state: 'signed', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
	for (const refused of [
		await request.put(url, { data: { name: 'x', question } }),
		await request.delete(url),
		await request.post(`${url}/sign`, { data: {} }),
	]) {
		expect(refused.status()).toBe(409);
		expect(await refused.json()).toMatchObject({ code: 'selection-signed' });
	}
	const verified = (await (await request.get(`${url}/verify`)).json()) as SelectionVerification;
	expect(verified).toMatchObject({ ok: true, signed: true, differences: [] });
	const file = await (await request.get(`${url}/certificate`)).json();
	expect(file).toMatchObject({ objective: 'max-benefit', budgetWan: 30_000, certificate: saved.certificate });

	expect((await request.delete(`/api/selections/${copied.id}`)).status()).toBe(204);
	expect((await request.get(`/api/selections/${copied.id}`)).status()).toBe(404);
	expect((await request.patch(`/api/selections/${copied.id}`)).status()).toBe(204);
});
