import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

// A planner types in a county's rule by the form alone, sees a fault at once, publishes it and evaluates with it.

const unique = () => String(Date.now() % 1e8);
const group = (page: Page, name: string) => page.getByRole('region', { name: `分组 ${name}`, exact: true });
const saved = (page: Page) => expect(page.getByText('已保存')).toBeVisible();

async function copyOf(page: Page, name: string) {
	await page.goto('/rules');
	await page.getByRole('button', { name: `把 ${name} 复制为新版本` }).click();
	await expect(page).toHaveURL(/\/rules\/drafts\/\d+/);
	await expect(page.getByRole('region', { name: '基本信息' })).toBeVisible();
}
async function holds(page: Page) {
	const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']);
	expect((await axe.analyze()).violations.flatMap((v) => v.nodes.map((n) => [v.id, n.html]))).toEqual([]);
}

test(
	'a county rule from a preset: form, fault, cuts, publication, and a run that uses it',
	{ tag: '@main' },
	async ({ page }) => {
		const id = `county-${unique()}`;
		const title = `某县综合评价 ${id}`;
		await copyOf(page, 'huangyan-2022@1');
		const head = page.getByRole('region', { name: '基本信息' });
		await head.getByLabel('名称').fill(title);
		await head.getByLabel('编号').fill(id);
		await head.getByLabel('版本', { exact: true }).fill('1');
		await head.getByLabel('评价年度').fill('2024');

		const above = group(page, '规上工业企业');
		await above.getByLabel('亩均税收的权重', { exact: true }).fill('35');
		await expect(above.getByTestId('weight-sum')).toContainText('105');
		await expect(above.getByText(/权重合计为 105/)).toBeVisible();
		await expect(page.getByRole('complementary', { name: '检查' })).toContainText('1 处错误');
		await expect(page.getByRole('button', { name: '发布…' })).toBeDisabled();
		await above.getByLabel('R&D 经费支出占主营业务收入之比的权重', { exact: true }).fill('5');
		await expect(above.getByTestId('weight-sum')).toContainText('100');
		await expect(page.getByRole('button', { name: '发布…' })).toBeEnabled();

		for (const name of ['规上工业企业', '规下工业企业']) {
			const cuts = group(page, name).getByRole('group', { name: `${name}的分档` });
			await cuts.getByLabel('分档办法').selectOption('share');
			await cuts.getByLabel('A 档累计到', { exact: true }).fill('10');
			await cuts.getByLabel('B 档累计到', { exact: true }).fill('70');
		}
		await saved(page);
		await page.reload();
		await expect(group(page, '规上工业企业').getByLabel('B 档累计到', { exact: true })).toHaveValue('70');

		await page.getByRole('button', { name: '发布…' }).click();
		const dialog = page.getByRole('dialog', { name: `发布 ${id}@1` });
		await expect(dialog.getByText(/个数未经核实/)).toBeVisible();
		await dialog.getByLabel('生效日期').fill('2025-01-01');
		await dialog.getByRole('button', { name: '发布', exact: true }).click();
		await expect(page).toHaveURL(new RegExp(`/rules/${id}/1`));
		await expect(page.getByRole('heading', { name: title })).toContainText('已发布');
		await expect(page.getByRole('region', { name: '规上工业企业' })).toContainText('前 10%（含）');
		await expect(page.getByRole('button', { name: '停用…' })).toBeVisible();
		await expect(page.getByRole('textbox')).toHaveCount(0);

		await page.goto('/');
		await page.getByRole('button', { name: '新评价' }).click();
		const run = page.getByRole('dialog', { name: '新评价' });
		await run.getByRole('combobox', { name: /^规则/ }).click();
		await page.getByRole('option', { name: title }).click();
		await run.getByRole('button', { name: '开始评价' }).click();
		await expect(run).toBeHidden({ timeout: 120_000 });
		await page.goto(`/rules/${id}/1`);
		await expect(page.getByText('用于 1 次评价')).toBeVisible();
	},
);

test('what is published is retired with a reason, and says so', async ({ page, request }) => {
	const id = `retire-${unique()}`;
	const draft = await (await request.post('/api/rules/drafts', { data: { from: 'demo-2024@1' } })).json();
	const body = { ...draft.body, id, version: '1' };
	await request.put(`/api/rules/drafts/${draft.draft}`, { data: { version: 1, body } });
	const done = await request.post(`/api/rules/drafts/${draft.draft}/publish`, {
		data: { version: 2, effective: { from: '2025-01-01' } },
	});
	expect(done.status()).toBe(201);
	await page.goto(`/rules/${id}/1`);
	await page.getByRole('button', { name: '停用…' }).click();
	const dialog = page.getByRole('dialog', { name: `停用 ${id}@1` });
	await expect(dialog.getByRole('button', { name: '停用' })).toBeDisabled();
	await dialog.getByLabel('停用原因').fill('换用新办法');
	await dialog.getByRole('button', { name: '停用' }).click();
	await expect(page.getByText(/停用：换用新办法/)).toBeVisible();
	const refused = await request.post('/api/runs', { data: { year: 2024, rules: `${id}@1` } });
	expect(refused.status()).toBe(400);
	expect((await refused.json()).code).toBe('rules-retired');
});

test('form and rule file are the same rule; a change is undone by a key, a draft brought back', async ({
	page,
}) => {
	await copyOf(page, 'demo-2024@1');
	await page.getByRole('link', { name: '规则文件' }).click();
	const text = page.getByRole('textbox', { name: '规则文件' });
	const file = JSON.parse(await text.inputValue());
	await text.fill(JSON.stringify({ ...file, title: '改自文件' }));
	await page.getByRole('link', { name: '表单' }).click();
	// The heading stands on both pages; a key pressed before the form is there goes with the page that is left.
	await expect(page.getByRole('region', { name: '基本信息' })).toBeVisible();
	await expect(page.getByRole('heading', { name: '改自文件' })).toBeVisible();
	await page.getByRole('button', { name: '撤销' }).press('Enter');
	await expect(page.getByRole('heading', { name: /演示规则/ })).toBeVisible();
	await page.getByRole('button', { name: '删除草稿' }).click();
	await expect(page.getByText(/草稿 \d+ 已删除/)).toBeVisible();
	await page.getByRole('button', { name: '撤销' }).click();
	await expect(page).toHaveURL(/\/rules\/drafts\/\d+/);
});

test('an industry condition, a bonus and a baseline by industry are typed by keyboard, without code', async ({
	page,
}) => {
	await copyOf(page, 'demo-2024@1');
	const above = group(page, '规上工业企业');
	await above.getByLabel('亩均税收的基准值取法').selectOption('byIndustry');
	await above.getByLabel('亩均税收在行业 13 的基准值').fill('18');
	await above.getByLabel('给规上工业企业的入组条件加条件').selectOption('landMu');
	await above.getByLabel('数值').last().fill('3');
	await above.getByLabel('数值').last().press('Tab');
	const bonuses = page.getByRole('region', { name: '加分', exact: true });
	await bonuses.getByRole('button', { name: '+ 加分项' }).focus();
	await page.keyboard.press('Enter');
	await bonuses.getByLabel('分值', { exact: true }).fill('2');
	await saved(page);
	await page.getByRole('link', { name: '规则文件' }).click();
	const file = JSON.parse(await page.getByRole('textbox', { name: '规则文件' }).inputValue());
	expect(file.groups[0].when).toEqual({ aboveScale: true, landMu: { '>=': 3 } });
	expect(file.groups[0].indicators[0].baseline.byIndustry['13']).toEqual({ value: 18, mark: 'memory' });
	expect(file.bonuses[0].points).toEqual({ value: 2, mark: 'memory' });
});

test('two versions are compared in plain words', async ({ page }) => {
	await page.goto('/rules/diff?a=huangyan-2021@1&b=huangyan-2022@1');
	await expect(page.getByTestId('changes')).toContainText('亩均税收的基准值');
	await expect(page.getByTestId('changes')).toContainText('26.01 万元/亩 → 24.097 万元/亩');
});

test('list, document and editor hold contrast, names and roles (axe, WCAG 2.1 AA)', async ({ page }) => {
	await page.goto('/rules');
	await expect(page.getByRole('link', { name: /演示规则/ }).first()).toBeVisible();
	await holds(page);
	await page.goto('/rules/demo-2024/1');
	await expect(page.getByRole('region', { name: '规上工业企业' })).toBeVisible();
	await holds(page);
	await copyOf(page, 'huangyan-2022@1');
	await holds(page);
	await copyOf(page, 'decree-53@2012-07-01');
	await holds(page);
});
