import type { ReportSection } from '#lib/api/selection-report.ts';
import { MISSING } from '#lib/words/numbers.ts';
import { certificateText } from './certificate-text.ts';
import { reportTable, textSection, type ReportBasis } from './report-basis.ts';
import { ruleRows } from './rule-sheet.ts';
import { checkedWords, stateWords } from './selection-words.ts';
import { figureWord, sourceWords } from './source-sheet.ts';
import { sourceRegister, type SourceEntry } from './source-register.ts';

/** More sources are told by their number: the workbook has each with its row. */
const MOST_SOURCES = 60;

/** Hashes, the check's result, and by whom it was signed. */
export function certificateSection({ say, selection, lang, certificateFile }: ReportBasis): ReportSection {
	const { run } = selection.candidates;
	const text = checkedWords(selection, lang);
	return {
		...textSection('certificate', say('selectionDoc.report.certificate'), [
			say('selectionDoc.report.checked', { text }),
			say('selectionDoc.cert.how.text'),
		]),
		table: reportTable(
			[
				[say('selectionDoc.col.item'), false],
				[say('selectionDoc.col.value'), false],
			],
			[
				[say('selectionDoc.item.state'), stateWords(selection, lang)],
				[say('selectionDoc.item.hash'), selection.hash ?? say('selectionDoc.item.hash.none')],
				[say('selectionDoc.cert.hash'), certificateText(certificateFile).sha256],
				[say('selectionDoc.item.run'), String(run.id)],
				[say('selectionDoc.item.rules'), run.rules],
				[say('selectionDoc.item.inputHash'), run.inputHash],
			],
		),
	};
}

/** Where the numbers of what is chosen come from: files and rules, each once with how many figures rest on it. */
export function sourceSection({ say, lines }: ReportBasis): ReportSection {
	const places = new Map<string, { entry: SourceEntry; count: number; several: boolean }>();
	for (const entry of sourceRegister(lines.chosen).entries) {
		const { figure, from } = entry;
		// A file's rows stand together, whatever each names as its basis; the workbook has them one by one.
		const source = from?.file ? null : from?.source;
		const key = JSON.stringify([
			figure,
			from?.kind,
			from?.mark,
			from?.clause,
			from?.file,
			from?.code,
			source,
		]);
		const known = places.get(key);
		places.set(key, {
			entry: known?.entry ?? entry,
			count: (known?.count ?? 0) + entry.codes.length,
			several:
				known !== undefined &&
				(known.several ||
					known.entry.from?.source !== from?.source ||
					known.entry.from?.count !== from?.count),
		});
	}
	const all = [...places.values()];
	const more = all.length - MOST_SOURCES;
	return {
		id: 'sources',
		heading: say('selectionDoc.report.sources'),
		paragraphs: [],
		table: reportTable(
			[
				[say('selectionDoc.col.figure'), false],
				[say('selectionDoc.col.sourceKind'), false],
				[say('selectionDoc.col.mark'), false],
				[say('selectionDoc.col.clause'), false],
				[say('selectionDoc.col.sourceText'), false],
				[say('selectionDoc.col.file'), false],
				[say('selectionDoc.col.count'), true],
			],
			all
				.slice(0, MOST_SOURCES)
				.map(({ entry, count, several }) => [
					figureWord({ say }, entry),
					entry.from ? say(`selectionDoc.from.${entry.from.kind}`) : say('selectionDoc.unknown'),
					entry.from ? say(`selectionDoc.mark.${entry.from.mark}`) : MISSING,
					entry.from?.clause ?? MISSING,
					(sourceWords({ say }, entry.from) ?? MISSING) + (several ? '…' : ''),
					entry.from?.file ?? MISSING,
					String(count),
				]),
			more > 0 ? [say('selectionDoc.report.moreSources', { count: more })] : [],
		),
	};
}

/** What the columns mean. */
export function ruleSection({ say, selection, lang }: ReportBasis): ReportSection {
	return {
		...textSection('rules', say('selectionDoc.report.rules'), []),
		table: reportTable(
			[
				[say('selectionDoc.col.term'), false],
				[say('selectionDoc.col.formula'), false],
				[say('selectionDoc.col.basis'), false],
			],
			ruleRows(selection, lang).map((row) => [...row]),
		),
	};
}
