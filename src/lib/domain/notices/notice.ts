import type { Problem } from '../problem.ts';

/** What a notice (公示批次) lists: graded enterprises or parcels, land areas to be confirmed, recorded determinations. */
export const NOTICE_KINDS = ['grades', 'land-area', 'determinations'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** What a row of a list is. Determinations are of parcels. */
export const NOTICE_SUBJECTS = ['enterprise', 'parcel'] as const;
export type NoticeSubject = (typeof NOTICE_SUBJECTS)[number];

export const NOTICE_STATES = ['draft', 'open', 'closed', 'final', 'withdrawn'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** Draft → open (公示中) → closed (公示期满) → final; withdrawn from any of the first three. */
const NEXT: Readonly<Record<NoticeState, readonly NoticeState[]>> = {
	draft: ['open', 'withdrawn'],
	open: ['closed', 'withdrawn'],
	closed: ['final', 'withdrawn'],
	final: [],
	withdrawn: [],
};

/** What the next state depends on beside the present one. */
export interface NoticeFacts {
	state: NoticeState;
	/** Rows of the list as it stands. */
	rows: number;
	/** Last day of the period, once it is open. */
	closesOn: string | null;
	/** Objections without an answer. */
	unanswered: number;
	/** Corrections or re-gradings made after the list was last made: it does not show them. */
	behind: boolean;
}

/** The states that may follow. */
export function nextStates(state: NoticeState): readonly NoticeState[] {
	return NEXT[state];
}

/**
 * Why a notice may not go on to a state on a day, or undefined where it may: a period runs to its end, every objection
 * is answered, and a final list holds every correction.
 */
export function refusalOf(notice: NoticeFacts, to: NoticeState, today: string): Problem | undefined {
	if (!NEXT[notice.state].includes(to)) {
		return {
			code: 'notice.state',
			message: '公示批次当前的状态不能这样变更',
			path: 'to',
			got: `${notice.state} → ${to}`,
			expected: NEXT[notice.state],
			fix: '刷新页面，看批次现在的状态',
		};
	}
	if (to === 'open' && notice.rows === 0) {
		return {
			code: 'notice.empty',
			message: '名单是空的，不能公示',
			got: 0,
			fix: '换一次评价或换一种名单；认定名单只列有认定文书的地块',
		};
	}
	if (to === 'closed' && (notice.closesOn === null || today <= notice.closesOn)) {
		return {
			code: 'notice.not-over',
			message: '公示期未满，不能结束',
			path: 'to',
			got: today,
			expected: `${notice.closesOn} 之后`,
			fix: '等公示期满后的第一天；如需停止公示，请撤回并写明理由',
		};
	}
	if (to === 'final' && notice.unanswered > 0) {
		return {
			code: 'notice.objections-open',
			message: `还有 ${notice.unanswered} 件异议没有答复，不能定稿`,
			path: 'to',
			got: notice.unanswered,
			expected: 0,
			fix: '逐件答复：更正事实，或说明不予采纳的理由',
		};
	}
	if (to === 'final' && notice.behind) {
		return {
			code: 'notice.rerun-needed',
			message: '名单形成之后又有更正或调档，尚未反映在名单中',
			path: 'to',
			fix: '重新评价，生成新一版名单',
		};
	}
	return undefined;
}
