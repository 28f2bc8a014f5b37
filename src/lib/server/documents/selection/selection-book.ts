import {
	COST_ITEMS,
	READINESS_ISSUES,
	YIELDS,
	type CostFigure,
	type CostItem,
	type ReadinessIssue,
	type Selection,
	type YieldName,
} from '#lib/api/selections.ts';
import type { Lang } from '#lib/words/lang.ts';
import type { Key } from '#lib/words/messages.ts';
import { say, type Params } from '#lib/words/words.ts';
import { costsOf, selectionLines, type SelectionLine, type SelectionLines } from './selection-lines.ts';
import type { SheetPlace } from './sheet-place.ts';
import { sourceRegister, type SourceRegister } from './source-register.ts';

/** Cost lines a workbook holds; with more, only those of the chosen are listed. */
const MOST_COST_LINES = 10_000;

/** A cost figure as a line of the sheet of costs. */
export interface CostLine {
	line: SelectionLine;
	figure: CostFigure;
}

export type ChosenColumn =
	| `yieldNow.${YieldName}`
	| `yieldAfter.${YieldName}`
	| `yieldUplift.${YieldName}`
	| `cost.${CostItem}`
	| `ready.${ReadinessIssue}`
	| (typeof CHOSEN_HEAD)[number]
	| (typeof CHOSEN_TAIL)[number]
	| 'benefit'
	| 'cost'
	| 'costComplete';
const CHOSEN_HEAD = ['no', 'code', 'name', 'kind', 'park', 'region', 'holder', 'mu', 'muKind'] as const;
const CHOSEN_TAIL = [
	'locked',
	'greedy',
	'firmKept',
	'firmOf',
	'firmShare',
	'sources',
	'regionId',
	'parkId',
] as const;
const CHOSEN_COLUMNS: readonly ChosenColumn[] = [
	...CHOSEN_HEAD,
	...YIELDS.flatMap((y) => [`yieldNow.${y}`, `yieldAfter.${y}`, `yieldUplift.${y}`] as const),
	'benefit',
	...COST_ITEMS.map((item) => `cost.${item}` as const),
	'cost',
	'costComplete',
	...READINESS_ISSUES.map((issue) => `ready.${issue}` as const),
	...CHOSEN_TAIL,
];

const LEFT_COLUMNS = [
	'no',
	'code',
	'name',
	'kind',
	'park',
	'region',
	'mu',
	'muKind',
	'uplift.tax',
	'uplift.valueAdded',
	'benefit',
	'cost',
	'costComplete',
	'reason',
	'regret',
	'regretUnit',
	'regretExact',
	'readiness',
	'locked',
	'greedy',
	'sources',
] as const;

const COST_COLUMNS = [
	'code',
	'name',
	'chosen',
	'costName',
	'rate',
	'quantity',
	'rateUnit',
	'amount',
	'how',
	'mark',
	'source',
] as const;

/** What a document says of a selection beside itself. */
export interface SelectionContext {
	/** The data are the demonstration's: said on every sheet and page. */
	synthetic: boolean;
	/** The problem as it was posed with its certificate: the file that anybody can check. */
	certificateFile: object;
}

/** Everything that the sheets of one workbook share: the selection in its order, and where each row will stand. */
export interface SelectionBook extends SelectionContext {
	selection: Selection;
	lines: SelectionLines;
	sources: SourceRegister;
	costs: CostLine[];
	/** Whether the costs of what was left out are listed too. */
	leftCosts: boolean;
	lang: Lang;
	say: (key: Key, params?: Params) => string;
	places: {
		chosen: SheetPlace<ChosenColumn>;
		left: SheetPlace<(typeof LEFT_COLUMNS)[number]>;
		costs: SheetPlace<(typeof COST_COLUMNS)[number]>;
	};
	/** First and last cost row of a line, from 0; null where it has none in the workbook. */
	costRows(line: SelectionLine): readonly [number, number] | null;
}

/** Lays out the workbook of a selection. */
export function selectionBook(selection: Selection, context: SelectionContext, lang: Lang): SelectionBook {
	const lines = selectionLines(selection);
	const both = [...lines.chosen, ...lines.left];
	const leftCosts = both.reduce((n, { candidate }) => n + candidate.costs.length, 0) <= MOST_COST_LINES;
	const listed = leftCosts ? both : lines.chosen;
	const costs = listed.flatMap((line) => costsOf(line.candidate).map((figure) => ({ line, figure })));
	const rows = new Map<string, [number, number]>();
	costs.forEach(({ line: { key } }, row) => rows.set(key, [rows.get(key)?.[0] ?? row, row]));
	const sheet = (name: 'chosen' | 'left' | 'costs') => say(lang, `selectionDoc.sheet.${name}`);
	return {
		selection,
		lines,
		sources: sourceRegister(listed),
		costs,
		leftCosts,
		lang,
		...context,
		say: remembered(lang),
		places: {
			chosen: { name: sheet('chosen'), columns: CHOSEN_COLUMNS, rows: lines.chosen.length },
			left: { name: sheet('left'), columns: LEFT_COLUMNS, rows: lines.left.length },
			costs: { name: sheet('costs'), columns: COST_COLUMNS, rows: costs.length },
		},
		costRows: ({ key }) => rows.get(key) ?? null,
	};
}

/** The weight of a yield: a cell of the summary that formulas call by this name. */
export const weightName = (name: YieldName) => `weight_${name}`;
export const BUDGET_NAME = 'budget_wan';
export const TARGET_NAME = 'target_mu';

/** Formats of numbers. */
export const TWO = '#,##0.00';
export const WHOLE = '#,##0';
export const FOUR = '#,##0.0000';
export const SHARE = '0.0%';

/** Words of a language, each looked up once: a workbook asks for the same few on every row. */
function remembered(lang: Lang): SelectionBook['say'] {
	const known = new Map<string, string>();
	return (key, params) => {
		const asked = params ? `${key} ${JSON.stringify(params)}` : key;
		const text = known.get(asked) ?? say(lang, key, params);
		known.set(asked, text);
		return text;
	};
}

/** A text inside a formula. */
export const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
