import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

// A scenario from nothing to a shared link: made, a block drawn into it, a parcel changed, branched, compared, opened
// by somebody else.

const changes = (page: Page) => page.getByTestId('change');
const comparison = (page: Page) => page.getByTestId('comparison');
/** A cell of the comparison: row by its name, column 0 = base. */
const cell = (page: Page, figure: string, column: number) =>
	comparison(page)
		.getByRole('row', { name: new RegExp(`^${figure}`) })
		.getByRole('cell')
		.nth(column);
const numberOf = async (page: Page, figure: string, column: number) =>
	Number(((await cell(page, figure, column).locator('.value').textContent()) ?? '').replaceAll('\u2009', ''));

async function viewOfPark(page: Page): Promise<string> {
	const overview = (await (await page.request.get('/api/overview')).json()) as {
		parks: { bbox: [number, number, number, number] }[];
	};
	const [west, south, east, north] = overview.parks[0]!.bbox;
	return `15.2/${((south + north) / 2).toFixed(5)}/${((west + east) / 2).toFixed(5)}`;
}

/** Makes a scenario by its form and waits until it is open. */
async function make(page: Page, name: string): Promise<void> {
	const button = page.getByRole('button', { name: '新建方案' });
	// The button waits for the run of the overview.
	await expect(async () => {
		await page.getByRole('textbox', { name: '方案名称' }).fill(name);
		await expect(button).toBeEnabled({ timeout: 1000 });
	}).toPass();
	await button.click();
	await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
}

/** Draws a block without snapping and closes it. */
async function drawBlock(page: Page): Promise<void> {
	const box = (await page.getByTestId('map').boundingBox())!;
	await page.keyboard.down('Alt');
	for (const [x, y] of [
		[0.3, 0.3],
		[0.6, 0.28],
		[0.62, 0.6],
		[0.33, 0.62],
	] as const)
		await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
	await page.keyboard.up('Alt');
	await page.keyboard.press('Enter');
}

test('a block is drawn into a scenario, branched, compared, and a link opens the same comparison elsewhere', async ({
	page,
	browser,
}) => {
	const name = `E2E 方案 ${Date.now() % 1e6}`;
	await page.goto(`/scenarios?view=${await viewOfPark(page)}`);
	await make(page, name);
	await expect(page).toHaveURL(/[?&]s=\d+/);

	// To the drawing table and back with a block: figures are the planner's, with their basis.
	await page.getByRole('button', { name: '画新地块' }).click();
	await expect(page.getByTestId('drawing')).toBeAttached();
	await drawBlock(page);
	const form = page.getByTestId('to-scenario');
	await expect(page.getByTestId('scenario-effect')).toContainText('用地');
	await form.getByRole('textbox', { name: '地块名称' }).fill('东区');
	await form.getByRole('combobox', { name: '建筑规模' }).selectOption('far');
	await form.getByRole('spinbutton', { name: '数值' }).fill('2');
	await form.getByRole('spinbutton', { name: '评价税收' }).fill('40');
	await form.getByRole('combobox', { name: /评价税收/ }).selectOption('mu');
	await expect(form.getByRole('button', { name: '加入方案' })).toBeDisabled();
	await form.getByRole('textbox', { name: '依据' }).fill('招商测算');
	// Storeys of a new block stand on nothing known until the footprint is entered.
	await form.getByRole('combobox', { name: '建筑规模' }).selectOption('storeys');
	await expect(form.getByRole('spinbutton', { name: '基底面积' })).toHaveAttribute('required');
	await expect(form.getByRole('button', { name: '加入方案' })).toBeDisabled();
	await form.getByRole('combobox', { name: '建筑规模' }).selectOption('far');
	await form.getByRole('button', { name: '加入方案' }).click();
	// The outline is that change from now on: another press adds no second one.
	await expect(page).toHaveURL(/[?&]change=[0-9a-f]{12}/);
	await form.getByRole('button', { name: '更新方案中的边界' }).click();
	await form.getByRole('button', { name: '打开方案' }).click();

	await expect(changes(page)).toHaveCount(1);
	await expect(changes(page)).toContainText('新地块');
	await expect(changes(page)).toContainText('招商测算');
	await expect.poll(() => numberOf(page, '亩均税收', 1)).toBeGreaterThan(await numberOf(page, '亩均税收', 0));
	// The way back is unfolded by the keyboard.
	const why = comparison(page).getByRole('button', { name: /^亩均税收/ });
	await why.press('Enter');
	await expect(why).toHaveAttribute('aria-expanded', 'true');
	await expect(comparison(page).getByText(/1\. 新地块 东区：\+/)).toBeVisible();
	await why.press('Enter');
	await expect(cell(page, '用地', 1)).toContainText('椭球面积');
	await expect(cell(page, '就业', 1)).toContainText('缺');
	await expect(cell(page, '就业', 1)).not.toContainText(/优于|劣于/);

	// The branch has the parent's block and goes its own way; the parent stays as it was.
	await page.getByRole('button', { name: '建分支' }).click();
	await expect(page.getByRole('heading', { name: `${name}（分支）` })).toBeVisible();
	await expect(changes(page)).toContainText('继承');
	await changes(page).getByRole('button', { name: /^移除/ }).click();
	await expect(changes(page)).toHaveCount(0);
	await page.getByRole('button', { name: /^撤销/ }).click();
	await expect(changes(page)).toHaveCount(1);
	await changes(page).getByRole('button', { name: '修改' }).click();
	await page.getByRole('spinbutton', { name: '数值' }).fill('3');
	await page.getByRole('button', { name: '保存' }).click();
	await expect.poll(() => numberOf(page, '容积率', 2)).toBeGreaterThan(await numberOf(page, '容积率', 1));
	expect(await numberOf(page, '用地', 2)).toBe(await numberOf(page, '用地', 1));

	// Read while the figures are computed again, too: nothing is faded then.
	const axe = new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
		.exclude('canvas');
	expect((await axe.analyze()).violations.flatMap((v) => v.nodes.map((n) => [v.id, n.html]))).toEqual([]);

	// Somebody else, by the link alone.
	const link = page.url();
	const shown = await comparison(page).innerText();
	const other = await (await browser.newContext()).newPage();
	await other.goto(link);
	await expect(changes(other)).toHaveCount(1);
	await expect.poll(() => comparison(other).innerText()).toBe(shown);
	await other.context().close();

	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'CSV' }).click();
	expect((await download).suggestedFilename()).toBe('方案比较.csv');
});

test(
	'a parcel is changed from its panel by keyboard, moved, undone; a deleted scenario comes back',
	{ tag: '@main' },
	async ({ page }) => {
		const run = (await (await page.request.get('/api/overview')).json()).runs[0].id as number;
		const found = await page.request.post(`/api/runs/${run}/candidates`, {
			data: { kinds: ['parcel'], grades: ['C'], limit: 5 },
		});
		const parcel = (await found.json()).candidates[0] as { id: number; code: string };
		await page.goto(`/?run=${run}&sel=parcel:${parcel.id}`);
		await page.getByRole('link', { name: '在方案中改变' }).click();
		const name = `E2E 键盘 ${Date.now() % 1e6}`;
		await make(page, name);
		await expect(page.getByText(`对宗地 ${parcel.code}`)).toBeVisible();
		await page.getByRole('combobox', { name: '变更内容' }).selectOption('vacate');
		await page.getByRole('textbox', { name: '依据' }).focus();
		await page.keyboard.type('收储计划');
		await page.keyboard.press('Enter');
		await expect(changes(page)).toContainText('腾空');
		await expect.poll(() => numberOf(page, '税收', 1)).toBe(0);
		await expect(cell(page, '税收', 1)).toContainText('劣于基准');

		await page.getByRole('combobox', { name: '变更内容' }).selectOption('floor');
		await page.getByRole('spinbutton', { name: '数值' }).fill('1.5');
		await page.getByRole('textbox', { name: '依据' }).fill('规划条件');
		await page.getByRole('button', { name: '添加变更' }).click();
		await expect(changes(page)).toHaveCount(2);
		await expect.poll(() => numberOf(page, '容积率', 1)).toBe(1.5);
		await changes(page).nth(1).getByRole('button', { name: '上移' }).click();
		await expect(changes(page).first()).toContainText('改建筑规模');
		await page.getByRole('heading', { name, exact: true }).click();
		await page.keyboard.press('Control+z');
		await expect(changes(page).first()).toContainText('腾空');

		await page.getByRole('button', { name: '删除' }).click();
		await expect(page.getByText(`已删除方案“${name}”`)).toBeVisible();
		await page.getByRole('button', { name: '撤销', exact: true }).click();
		await expect(changes(page)).toHaveCount(2);
	},
);

test('back leaves a scenario and the screen; one chosen in the search is opened over another', async ({
	page,
}) => {
	const run = (await (await page.request.get('/api/overview')).json()).runs[0].id as number;
	const stamp = Date.now() % 1e6;
	const made: { id: number; name: string }[] = [];
	for (const letter of ['甲', '乙']) {
		const data = { name: `E2E ${letter}案 ${stamp}`, run };
		made.push(await (await page.request.post('/api/scenarios', { data })).json());
	}
	const [first, second] = made as [(typeof made)[0], (typeof made)[0]];
	const heading = (name: string) => page.getByRole('heading', { name, exact: true });
	await page.goto(`/?run=${run}`);
	await expect(page.getByTestId('map')).toBeVisible();
	await page.goto(`/scenarios?run=${run}&s=${first.id}`);
	await expect(heading(first.name)).toBeVisible();

	const search = page.getByRole('combobox', { name: /^搜索/ });
	await search.fill(second.name);
	await page.getByRole('option', { name: second.name }).click();
	await expect(heading(second.name)).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`[?&]s=${second.id}(&|$)`));

	await page.goBack();
	await expect(heading(first.name)).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`[?&]s=${first.id}(&|$)`));
	await expect(comparison(page)).not.toContainText(second.name);

	// From the list it is a step too, and back twice is out of the screen.
	await page.getByTestId('scenario-list').getByRole('button', { name: second.name }).click();
	await expect(heading(second.name)).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`[?&]open=${second.id}(&|$)`));
	await page.goBack();
	await expect(heading(first.name)).toBeVisible();
	await page.goBack();
	await expect(page).not.toHaveURL(/\/scenarios/);
});
