import { csvOf } from '#lib/formats/csv-out.ts';
import type { Db } from '#lib/server/database/db.ts';
import { isNote } from '#lib/domain/importing/row.ts';
import { reportOf } from './import.ts';

const HEADINGS = ['文件', '工作表', '行', '字段', '类别', '问题', '实际', '应为', '怎么改', '代码'];

/** Every problem of a batch as CSV that Excel opens rightly; cells that look like formulas are defused. */
export async function problemsCsv(db: Db, batch: number): Promise<string> {
	const { problems } = await reportOf(db, batch);
	return csvOf(
		HEADINGS,
		problems.map((p) => [
			p.file ?? null,
			p.sheet ?? null,
			p.row ?? null,
			p.path ?? null,
			isNote(p) ? '提示' : '拒绝',
			p.message,
			textOf(p.got),
			textOf(p.expected),
			p.fix ?? null,
			p.code,
		]),
	);
}

function textOf(value: unknown): string | null {
	if (value === undefined || value === null) return null;
	if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join('、');
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
