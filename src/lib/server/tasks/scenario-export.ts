import type { Scenario, ScenarioComparison, ScenarioGround } from '#lib/api/scenarios.ts';
import { FIGURES, NO_GRADE } from '#lib/domain/scenario/figures.ts';
import { csvOf } from '#lib/formats/csv-out.ts';
import type { Cell } from '#lib/formats/layer.ts';
import { xlsxOf, type SheetOut } from '#lib/formats/xlsx-out.ts';
import type { Lang } from '#lib/words/lang.ts';
import { changeSubject, figureWord, sourcesOf } from '#lib/words/scenario-words.ts';
import { say, sayIfKnown } from '#lib/words/words.ts';
import { groundRows, landRows, plain } from './scenario-export-rows.ts';

/**
 * A comparison as a file: figures, differences, what is missing, and what lies under the land; a CSV says below the table
 * what it stands for, XLSX above it, with the lists of changes beside it.
 */
export async function comparisonFile(
	comparison: ScenarioComparison,
	scenarios: readonly Scenario[],
	ground: ScenarioGround | null,
	format: 'csv' | 'xlsx',
	lang: Lang,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string; name: string }> {
	const sheet = figureSheet(comparison, ground, lang);
	const name = `${sheet.title}.${format}`;
	if (format === 'csv') {
		const bytes = new TextEncoder().encode(
			csvOf(sheet.headings, [...sheet.rows, [], ...sheet.lines.map((line) => [line])]),
		);
		return { bytes, type: 'text/csv; charset=utf-8', name };
	}
	const bytes = await xlsxOf([sheet, changeSheet(scenarios, lang)]);
	return { bytes, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name };
}

function figureSheet(
	comparison: ScenarioComparison,
	ground: ScenarioGround | null,
	lang: Lang,
): SheetOut<Cell> {
	const { columns, run, year, rules, whole, refit } = comparison;
	const names = columns.map((c) => c.name ?? say(lang, 'scenario.base'));
	const grades = [...new Set(columns.flatMap((c) => Object.keys(c.grades)))].sort();
	const gradeWord = (grade: string) =>
		grade === NO_GRADE ? say(lang, 'scenario.noGrade') : say(lang, 'scenario.gradeRow', { grade });
	return {
		name: say(lang, 'scenario.sheet.figures'),
		title: say(lang, 'scenario.compare'),
		lines: [
			say(lang, 'scenario.stands', { run, year, rules }),
			say(lang, whole ? 'scenario.scope.whole' : 'scenario.scope.touched'),
			...(refit ? [say(lang, 'scenario.refit.said')] : []),
			say(lang, 'scenario.area.said'),
			say(lang, 'scenario.assumed'),
			...(whole ? [say(lang, 'scenario.ground.wholeNot')] : []),
			...(ground && !ground.columns
				? [say(lang, 'scenario.ground.tooMany', { count: ground.outlines, most: ground.most })]
				: []),
		],
		headings: [
			say(lang, 'screen.col.item'),
			...names.flatMap((name, i) =>
				i === 0
					? [name, say(lang, 'scenario.lacking', { name })]
					: [name, say(lang, 'scenario.against', { name }), say(lang, 'scenario.lacking', { name })],
			),
		],
		rows: [
			...FIGURES.map(({ id }): Cell[] => [
				figureWord(id, lang, true),
				...columns.flatMap((c, i) => {
					const figure = c.figures[id];
					const { value = null, difference = null, missing = 0 } = figure ?? {};
					return i === 0 ? [plain(value), missing] : [plain(value), plain(difference), missing];
				}),
			]),
			...landRows(columns, lang),
			...grades.map((grade): Cell[] => [
				gradeWord(grade),
				...columns.flatMap((c, i) => {
					const own = c.grades[grade]?.objects ?? 0;
					return i === 0 ? [own, null] : [own, own - (columns[0]?.grades[grade]?.objects ?? 0), null];
				}),
			]),
			...groundRows(ground?.columns ?? [], lang),
		],
	};
}

function changeSheet(scenarios: readonly Scenario[], lang: Lang): SheetOut<Cell> {
	return {
		name: say(lang, 'scenario.changes'),
		title: say(lang, 'scenario.changes'),
		lines: [],
		headings: ['title', 'kind', 'subject', 'source', 'by', 'at'].map(
			(name) => sayIfKnown(lang, `scenario.column.${name}`) ?? name,
		),
		rows: scenarios.flatMap((s) =>
			s.changes.map(({ change, by, at }): Cell[] => {
				const blocks = new Map(
					s.changes.flatMap((c) => (c.change.kind === 'block' ? [[c.key, c.change.name]] : [])),
				);
				return [
					s.name,
					say(lang, `scenario.kind.${change.kind}`),
					changeSubject(change, (key) => blocks.get(key) ?? key),
					sourcesOf(change).join(say(lang, 'scenario.semicolon')),
					by,
					at,
				];
			}),
		),
	};
}
