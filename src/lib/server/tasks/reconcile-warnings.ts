import type { RunWarningAnswer, WarningsQuery } from '#lib/api/runs.ts';
import { csvOf } from '#lib/formats/csv-out.ts';
import { INDICATORS } from '#lib/domain/indicators/registry.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as parcels from '#lib/server/store/parcels.ts';
import * as provenance from '#lib/server/store/provenance.ts';
import * as store from '#lib/server/store/run-warnings.ts';
import type { Lang } from '#lib/words/lang.ts';
import { say } from '#lib/words/words.ts';
import { sentenceOfWarning } from '#lib/words/warning-words.ts';
import { runOf } from './run-inputs.ts';

/** More warnings than a spreadsheet is read for. */
const MOST_IN_FILE = 100_000;

/**
 * The warnings of a run with the record each is about and, where one figure is meant, the row of the file it was read from.
 * @throws InputError `run-not-found`
 */
export async function runWarnings(
	db: Db,
	id: number,
	query: WarningsQuery,
): Promise<{ total: number; warnings: RunWarningAnswer[] }> {
	const run = await runOf(db, id);
	const { total, warnings } = await store.list(db, id, query);
	const firms = [...new Set(warnings.filter((w) => w.kind === 'enterprise').map((w) => w.id as number))];
	const figures = await provenance.figures(db, firms, run.year, run.knownAt);
	const figureOf = new Map(figures.map((f) => [`${f.enterprise} ${f.fact}`, f]));
	const places = await parcels.rowsAt(
		db,
		warnings.filter((w) => w.kind === 'parcel').map((w) => w.id as number),
		run.knownAt,
	);
	const batches = await provenance.batches(db, [
		...figures.map((f) => f.batch),
		...places.map((p) => p.batch),
		...warnings.filter((w) => w.kind === 'batch').map((w) => w.id as number),
	]);
	const placeOf = new Map(places.map((p) => [p.id, p]));
	const sourceOf = (w: store.WarningRecord): RunWarningAnswer['source'] => {
		if (w.kind === 'batch') return provenance.sourceAt(batches, w.id as number, null);
		const at = w.kind === 'parcel' ? placeOf.get(w.id as number) : figureOf.get(`${w.id} ${factOf(w)}`);
		return at ? provenance.sourceAt(batches, at.batch, at.row, w.objectCode ?? undefined) : null;
	};
	return { total, warnings: warnings.map((w) => ({ ...w, source: sourceOf(w) })) };
}

/** The reported figure that a warning is about: an indicator's is its numerator. */
function factOf({ code, params }: store.WarningRecord): string | undefined {
	if (code === 'unit-land' || code === 'land-differs') return 'landMu';
	const indicator = INDICATORS.find((i) => i.id === params['indicator']);
	return indicator?.numerator ?? (params['fact'] as string | undefined);
}

/** All of them for a spreadsheet: severity, record, sentence, file, sheet, row, import. */
export async function warningsFile(db: Db, id: number, query: WarningsQuery, lang: Lang): Promise<string> {
	const { warnings } = await runWarnings(db, id, { ...query, offset: 0, limit: MOST_IN_FILE });
	const t = (key: Parameters<typeof say>[1]) => say(lang, key);
	const headings = [
		t('runs.warning.severity'),
		t('runs.warning.about'),
		t('runs.warning.code'),
		t('runs.warning.name'),
		t('runs.warning.what'),
		t('runs.source.file'),
		t('runs.source.sheet'),
		t('runs.source.row'),
		t('runs.source.at'),
	];
	const rows = warnings.map((w) => [
		t(`runs.severity.${w.severity}`),
		w.kind === null ? t('runs.about.run') : t(`runs.about.${w.kind}`),
		w.objectCode,
		w.name,
		sentenceOfWarning(lang, w.code, w.params),
		w.source?.file ?? null,
		w.source?.sheet ?? null,
		w.source?.row ?? null,
		w.source?.at ?? null,
	]);
	return csvOf(headings, rows);
}
