import type { NoticeList } from '#lib/api/notices.ts';
import { changesBetween } from '#lib/domain/notices/changes.ts';
import { publicFields } from '#lib/domain/notices/public-row.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as editions from '#lib/server/store/notice-editions.ts';
import * as store from '#lib/server/store/notices.ts';
import { makeList } from './notice-list.ts';
import { runOf } from './notices.ts';

/**
 * The list of a notice: an edition as it was frozen (the last, or the one named) with what it changed against the
 * first, or the list a draft would have now. Undefined where there is no such notice or edition.
 */
export async function noticeRows(db: Db, id: number, edition?: number): Promise<NoticeList | undefined> {
	const notice = await store.get(db, id);
	if (!notice) return undefined;
	const fields = publicFields(notice.kind, notice.subjectKind, notice.rules);
	const all = await editions.list(db, id);
	if (all.length === 0) {
		const { rows, statistics, notListed } = await makeList(db, notice, await runOf(db, notice.run));
		return { edition: null, fields, rows, statistics, notListed, changes: [] };
	}
	const wanted = edition === undefined ? all.at(-1) : all.find((e) => e.edition === edition);
	if (!wanted) return undefined;
	const rows = await editions.rowsOf(db, id, wanted.edition);
	const first = wanted.edition === 1 ? rows : await editions.rowsOf(db, id, 1);
	const byPublic = (list: readonly editions.EditionRow[]) => new Map(list.map((r) => [r.subject, r.public]));
	return {
		edition: wanted.edition,
		fields,
		rows,
		statistics: wanted.statistics,
		notListed: wanted.notListed,
		changes: wanted.edition === 1 ? [] : changesBetween(byPublic(first), byPublic(rows)),
	};
}
