import type { ApprovalLedger, BatchView, ReserveLedger } from '#lib/api/batches.ts';
import { muOf } from '#lib/domain/units.ts';
import { csvOf } from '#lib/formats/csv-out.ts';
import type { Cell } from '#lib/formats/layer.ts';
import { xlsxOf, type SheetOut } from '#lib/formats/xlsx-out.ts';
import { batchWord, paperWord, unassignedSentence } from '#lib/words/batch-words.ts';
import { dispositionWords } from '#lib/words/disposition-words.ts';
import type { Lang } from '#lib/words/lang.ts';
import { say, type Words, wordsIn } from '#lib/words/words.ts';

export interface ExportFile {
	bytes: Uint8Array<ArrayBuffer>;
	type: string;
	name: string;
}

/** A plan, or a run's candidates, as a file: the parcels, and what is done against the year's tasks. */
export async function batchFile(view: BatchView, format: 'csv' | 'xlsx', lang: Lang): Promise<ExportFile> {
	const t = wordsIn(lang);
	const lines = [
		t('batches.file.stands', { run: view.run, year: view.year, rules: view.rules.name, asOf: view.asOf }),
		t('batches.note.extension'),
		t('batches.note.proposal'),
	];
	return fileOf([itemSheet(view, lines, lang, t), progressSheet(view, lines, t)], format);
}

function itemSheet(view: BatchView, lines: string[], lang: Lang, t: Words): SheetOut<Cell> {
	return {
		name: t('batches.sheet.items'),
		title: view.plan?.name ?? t('batches.title'),
		lines,
		headings: (
			[
				...([
					'code',
					'region',
					'mu',
					'kind',
					'batch',
					'proposed',
					'reason',
					'clause',
					'mark',
					'extension',
				] as const),
				...([
					'override',
					'swap',
					'destination',
					'unassigned',
					'papers',
					'project',
					'done',
					'missing',
				] as const),
			] as const
		).map((name) => t(`batches.col.${name}`)),
		rows: view.items.map((item): Cell[] => [
			item.code,
			regionName(view, item.region),
			item.mu,
			t(`batches.kind.${item.kind}`),
			batchWord(item.batch, lang),
			batchWord(item.proposed.batch, lang),
			dispositionWords(item.proposed.reason, item.proposed.params, lang),
			item.proposed.clause,
			t(`batches.mark.${item.proposed.mark}`),
			item.proposed.extension ? t('batches.yes') : null,
			item.override?.reason ?? null,
			item.swap ? t(`batches.swap.${item.swap.kind}`) : null,
			item.destination?.code ?? null,
			item.unassigned ? unassignedSentence(item.unassigned, lang) : null,
			item.papers.map((paper) => paperWord(paper, lang)).join(lang === 'en' ? ', ' : '、') || null,
			item.project?.code ?? null,
			item.done ? `${item.done.on} ${item.done.number ?? ''}`.trim() : null,
			item.proposed.missing.map((fact) => say(lang, `fact.${fact}` as 'fact.stockKind')).join('、') || null,
		]),
	};
}

function progressSheet(view: BatchView, lines: string[], t: Words): SheetOut<Cell> {
	const months = Array.from({ length: 12 }, (_, m) => m + 1);
	return {
		name: t('batches.sheet.progress'),
		title: t('batches.progress.title', { year: view.progress.year }),
		lines,
		headings: [
			t('batches.col.region'),
			t('batches.col.batch'),
			t('batches.col.taskMu'),
			t('batches.col.taskParcels'),
			t('batches.col.doneMu'),
			t('batches.col.doneParcels'),
			t('batches.col.share'),
			...months.flatMap((m) => [
				t('batches.col.monthTask', { month: m }),
				t('batches.col.monthDone', { month: m }),
			]),
		],
		rows: view.progress.rows.map((row): Cell[] => [
			row.region === null ? t('batches.whole') : regionName(view, row.region),
			t(`batches.batch.${row.batch}`),
			mu(row.task?.areaM2),
			row.task?.parcels ?? null,
			mu(row.done.areaM2),
			row.done.parcels,
			row.share,
			...row.months.flatMap((m) => [mu(m.task?.areaM2), mu(m.done.areaM2)]),
		]),
	};
}

/** The ledger of conversion batches as a file. */
export function approvalFile(
	ledger: ApprovalLedger,
	format: 'csv' | 'xlsx',
	lang: Lang,
): Promise<ExportFile> {
	const t = wordsIn(lang);
	const { totals } = ledger;
	const sheet: SheetOut<Cell> = {
		name: t('batches.ledger.approvals'),
		title: t('batches.ledger.approvals'),
		lines: [t('batches.ledger.asOf', { day: ledger.asOf })],
		headings: (
			[
				'approvalNo',
				'name',
				'region',
				'approvedOn',
				'age',
				'approvedMu',
				'suppliedMu',
				'leftMu',
				'share',
			] as const
		).map((name) => t(`batches.col.${name}`)),
		rows: [
			...ledger.rows.map((row): Cell[] => [
				...[row.code, row.name, row.region, row.approvedOn, row.ageYears],
				...[mu(row.approvedM2), mu(row.suppliedM2), mu(row.leftM2), row.share],
			]),
			[
				...[t('batches.total'), null, null, null, null],
				...[mu(totals.approvedM2), mu(totals.suppliedM2), mu(totals.leftM2), totals.share],
			],
		],
	};
	return fileOf([sheet], format);
}

/** The ledger of reserve land and standard workshops as a file. */
export function reserveFile(ledger: ReserveLedger, format: 'csv' | 'xlsx', lang: Lang): Promise<ExportFile> {
	const t = wordsIn(lang);
	const sheet: SheetOut<Cell> = {
		name: t('batches.ledger.reserves'),
		title: t('batches.ledger.reserves'),
		lines: [t('batches.ledger.asOf', { day: ledger.asOf })],
		headings: (
			[
				...([
					'reserveNo',
					'name',
					'region',
					'destinationKind',
					'mu',
					'floorM2',
					'plannedUse',
					'availableOn',
				] as const),
				...(['cleared', 'valueWan', 'assigned'] as const),
			] as const
		).map((name) => t(`batches.col.${name}`)),
		rows: ledger.rows.map((row): Cell[] => [
			...[row.code, row.name, row.region, t(`batches.destination.${row.kind}`), mu(row.areaM2), row.floorM2],
			...[row.plannedUse, row.availableOn],
			row.cleared === null ? null : t(row.cleared ? 'batches.yes' : 'batches.no'),
			row.valueWan,
			row.assigned.join('、') || null,
		]),
	};
	return fileOf([sheet], format);
}

async function fileOf(sheets: readonly SheetOut<Cell>[], format: 'csv' | 'xlsx'): Promise<ExportFile> {
	const [first] = sheets as readonly [SheetOut<Cell>];
	const name = `${first.title}.${format}`;
	if (format === 'xlsx') {
		const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
		return { bytes: await xlsxOf(sheets), type, name };
	}
	const parts = sheets.map((sheet) =>
		csvOf(sheet.headings, [...sheet.rows, [], ...sheet.lines.map((line) => [line])]),
	);
	// one table after the other, the byte order mark once
	const text = parts.map((part, i) => (i === 0 ? part : `\r\n${part.replace(/^\uFEFF/, '')}`)).join('');
	return { bytes: new TextEncoder().encode(text), type: 'text/csv; charset=utf-8', name };
}

function regionName(view: BatchView, code: string | null): string | null {
	return view.regions.find((region) => region.code === code)?.name ?? code;
}

function mu(areaM2: number | null | undefined): number | null {
	return areaM2 == null ? null : Math.round(muOf(areaM2) * 100) / 100;
}
