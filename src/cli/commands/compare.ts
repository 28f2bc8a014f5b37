import type { Command } from 'commander';
import { CAUSES, compareRequest, type ComparisonAnswer, type KindSummaryAnswer } from '#lib/api/runs.ts';
import { compareRuns } from '#lib/server/tasks/compare-runs.ts';
import { withDatabase } from '../database.ts';
import { parseOptions, printAnswer } from '../print.ts';

const PARTS = { boundary: '边界', data: '数据', rule: '规则' } as const;

export function register(program: Command): void {
	program
		.command('compare')
		.description('two runs compared: every change parted into boundary, data and rule')
		.argument('<a>', 'run before')
		.argument('<b>', 'run after')
		.option('--json', 'one JSON document')
		.action(async (a: string, b: string, options: { json?: boolean }) => {
			const asked = parseOptions(compareRequest, { a: Number(a), b: Number(b) });
			const answer = await withDatabase(
				(db) => compareRuns(db, asked),
				(server) => server.json<ComparisonAnswer>('/api/runs/compare', { method: 'POST', body: asked }),
			);
			printAnswer(options.json, answer, () => textOf(answer));
		});
}

function textOf({ a, b, enterprise, parcel, groups }: ComparisonAnswer): string {
	const run = ({ id, year, rules, asOf, reproduced }: ComparisonAnswer['a']) =>
		`评价 ${id}：${year} 年，${rules}，截至 ${asOf}${reproduced ? '' : '（输入与记录不一致）'}`;
	const tax = groups.find((g) => g.group === 'all')?.values['taxPerMu'];
	return [
		`${run(a)} → ${run(b)}`,
		linesOf('企业', enterprise),
		linesOf('宗地', parcel),
		...(tax && tax.change !== null
			? [`亩均税收 ${shown(tax.from)} → ${shown(tax.to)}：${partsOf(tax)}`]
			: []),
	].join('\n');
}

function linesOf(
	name: string,
	{ both, new: added, gone, moved, matrix, gradeCauses, meanTotal }: KindSummaryAnswer,
): string {
	const cells = matrix.filter((c) => c.from !== c.to).map((c) => `${c.from}→${c.to} ${c.n}`);
	const causes = Object.entries(gradeCauses).map(
		([key, n]) =>
			`${key
				.split('+')
				.map((c) => PARTS[c as keyof typeof PARTS])
				.join('+')} ${n}`,
	);
	return [
		`${name} ${both}，新增 ${added}，减少 ${gone}；等级变化 ${moved}${causes.length ? `（${causes.join('，')}）` : ''}`,
		...(cells.length ? [`  ${cells.join('，')}`] : []),
		...(meanTotal.change === null
			? []
			: [`  平均得分 ${shown(meanTotal.from)} → ${shown(meanTotal.to)}：${partsOf(meanTotal)}`]),
	].join('\n');
}

function partsOf(split: KindSummaryAnswer['meanTotal']): string {
	return CAUSES.map((cause) => `${PARTS[cause]} ${shown(split[cause], true)}`).join('，');
}

function shown(value: number | null, signed = false): string {
	return value === null ? '—' : `${signed && value > 0 ? '+' : ''}${value.toFixed(2)}`;
}
