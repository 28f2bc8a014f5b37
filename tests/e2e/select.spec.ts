import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

// Which land to vacate: the question asked, solved in the browser, saved and checked by the server, signed.

const result = (page: Page) => page.getByTestId('select-result');
const table = (page: Page) => page.getByTestId('select-table');
/** A row of the table, 1 = the first. */
const row = (page: Page, position: number) => table(page).getByRole('row').nth(position);
const codeOf = async (page: Page, position: number) =>
	(await row(page, position).getByRole('gridcell').nth(1).innerText()).trim();
const rowOf = (page: Page, code: string) => table(page).getByRole('row').filter({ hasText: code });
const figure = async (page: Page, name: 'objective' | 'mu' | 'cost') =>
	Number((await page.getByTestId(`select-${name}`).innerText()).replace(/[^\d.-]/g, ''));

/** Waits until the answer on the screen is that of the question on the desk. */
async function solved(page: Page, status: string): Promise<void> {
	await expect(result(page)).toContainText(status, { timeout: 60_000 });
	await expect(result(page)).toHaveAttribute('aria-busy', 'false');
	await expect(result(page)).not.toHaveClass(/stale/);
}
async function ask(page: Page, field: string, value: number): Promise<void> {
	const input = page.getByRole('spinbutton', { name: field, exact: true });
	await input.fill(String(value));
	await input.press('Enter');
}

test(
	'for a budget: proven, one locked out and solved anew, saved, signed, verified, and the certificate is taken along',
	{ tag: '@main' },
	async ({ page }) => {
		const budget = 20_000;
		await page.goto('/select');
		await expect(page.getByText('请填写预算上限，随即求解。').first()).toBeVisible();
		await ask(page, '预算上限', budget);
		await solved(page, '已证明最优');
		await expect(page).toHaveURL(/[?&]budget=20000(&|$)/);
		expect(await figure(page, 'cost')).toBeLessThanOrEqual(budget);
		await expect(result(page).getByRole('img', { name: /独立校核通过/ })).toBeVisible();
		const best = await figure(page, 'objective');

		// Locked out by the keyboard: the answer gets no better, and the land is named as locked.
		const code = await codeOf(page, 1);
		await row(page, 1).click();
		await expect(page.getByRole('heading', { name: code })).toBeVisible();
		await expect(page.getByText('为什么选它')).toBeVisible();
		await page.keyboard.press('o');
		await expect(page.getByText(`已锁定为不选：${code}`)).toBeVisible();
		await expect(page).toHaveURL(/[?&]out=parcel:\d+/);
		await solved(page, '已证明最优');
		await expect.poll(() => codeOf(page, 1)).not.toBe(code);
		expect(await figure(page, 'objective')).toBeLessThanOrEqual(best);
		const objective = await figure(page, 'objective');

		const name = `E2E 优选 ${Date.now() % 1e6}`;
		await page.getByRole('textbox', { name: '优选方案名称' }).fill(name);
		await page.getByRole('button', { name: '保存', exact: true }).click();
		await expect(result(page)).toContainText('服务器求解并校核', { timeout: 90_000 });
		await expect(page).toHaveURL(/[?&]pick=\d+/);
		expect(await figure(page, 'objective')).toBe(objective);

		// The saved one stands in the panel once no land is chosen.
		await page.keyboard.press('Escape');
		await expect(page).not.toHaveURL(/[?&]sel=/);
		await page.getByRole('button', { name: '签批', exact: true }).click();
		const dialog = page.getByRole('dialog');
		await expect(dialog).toContainText('输入散列');
		await expect(dialog).toContainText(/[\w-]+@\d+/);
		await dialog.getByRole('button', { name: '确认签批' }).click();
		await expect(page.getByTestId('select-hash')).toHaveText(/^[0-9a-f]{64}$/);
		await page.getByRole('button', { name: '核验', exact: true }).click();
		await expect(page.getByText('核验通过')).toBeVisible();
		await expect(page.getByRole('button', { name: '删除', exact: true })).toHaveCount(0);

		const download = page.waitForEvent('download');
		await page.getByRole('link', { name: '证书 JSON' }).click();
		const file = JSON.parse(await readFile(await (await download).path(), 'utf8'));
		expect(file.selection.name).toBe(name);
		expect(file.certificate.format).toBe('tenglong-set-certificate');

		// A link opens it as it was signed.
		const hash = await page.getByTestId('select-hash').innerText();
		await page.reload();
		await expect(page.getByTestId('select-hash')).toHaveText(hash);
		expect(await figure(page, 'objective')).toBe(objective);
	},
);

test('demands that exclude each other are named, and a remedy is one press', async ({ page }) => {
	await page.goto('/select?ask=cost&budget=500&target=800');
	await solved(page, '无解');
	const conflict = page.getByTestId('select-conflict');
	await expect(conflict).toContainText('预算 500.00 万元');
	await expect(conflict).toContainText('目标 800.00 亩');
	await conflict.getByRole('button', { name: /^预算增至 .* 万元可满足$/ }).click();
	await solved(page, '已证明最优');
	await expect(page.getByRole('spinbutton', { name: '预算上限', exact: true })).not.toHaveValue('500');
	expect(await figure(page, 'mu')).toBeGreaterThanOrEqual(800);

	// The other remedy, after going back: less land for the same money.
	await page.getByRole('button', { name: '撤销', exact: true }).click();
	await solved(page, '无解');
	await conflict.getByRole('button', { name: /^目标降至 .* 亩可满足$/ }).click();
	await solved(page, '已证明最优');
	expect(await figure(page, 'objective')).toBeLessThanOrEqual(500);
});

test('two saved questions stand side by side; a deleted one comes back', async ({ page }) => {
	const stamp = Date.now() % 1e6;
	const run = (await (await page.request.get('/api/overview')).json()).runs[0].id as number;
	const criteria = { kinds: ['parcel'], flags: ['idle', 'low-efficiency'], stock: true };
	const made: { id: number; name: string }[] = [];
	for (const [letter, budgetWan] of [
		['甲', 4000],
		['乙', 8000],
	] as const) {
		const question = { run, criteria, objective: 'max-benefit', budgetWan };
		const data = { name: `E2E 优选${letter} ${stamp}`, question };
		const answer = await page.request.post('/api/selections', { data, timeout: 90_000 });
		expect(answer.status()).toBe(201);
		made.push(await answer.json());
	}
	const [first, second] = made as [(typeof made)[0], (typeof made)[0]];
	await page.goto(`/select?pick=${first.id}`);
	await expect(result(page)).toContainText('服务器求解并校核');
	await page.getByRole('button', { name: /^方案比较/ }).click();
	for (const { name } of made) await page.getByRole('checkbox', { name: `加入比较：${name}` }).check();
	const beside = page.getByTestId('select-beside');
	await expect(beside.getByRole('columnheader', { name: new RegExp(second.name) })).toBeVisible();
	await expect(beside.getByRole('row', { name: /^预算上限/ })).toContainText('8\u2009000.00');
	await expect(beside).toContainText('全部方案都选');
	await expect(page).toHaveURL(new RegExp(`[?&]beside=${first.id},${second.id}(&|$)`));

	await page.getByRole('button', { name: '删除', exact: true }).click();
	await expect(page.getByText(`已删除优选方案“${first.name}”`)).toBeVisible();
	await expect(beside.getByRole('columnheader', { name: new RegExp(first.name) })).toHaveCount(0);
	await page.getByRole('button', { name: '撤销', exact: true }).click();
	await expect(page.getByRole('heading', { name: first.name })).toBeVisible();
});

test('by the keyboard alone: walk, open, lock in, take it back; nothing that axe finds', async ({ page }) => {
	await page.goto('/select?ask=benefit&budget=10000');
	await solved(page, '已证明最优');
	await table(page).focus();
	for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
	await expect(row(page, 3)).toHaveAttribute('aria-selected', 'true');
	const code = await codeOf(page, 3);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: code })).toBeVisible();
	await page.keyboard.press('i');
	await expect(page.getByText(`已锁定为必选：${code}`)).toBeVisible();
	await expect(rowOf(page, code)).toContainText('必选');
	await solved(page, '已证明最优');
	await page.keyboard.press('Control+z');
	await expect(page).not.toHaveURL(/[?&]in=/);
	await expect(rowOf(page, code)).not.toContainText('必选');

	// One that was left out says what it would cost to force it in: at least, and exactly when asked.
	await page
		.getByRole('group', { name: '筛选' })
		.getByRole('button', { name: /^未入选/ })
		.press('Enter');
	await table(page).focus();
	await page.keyboard.press('Home');
	await expect(page.getByText('若一定要选它，收益减少')).toBeVisible();
	const exact = page.getByLabel('所选对象').getByRole('button', { name: '求精确值' });
	if ((await exact.count()) > 0) {
		await exact.press('Enter');
		await expect(exact).toHaveCount(0);
	}

	const axe = new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
		.exclude('canvas');
	expect((await axe.analyze()).violations.flatMap((v) => v.nodes.map((n) => [v.id, n.html]))).toEqual([]);
});
