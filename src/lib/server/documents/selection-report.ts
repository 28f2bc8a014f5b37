import type { SelectionReport } from '#lib/api/selection-report.ts';
import type { Selection } from '#lib/api/selections.ts';
import type { Lang } from '#lib/words/lang.ts';
import { answerSection } from './selection/report-answer.ts';
import { reportBasis, textSection } from './selection/report-basis.ts';
import { costSection, readinessSection } from './selection/report-costs.ts';
import { firmSection, quotaSection } from './selection/report-demands.ts';
import { chosenSection, leftSection } from './selection/report-lists.ts';
import { certificateSection, ruleSection, sourceSection } from './selection/report-sources.ts';
import type { SelectionContext } from './selection/selection-book.ts';
import { baseWords, stateWords } from './selection/selection-words.ts';

/** The maps of a report: sheets as SVG; where there is none, why. */
export interface ReportMaps {
	svgs: string[];
	why: string | null;
}

/**
 * The report of a selection in words, for page and PDF alike.
 */
export function selectionReport(
	selection: Selection,
	{ synthetic, certificateFile }: SelectionContext,
	maps: ReportMaps,
	lang: Lang,
): SelectionReport {
	const basis = reportBasis(selection, certificateFile, lang);
	const { say } = basis;
	const state = stateWords(selection, lang);
	const { run } = selection.candidates;
	return {
		title: say('selectionDoc.title.report', { name: selection.name }),
		marks: [
			baseWords(selection, lang),
			state,
			...(synthetic ? [say('selectionDoc.synthetic')] : []),
			say('selectionDoc.line.internal'),
		],
		isDraft: selection.state === 'draft',
		isSynthetic: synthetic,
		foot: say('selectionDoc.report.foot', { run: run.id, rules: run.rules, state }),
		sections: [
			answerSection(basis),
			quotaSection(basis),
			costSection(basis),
			textSection('map', say('selectionDoc.report.map'), maps.why === null ? [] : [maps.why]),
			chosenSection(basis),
			leftSection(basis),
			readinessSection(basis),
			firmSection(basis),
			certificateSection(basis),
			sourceSection(basis),
			ruleSection(basis),
		],
		maps: maps.svgs,
	};
}
