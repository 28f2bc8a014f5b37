import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';

// A notice from draft to final on the demo: published, contested with an attachment, corrected, evaluated again, final.

const FIRST_DAY = '2025-03-03';
const rows = (page: Page) => page.getByTestId('notice-list').getByRole('row');

async function draft(page: Page, title: string) {
	await page.goto('/notices');
	await page.getByRole('button', { name: '新建公示' }).click();
	await page.getByLabel('公示名称').fill(title);
	await page.getByLabel('联系方式').fill('0578-1234567');
	await page.getByRole('button', { name: '起草' }).click();
	await expect(page).toHaveURL(/\/notices\/\d+/);
	await expect(rows(page).nth(1)).toBeVisible();
}
async function open(page: Page) {
	await page.getByRole('button', { name: '开始公示' }).click();
	await page.getByLabel('公示首日').fill(FIRST_DAY);
	await expect(page.getByRole('dialog')).toContainText('2025-03-03 至 2025-03-07，共 5 个工作日');
	await page.getByRole('dialog').getByRole('button', { name: '开始公示' }).click();
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(page.getByRole('list', { name: '进度' })).toContainText('2025-03-03 – 2025-03-07');
}
async function step(page: Page, name: string) {
	await page.getByRole('button', { name, exact: true }).click();
	await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
}
async function noFaults(page: Page) {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
	expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
}

test('a notice is published, contested with an attachment, corrected, evaluated again and made final', async ({
	page,
}) => {
	test.slow();
	await draft(page, `E2E 公示 ${Date.now() % 1e6}`);
	await noFaults(page);
	await open(page);

	// the list is walked by the keyboard
	await page.getByTestId('notice-list').getByRole('rowgroup').focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect(page).toHaveURL(/row=\d+/);
	const chosen = page.getByTestId('notice-list').locator('[aria-selected=true]');
	await expect(chosen.getByRole('gridcell').first()).toHaveText('2');
	const name = (await chosen.getByRole('gridcell').nth(1).innerText()).trim();

	await page.getByRole('button', { name: '登记异议' }).click();
	await expect(page.getByLabel('异议人')).toHaveValue(name);
	await page.getByLabel('收到日期').fill('2025-03-05');
	await page.getByLabel('争议事项').selectOption({ label: '评价税收' });
	await page.getByLabel('主张的数值').fill('1 万元');
	await page.getByLabel('异议内容').fill('税收数据有误，见完税证明。');
	await page.locator('form input[type=file]').setInputFiles({
		name: '完税证明.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from('%PDF-1.4 证明'),
	});
	await noFaults(page);
	await page.getByRole('button', { name: '登记', exact: true }).click();
	const card = page.getByRole('article');
	await expect(card).toContainText('待答复');
	const download = page.waitForEvent('download');
	await card.getByRole('link', { name: '完税证明.pdf' }).click();
	expect((await readFile(await (await download).path())).toString('utf8')).toBe('%PDF-1.4 证明');

	await step(page, '结束公示期');
	await expect(page.getByRole('button', { name: '定稿', exact: true })).toBeVisible();
	await step(page, '定稿');
	await expect(page.getByRole('dialog').getByRole('alert')).toContainText('还有 1 件异议没有答复');
	await page.keyboard.press('Escape');

	await card.getByRole('button', { name: '答复', exact: true }).click();
	await page.getByLabel('更正为 评价税收').fill('1');
	await page.getByLabel('理由').fill('经税务部门核实');
	await card.getByRole('button', { name: '答复', exact: true }).click();
	await expect(card).toContainText('采纳');
	await expect(card).toContainText('1 万元');
	await expect(page.getByText('重新评价后才能定稿')).toBeVisible();

	await page.getByRole('button', { name: '重新评价' }).click();
	await expect(page.getByText(/第 2 版/).first()).toBeVisible({ timeout: 120_000 });
	await page.getByRole('tab', { name: /变动/ }).click();
	const changed = page.getByTestId('notice-changes').getByRole('row', { name: new RegExp(escaped(name)) });
	await expect(changed.first()).toContainText('→');
	await noFaults(page);

	await step(page, '定稿');
	await expect(page.getByText('名单校验值')).toBeVisible();
	await expect(page.getByRole('button', { name: '重新评价' })).toBeHidden();

	const csv = page.waitForEvent('download');
	await page.getByRole('link', { name: '公示稿 CSV' }).click();
	const text = await readFile(await (await csv).path(), 'utf8');
	expect(text.split('\r\n')[0]).toBe('\ufeff序号,名称,用地面积（亩）,初评等级,调档后等级');

	await page.getByRole('link', { name: '打印公示稿' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('E2E 公示');
	await expect(page.getByText('公示期：2025-03-03 至 2025-03-07（5 个工作日，含首日）')).toBeVisible();
	await noFaults(page);

	await page.goto('/notices/overrides');
	const row = page.getByRole('row').filter({ hasText: name }).first();
	await expect(row).toContainText('异议更正');
	await expect(row).toContainText('经税务部门核实');
	await noFaults(page);
});

test('a grade set by hand stands beside the computed one, with reason and name', async ({ page }) => {
	await draft(page, `E2E 调档 ${Date.now() % 1e6}`);
	await rows(page).nth(1).click();
	await page.getByRole('button', { name: '调档', exact: true }).click();
	await page.getByLabel('调档为').selectOption('B');
	await page.getByLabel('原因').fill('重点扶持项目，见会议纪要');
	await page.locator('form').getByRole('button', { name: '调档', exact: true }).click();
	await expect(page.getByText('A 调为 B')).toBeVisible();
	await expect(page.getByText(/规划员/).last()).toBeVisible();
	const row = page.getByTestId('notice-list').locator('[aria-selected=true]');
	await expect(row).toContainText('B ↕');

	await page.getByRole('button', { name: '撤销调档' }).click();
	await page.getByLabel('撤销原因').fill('纪要已废止');
	await page.locator('form').getByRole('button', { name: '撤销调档' }).click();
	await expect(page.getByText('没有调档。')).toBeVisible();
	await expect(page.getByText('已撤销或被替代 1')).toBeVisible();
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
