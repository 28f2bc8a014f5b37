import type { Db } from '#lib/server/database/db.ts';
import type { Problem } from '#lib/domain/problem.ts';

/**
 * Enterprises of the batch whose open-ended occupancies do not share out to 1: a remark, since shares are stored as
 * given. Occupancies without a share are left to the evaluation, which says how it splits them.
 */
export async function sharesOff(db: Db): Promise<Problem[]> {
	const { rows } = await db.query<{ code: string; row: number; sum: number; parcels: number }>(
		`select s.code, min(w.row_no)::int as row, sum(o.share)::float8 as sum, count(*)::int as parcels
		   from (select subject_id, min(row_no) as row_no from import_swap group by subject_id) w
		   join occupancies o on o.subject_id = w.subject_id and o.superseded_at is null and o.to_date is null
		   join subjects s on s.id = w.subject_id
		  group by s.code having count(o.share) = count(*) and abs(sum(o.share) - 1) > 1e-6 order by s.code`,
	);
	return rows.map((r) => ({
		code: 'note.shares',
		message: `企业 ${r.code} 在 ${r.parcels} 宗地上的分摊比例合计不是 1`,
		path: 'share',
		row: r.row,
		got: r.sum,
		expected: 1,
		fix: '核对分摊比例；按原样保存',
	}));
}
