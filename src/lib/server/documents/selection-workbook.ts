import type { Selection } from '#lib/api/selections.ts';
import { xlsxOf, type SheetOut } from '#lib/formats/xlsx-out.ts';
import type { Lang } from '#lib/words/lang.ts';
import { certificateSheet } from './selection/certificate-sheet.ts';
import { checkSheet } from './selection/check-sheet.ts';
import { chosenSheet } from './selection/chosen-sheet.ts';
import { costSheet } from './selection/cost-sheet.ts';
import { leftSheet } from './selection/left-sheet.ts';
import { ruleSheet } from './selection/rule-sheet.ts';
import { selectionBook, type SelectionContext } from './selection/selection-book.ts';
import { sourceSheet } from './selection/source-sheet.ts';
import { summarySheet } from './selection/summary-sheet.ts';

/**
 * A selection as a workbook that goes on reckoning: change a weight, a yield, a rate or an amount, and benefits, costs,
 * totals and checks follow. The choice itself and the regrets stay as they were solved.
 */
export async function selectionWorkbook(
	selection: Selection,
	context: SelectionContext,
	lang: Lang,
): Promise<Uint8Array<ArrayBuffer>> {
	return xlsxOf(selectionSheets(selection, context, lang));
}

/** The workbook's sheets, before they are written. */
export function selectionSheets(selection: Selection, context: SelectionContext, lang: Lang): SheetOut[] {
	const book = selectionBook(selection, context, lang);
	return [
		summarySheet,
		chosenSheet,
		leftSheet,
		costSheet,
		checkSheet,
		sourceSheet,
		ruleSheet,
		certificateSheet,
	].map((sheet) => sheet(book));
}
