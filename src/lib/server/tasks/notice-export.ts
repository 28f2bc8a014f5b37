import type { NoticeDetail, NoticeList } from '#lib/api/notices.ts';
import type { RegradingAnswer } from '#lib/api/regradings.ts';
import type { PublicField } from '#lib/domain/notices/public-row.ts';
import { csvOf } from '#lib/formats/csv-out.ts';
import type { Cell } from '#lib/formats/layer.ts';
import { xlsxOf, type SheetOut } from '#lib/formats/xlsx-out.ts';
import type { Db } from '#lib/server/database/db.ts';
import type { Lang } from '#lib/words/lang.ts';
import { roundHalfUp } from '#lib/words/numbers.ts';
import { say, sayIfKnown } from '#lib/words/words.ts';
import { noticeRows } from './notice-rows.ts';
import { noticeDetail } from './notices.ts';
import { listObjections } from './objections.ts';
import { listRegradings } from './regradings.ts';

export const NOTICE_FORMATS = ['csv', 'xlsx'] as const;
/** `public`: what is published. `internal`: with the reasons of re-gradings, names and objections, not to be published. */
export const NOTICE_AUDIENCES = ['public', 'internal'] as const;

interface Asked {
	format: (typeof NOTICE_FORMATS)[number];
	for: (typeof NOTICE_AUDIENCES)[number];
	edition?: number;
}

/** A notice as a file; undefined where there is no such notice or edition. */
export async function exportNotice(
	db: Db,
	id: number,
	asked: Asked,
	lang: Lang,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string; name: string; rows: number } | undefined> {
	const notice = await noticeDetail(db, id);
	const list = notice && (await noticeRows(db, id, asked.edition));
	if (!notice || !list) return undefined;
	const internal = asked.for === 'internal';
	const run = notice.editions.find((e) => e.edition === list.edition)?.run ?? notice.run;
	const regradings = internal ? await listRegradings(db, { run, kind: notice.subjectKind }) : [];
	const sheet = listSheet(notice, list, regradings, internal, lang);
	const name = `${notice.title}${internal ? `-${say(lang, 'contest.export.internal')}` : ''}.${asked.format}`;
	if (asked.format === 'csv') {
		const bytes = new TextEncoder().encode(csvOf(sheet.headings, sheet.rows));
		return { bytes, type: 'text/csv; charset=utf-8', name, rows: sheet.rows.length };
	}
	const sheets = [sheet, statisticsSheet(notice, list, lang)];
	if (internal) sheets.push(await objectionSheet(db, notice, lang));
	return {
		bytes: await xlsxOf(sheets),
		type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		name,
		rows: sheet.rows.length,
	};
}

/** What a list says of itself above its rows: period, contact, run, rule, basis, hash. */
export function headLines(notice: NoticeDetail, list: NoticeList, lang: Lang): string[] {
	const edition = notice.editions.find((e) => e.edition === list.edition);
	const lines = [
		notice.opensOn === null
			? say(lang, 'contest.head.draft')
			: say(lang, 'contest.head.period', {
					first: notice.opensOn,
					last: notice.closesOn ?? '',
					days: notice.workingDays,
				}),
		say(lang, 'contest.head.run', {
			run: edition?.run ?? notice.run,
			year: notice.year,
			rules: notice.ruleSet,
		}),
	];
	if (notice.basis) lines.push(say(lang, 'contest.head.basis', { basis: notice.basis }));
	if (notice.issuer) lines.push(say(lang, 'contest.head.issuer', { issuer: notice.issuer }));
	if (notice.contact) lines.push(say(lang, 'contest.head.contact', { contact: notice.contact }));
	if (edition)
		lines.push(say(lang, 'contest.head.edition', { edition: edition.edition, hash: edition.hash }));
	if (notice.synthetic) lines.push(say(lang, 'contest.head.synthetic'));
	return lines;
}

function listSheet(
	notice: NoticeDetail,
	list: NoticeList,
	regradings: readonly RegradingAnswer[],
	internal: boolean,
	lang: Lang,
): SheetOut<Cell> {
	const byId = new Map(regradings.map((r) => [r.id, r]));
	const fields = list.fields as PublicField[];
	const withReasons = internal && notice.kind === 'grades';
	return {
		name: say(lang, 'contest.sheet.list'),
		title: notice.title,
		lines: [...(internal ? [say(lang, 'contest.head.internal')] : []), ...headLines(notice, list, lang)],
		headings: [
			say(lang, 'contest.field.position'),
			...fields.map((field) => say(lang, `contest.field.${field}`)),
			...(withReasons ? [say(lang, 'contest.field.reason'), say(lang, 'contest.field.decidedBy')] : []),
		],
		rows: list.rows.map((row, i) => {
			const regrading = row.regrading === null ? undefined : byId.get(row.regrading);
			return [
				i + 1,
				...fields.map((field) => cellOf(field, row.public[field], lang)),
				...(withReasons ? [regrading?.reason ?? null, regrading?.decidedBy ?? null] : []),
			];
		}),
	};
}

function cellOf(field: PublicField, value: string | number | null | undefined, lang: Lang): Cell {
	if (typeof value === 'number') return roundHalfUp(value, 2);
	if (field === 'determined' && value)
		return value
			.split(',')
			.map((code) => sayIfKnown(lang, `contest.determined.${code}`) ?? code)
			.join('、');
	return value ?? null;
}

function statisticsSheet(notice: NoticeDetail, list: NoticeList, lang: Lang): SheetOut<Cell> {
	const { groups, total } = list.statistics;
	const grades = notice.kind === 'grades' ? notice.grades : [];
	const ratio = notice.kind === 'grades';
	return {
		name: say(lang, 'contest.sheet.statistics'),
		title: notice.title,
		lines: [say(lang, 'contest.suppression', { min: notice.rules.minGroup.value })],
		headings: [
			say(lang, 'contest.statistics.group'),
			say(lang, 'contest.statistics.members'),
			say(lang, 'contest.field.areaMu'),
			...grades,
			...(ratio ? [say(lang, 'contest.statistics.taxPerMu')] : []),
		],
		rows: [...groups, total].map((g) => [
			g === total ? say(lang, 'contest.statistics.total') : (g.group ?? say(lang, 'contest.statistics.none')),
			g.members,
			g.areaMu === null ? null : roundHalfUp(g.areaMu, 2),
			...grades.map((grade) => g.grades[grade] ?? 0),
			...(ratio
				? [
						g.suppressed
							? say(lang, 'contest.statistics.suppressed')
							: g.taxPerMu === null
								? null
								: roundHalfUp(g.taxPerMu, 2),
					]
				: []),
		]),
	};
}

async function objectionSheet(db: Db, notice: NoticeDetail, lang: Lang): Promise<SheetOut<Cell>> {
	const objections = await listObjections(db, notice.id);
	const keys = [
		'no',
		'party',
		'received',
		'datum',
		'body',
		'outcome',
		'reason',
		'corrections',
		'by',
		'at',
	] as const;
	return {
		name: say(lang, 'contest.sheet.objections'),
		title: notice.title,
		lines: [say(lang, 'contest.head.internal')],
		headings: keys.map((key) => say(lang, `contest.objection.${key}`)),
		rows: objections.map(({ answer, ...o }) => [
			o.id,
			o.party,
			o.late ? `${o.receivedOn}${say(lang, 'contest.objection.lateMark')}` : o.receivedOn,
			datumWord(o.datum, lang),
			o.body,
			answer ? say(lang, `contest.outcome.${answer.outcome}`) : null,
			answer?.reason ?? null,
			answer?.corrections
				.map(
					(c) =>
						`${datumWord(`${c.kind}.${c.field}`, lang)} ${c.oldValue ?? '—'} → ${c.newValue}${c.unit ?? ''}`,
				)
				.join('；') ?? null,
			answer?.by ?? null,
			answer?.at.slice(0, 10) ?? null,
		]),
	};
}

/** What is contested, in words: `yearly.taxWan` → 税收. */
function datumWord(datum: string, lang: Lang): string {
	const field = datum.split('.').at(-1) ?? datum;
	return sayIfKnown(lang, `contest.datum.${datum}`) ?? sayIfKnown(lang, `fact.${field}`) ?? datum;
}
