import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { tableFromIPC } from '@uwdata/flechette';

// Pictures and proofs: every figure walks back to its row and its clause, also on paper; every picture leaves as a file.

interface Located {
	id: number;
	code: string;
}
/** From the newest graded run of 2024: an enterprise of grade C, and a parcel that several enterprises share. */
async function objects(page: Page): Promise<{ run: number; enterprise: Located; parcel: Located }> {
	const { runs } = (await (await page.request.get('/api/overview')).json()) as {
		runs: { id: number; year: number; scoresOnly: boolean }[];
	};
	const run = runs.find((r) => r.year === 2024 && !r.scoresOnly)?.id;
	if (run === undefined) throw new Error('the demo has no graded run of 2024');
	const column = async (of: string, name: string) => {
		const answer = await page.request.get(`/api/runs/${run}/columns?of=${of}&names=${name}`);
		const table = tableFromIPC(new Uint8Array(await answer.body()), { useDecimalInt: true });
		return { ids: table.getChild('id').toArray(), values: table.getChild(name).toArray() };
	};
	const located = async (kind: string, id: number): Promise<Located> =>
		(await (await page.request.get(`/api/runs/${run}/${kind}/${id}`)).json()) as Located;
	const grades = await column('enterprise', 'grade');
	const occupants = await column('parcel', 'occupants');
	const firstOf = ({ ids, values }: typeof grades, holds: (value: unknown) => boolean) =>
		Number(ids[Array.from(values as ArrayLike<unknown>).findIndex(holds)]);
	return {
		run,
		enterprise: await located(
			'enterprises',
			firstOf(grades, (grade) => grade === 'C'),
		),
		parcel: await located(
			'parcels',
			firstOf(occupants, (n) => Number(n) > 1),
		),
	};
}

test('the printed proof of an enterprise names the row of the file, the clause and what would change the grade', async ({
	page,
}) => {
	const { run, enterprise } = await objects(page);
	await page.goto(`/print/enterprises/${enterprise.id}?run=${run}`);
	const paper = page.getByRole('article');
	await expect(paper).toContainText(enterprise.code);
	await expect(paper.getByRole('heading', { name: '计算步骤' })).toBeVisible();
	// the source row: file, sheet and row number in the table of records
	const record = paper.getByRole('row').filter({ hasText: '演示-税收-2024.xlsx' }).first();
	await expect(record).toContainText(/\d+/);
	await expect(record).toContainText('评价税收');
	// the clause: document with version, date of effect and mark
	await expect(paper).toContainText('demo-2024@1');
	await expect(paper).toContainText('自 2024-01-01 起施行');
	// arithmetic with the numbers in place, and the smallest change
	await expect(paper.locator('code').filter({ hasText: '÷' }).first()).toBeVisible();
	await expect(paper).toContainText(/即可由 C 级变为 B 级（其余不变，分档线不动）/);
	// on paper the tools are gone
	await expect(page.getByRole('button', { name: '打印' })).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
	expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(20_000);
});

test('the printed proof of a shared parcel splits its tax among the occupants, each with its record, and draws it', async ({
	page,
}) => {
	const { run, parcel } = await objects(page);
	await page.goto(`/print/parcels/${parcel.id}?run=${run}`);
	const paper = page.getByRole('article');
	await expect(paper).toContainText('家用地企业按分摊比例合计');
	await expect(paper.getByText(/分摊到本宗地/).first()).toBeVisible();
	await expect(paper.getByRole('img', { name: new RegExp(parcel.code) })).toBeVisible();
	const shares = paper.locator('code').filter({ hasText: /^[\d.]+ × [\d.…]+ = / });
	expect(await shares.count()).toBeGreaterThan(1);
	const found = await new AxeBuilder({ page }).analyze();
	expect(found.violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
});

test('the same proof is JSON by public code', async ({ page }) => {
	const { run, enterprise } = await objects(page);
	const answer = await page.request.get(`/api/runs/${run}/enterprises/${enterprise.code}/proof`);
	const document = (await answer.json()) as {
		id: number;
		parts: { of: string; id: string; proof: { code: string } }[];
		records: { file?: string; row?: number; at?: string; by?: string }[];
	};
	expect(document.id).toBe(enterprise.id);
	expect(document.parts.filter((p) => p.of === 'indicator').length).toBeGreaterThanOrEqual(11);
	expect(document.records.every((r) => r.file && r.row && r.at && r.by)).toBe(true);
});

test('every picture states its finding and leaves as PNG and CSV; its table is reached by keyboard', async ({
	page,
}) => {
	const { run } = await objects(page);
	await page.goto(`/charts?run=${run}`);
	const figures = page.getByRole('figure');
	await expect(figures.first().locator('canvas')).toBeVisible();
	expect(await figures.count()).toBeGreaterThanOrEqual(7);
	await expect(page.getByRole('heading', { name: /20 % 的用地面积贡献 \d+ % 的评价税收/ })).toBeVisible();
	await expect(page.getByRole('heading', { name: /亩均税收由 2022 年的 .*2024 年的/ })).toBeVisible();
	for (const id of ['concentration', 'counties', 'grades']) {
		const figure = page.locator(`figure#${id}`);
		const [png] = await Promise.all([
			page.waitForEvent('download'),
			figure.getByRole('button', { name: 'PNG' }).click(),
		]);
		const picture = await readFile(await png.path());
		expect(picture.subarray(1, 4).toString()).toBe('PNG');
		expect(picture.length).toBeGreaterThan(10_000);
		const [csv] = await Promise.all([
			page.waitForEvent('download'),
			figure.getByRole('button', { name: 'CSV' }).click(),
		]);
		const text = await readFile(await csv.path(), 'utf8');
		expect(text.split('\r\n').length).toBeGreaterThan(6);
		expect(text).toContain(`第 ${run} 次评价`);
	}
	const table = page.locator('figure#counties details');
	await table.locator('summary').focus();
	await page.keyboard.press('Enter');
	await expect(table.getByRole('row').nth(1)).toBeVisible();
	const found = await new AxeBuilder({ page }).analyze();
	expect(found.violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
});

test('indicator, objects and scale of the pictures stand in the address', async ({ page }) => {
	const { run } = await objects(page);
	await page.goto(`/charts?run=${run}`);
	await page.getByLabel('指标').selectOption('far');
	await page.getByLabel('对象').selectOption('enterprise');
	await page.getByLabel('对数刻度').check();
	await expect(page).toHaveURL(/of=enterprise&indicator=far&log=1/);
	await page.reload();
	await expect(page.getByRole('heading', { name: /^容积率：一半不到/ })).toBeVisible();
	await expect(page.getByLabel('对数刻度')).toBeChecked();
});
