import { expect, test, type Page } from '@playwright/test';
import type { Overview, RunSummary } from '#lib/api/overview.ts';

// Seeing on the running product with its demo: classes by policy, the brush, layers, years, coordinates, back.

async function runOf(page: Page, year = 2024): Promise<RunSummary> {
	const overview = (await (await page.request.get('/api/overview')).json()) as Overview;
	const run = overview.runs.find((r) => r.year === year && r.rules === 'demo-2024@1');
	if (!run) throw new Error(`the demo has a run of ${year} by demo-2024@1`);
	return run;
}
const rail = (page: Page) => page.getByRole('complementary').first();
const legend = (page: Page) => rail(page).locator('table');
const choose = async (page: Page, menu: string, option: RegExp) => {
	await page.locator(`[aria-label^="${menu}:"]`).first().click();
	await page.getByRole('option', { name: option }).first().click();
};
const counts = async (page: Page) => {
	const cells = await legend(page).locator('tbody tr td:nth-child(2)').allTextContents();
	return cells.map((text) => Number(text.replace(/\D/g, '')));
};
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

test(
	'an indicator is classed by the lines of the rules first, with clause, source and mark',
	{ tag: '@main' },
	async ({ page }) => {
		const run = await runOf(page);
		await page.goto(`/?run=${run.id}`);
		await expect(legend(page)).toBeVisible();
		await choose(page, '宗地着色', /^亩均税收/);
		await expect(page).toHaveURL(/colour=indicator:taxPerMu/);
		await expect(legend(page).getByText('低于基准')).toBeVisible();
		await expect(legend(page).getByText('规上 24.10')).toBeVisible();
		await expect(legend(page).getByText('低于低效线')).toBeVisible();
		expect(sum(await counts(page))).toBe(run.counts.parcels);
		await rail(page).getByRole('button', { name: '各线出处' }).click();
		await expect(rail(page).getByText('规上工业企业指标、权重与基准值').first()).toBeVisible();
		await expect(
			rail(page)
				.getByText(/chacewang/)
				.first(),
		).toBeVisible();

		await choose(page, '分级方法', /^自然断点/);
		await expect(page).toHaveURL(/classes=natural/);
		await choose(page, '级数', /^7 级/);
		await expect(page).toHaveURL(/classes=natural:7/);
		await expect(legend(page).locator('tbody tr')).toHaveCount(8);
		await page.goBack();
		await expect(page).toHaveURL(/classes=natural(&|$)/);
		await expect(legend(page).locator('tbody tr')).toHaveCount(6);
		await page.goBack();
		await expect(legend(page).getByText('低于基准')).toBeVisible();
		await page.goBack();
		await expect(legend(page).getByText('A 级')).toBeVisible();
	},
);

test('the histogram brushes the map: by dragging, by the keyboard and by numbers, in the address', async ({
	page,
}) => {
	const run = await runOf(page);
	await page.goto(`/?run=${run.id}&colour=indicator:far`);
	await expect(legend(page)).toBeVisible();
	const picture = rail(page).getByRole('img', { name: /的分布；/ });
	await picture.scrollIntoViewIfNeeded();
	const box = (await picture.boundingBox()) as { x: number; y: number; width: number; height: number };
	await page.mouse.move(box.x + box.width * 0.25, box.y + 20);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width * 0.6, box.y + 20, { steps: 5 });
	await page.mouse.up();
	await expect(page).toHaveURL(/range=far:[\d.]+\.\.[\d.]+/);
	const dragged = sum(await counts(page));
	expect(dragged).toBeGreaterThan(0);
	expect(dragged).toBeLessThan(run.counts.parcels);

	const field = rail(page).getByRole('spinbutton', { name: '选取上限' });
	await field.fill('1');
	await field.press('Enter');
	await expect(page).toHaveURL(/range=far:[\d.]+\.\.1(&|$)/);
	await rail(page).getByRole('slider', { name: '选取下限' }).focus();
	await page.keyboard.press('Home');
	await expect(page).toHaveURL(/range=far:\.\.1(&|$)/);
	await page.reload();
	await expect(field).toHaveValue('1');
	await rail(page).getByRole('button', { name: '取消选取' }).click();
	await expect(page).not.toHaveURL(/range=/);
	expect(sum(await counts(page))).toBe(run.counts.parcels);
});

test('the change between two years has classes on both sides of none', async ({ page }) => {
	const run = await runOf(page);
	const before = await runOf(page, 2022);
	await page.goto(`/?run=${run.id}&colour=indicator:taxPerMu&vs=${before.id}`);
	await expect(legend(page).getByText(/−[\d.]+ 以下/)).toBeVisible();
	await expect(rail(page).getByText(/两个年度之差/)).toBeVisible();
	expect(sum(await counts(page))).toBe(run.counts.parcels);
});

test('layers change their order and opacity by the keyboard, and the address keeps both', async ({
	page,
}) => {
	const run = await runOf(page);
	await page.goto(`/?run=${run.id}`);
	const list = page.getByTestId('layers');
	const names = async () =>
		(await list.getByRole('listitem').locator('.name').allTextContents()).map((n) => n.trim());
	await expect(list.getByText('园区', { exact: true })).toBeVisible();
	// The demo's elevation model adds its layer when it is known.
	await expect(list.getByText('地形晕渲', { exact: true })).toBeVisible();
	const first = await names();
	await list.getByRole('button', { name: '宗地：顺序与透明度' }).click();
	const slider = list.getByRole('slider', { name: '宗地的不透明度' });
	await slider.focus();
	for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft');
	await expect(page).toHaveURL(/opacity=parcels:80/);
	await list.getByRole('button', { name: '下移宗地' }).click();
	await expect(page).toHaveURL(/order=/);
	const moved = await names();
	expect(moved.indexOf('宗地')).toBe(first.indexOf('宗地') + 1);
	await page.reload();
	await expect.poll(names).toEqual(moved);
	await rail(page).getByRole('button', { name: '恢复默认' }).click();
	await expect(page).not.toHaveURL(/order=|opacity=/);
	expect(await names()).toEqual(first);
});

test('the years go by arrow keys, with the classes of the year they began in', async ({ page }) => {
	const run = await runOf(page);
	await page.goto(`/?run=${run.id}&colour=indicator:taxPerMu&classes=quantile`);
	await expect(legend(page)).toBeVisible();
	const slider = rail(page).getByRole('slider', { name: '年度' });
	await slider.focus();
	await page.keyboard.press('ArrowLeft');
	await expect(page).toHaveURL(new RegExp(`run=${(await runOf(page, 2023)).id}(&|$)`));
	await expect(slider).toHaveAttribute('aria-valuetext', '2023');
	await expect(page).toHaveURL(/classes=manual:/);
	await page.goBack();
	await expect(slider).toHaveAttribute('aria-valuetext', '2024');
});

test('coordinates are read in any writing, flown to, marked, and said as what they were read', async ({
	page,
}) => {
	await page.goto('/');
	await expect(legend(page)).toBeVisible();
	await page.keyboard.press('/');
	await page.keyboard.type('119°54′00″ 28°24′36″');
	await page.getByRole('option', { name: /定位到 119\.900000，28\.410000.*CGCS2000 经纬度/ }).click();
	await expect(page.getByTestId('place-mark')).toBeVisible();
	await expect(page).toHaveURL(/place=119\.900000,28\.410000/);
	await expect(page).toHaveURL(/view=1[5-9]\.[\d]+\/28\.410/);
	await page.getByRole('button', { name: /所查坐标/ }).click();
	await expect(page.getByTestId('place-mark')).toHaveCount(0);
	await expect(page).not.toHaveURL(/place=/);

	await page.locator('#search').fill('X=3143500 Y=40490300');
	await expect(page.getByRole('option', { name: /3 度带 40 带，先北后东/ })).toBeVisible();
});

test('a basemap is refused with a reason where the server may not fetch it', async ({ page }) => {
	await page.goto('/');
	await expect(legend(page)).toBeVisible();
	await page.getByRole('button', { name: '添加底图' }).click();
	const dialog = page.getByRole('dialog', { name: '添加底图' });
	await expect(dialog.getByText(/BASEMAP_HOSTS/)).toBeVisible();
	await dialog.getByLabel(/瓦片地址/).fill('http://tiles.example.test/{z}/{x}/{y}.png');
	await dialog.getByLabel('名称').fill('内网影像');
	await dialog.getByRole('button', { name: '使用' }).click();
	await expect(page).toHaveURL(/basemap=own:/);
	await expect(page.getByText('服务器未被允许访问 tiles.example.test。').first()).toBeVisible();
	const token = await page.request.get('/tiles/basemap/tianditu/vec/5/26/13');
	expect(token.status()).toBe(404);
	expect(((await token.json()) as { code: string }).code).toBe('tianditu-token-missing');
});

test('the year of the top bar stays with the rule set chosen by hand, and says where it cannot', async ({
	page,
}) => {
	const overview = (await (await page.request.get('/api/overview')).json()) as Overview;
	const { rules } = await runOf(page);
	// By hand: the run by the demo's rules, whichever is newest of its year.
	await page.goto(`/?run=${(await runOf(page)).id}`);
	await expect(legend(page)).toBeVisible();
	for (const year of [2023, 2022]) {
		await choose(page, '年度', new RegExp(`^${year}`));
		const shown = () => Number(new URL(page.url()).searchParams.get('run'));
		await expect.poll(() => overview.runs.find(({ id }) => id === shown())?.year).toBe(year);
		const by = overview.runs.find(({ id }) => id === shown())?.rules;
		if (by !== rules) await expect(rail(page).getByText('该年没有同一规则的评价')).toBeVisible();
	}
});

test('a constraint is found by the number of its approval and opened', async ({ page }) => {
	const json = async (url: string) => (await page.request.get(url)).json();
	const { results } = (await json('/api/search?q=基本农田')) as { results: { kind: string; id: number }[] };
	const { id } = results.find(({ kind }) => kind === 'constraint')!;
	const { approvalNo } = (await json(`/api/constraints/${id}`)) as { approvalNo: string };
	await page.goto('/');
	await expect(legend(page)).toBeVisible();
	await page.locator('#search').fill(approvalNo);
	await page.getByRole('group', { name: '空间管制' }).getByRole('option').first().click();
	await expect(page).toHaveURL(/sel=constraint:\d+/);
});

test('single letters can be turned off in the sheet of keys, and stay off', async ({ page }) => {
	await page.goto('/');
	await expect(legend(page)).toBeVisible();
	await page.keyboard.press('?');
	const box = page.getByRole('checkbox', { name: '单个字母、数字和符号作为快捷键' });
	await box.uncheck();
	await page.keyboard.press('Escape');
	await page.keyboard.press('d');
	await page.keyboard.press('m');
	await page.keyboard.press('?');
	await expect(box).toHaveCount(0);
	await page.reload();
	await expect(legend(page)).toBeVisible();
	await page.keyboard.press('d');
	await page.keyboard.press('/');
	await expect(page).toHaveURL(/\/(\?|$)/);
	await expect(page.locator('#search')).not.toBeFocused();

	// On the drawing screen, whose keys listen for themselves, they are off too.
	await page.goto('/draw');
	await expect(page.getByTestId('map').locator('canvas.maplibregl-canvas')).toBeVisible();
	const tool = page.getByRole('button', { name: /^矩形/ }).first();
	// The map is there when an empty table has its pen in hand: the keys are heard from then on.
	const pen = page.getByRole('button', { name: /^多边形/ }).first();
	await expect(pen).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('r');
	await expect(pen).toHaveAttribute('aria-pressed', 'true');
	await expect(tool).not.toHaveAttribute('aria-pressed', 'true');
	await page.evaluate(() => localStorage.setItem('letter-keys', 'true'));
	await page.reload();
	await expect(pen).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('r');
	await expect(tool).toHaveAttribute('aria-pressed', 'true');
});

test('at 1024 × 768 no main page is wider than the screen, and the map keeps most of it', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1024, height: 768 });
	for (const path of ['/', '/draw', '/scenarios', '/low-slope', '/shortlists', '/compose']) {
		await page.goto(path);
		const picture =
			path === '/compose'
				? page.locator('main')
				: page.getByTestId('map').locator('canvas.maplibregl-canvas');
		await expect(picture).toBeVisible();
		await page.waitForLoadState('networkidle');
		const wider = await page.evaluate(() =>
			[document.documentElement, document.querySelector('.app'), document.querySelector('.page')]
				.filter((box) => box && box.scrollWidth > window.innerWidth)
				.map((box) => `${box?.className || 'html'}: ${box?.scrollWidth}`),
		);
		expect(wider, path).toEqual([]);
		const { width } = (await picture.boundingBox())!;
		expect(width, path).toBeGreaterThan(512);
	}
});
