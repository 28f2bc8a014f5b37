import type { PolicyLine } from '#lib/domain/rules/policy-lines.ts';
import { AUTOMATIC, type Classing, type ClassMethod } from './classing.ts';
import { indicatorOfColour, type ColourBy } from './colour-by.ts';
import type { LetterLang, MapClass } from './map-class.ts';
import { changeClasses, classesOfValues, rangeClasses } from './number-classes.ts';
import { PALETTE } from './palette.ts';
import type { ParcelColumns } from './parcel-columns.ts';
import { policyClasses } from './policy-classes.ts';

/** One colouring of the parcels: its classes, and the class of each row. Paint and legend both come from this. */
export interface Classification {
	by: ColourBy;
	classes: MapClass[];
	/** Index into `classes`, by row of the columns. */
	classOf: Uint8Array;
	/** Of a colouring by number: how its classes were made. Absent: classes of codes. */
	method?: ClassMethod | 'change';
	/** Bounds between the classes of numbers; empty for policy classes, whose lines are each parcel's own. */
	inner?: readonly number[];
}

/** What a colouring by number needs beside the columns. */
export interface NumberColouring {
	classing?: Classing;
	/** The lines that the run's rules draw, of all indicators. */
	lines?: readonly PolicyLine[];
	/** The change against another run, by row: diverging classes around zero in place of the number's own. */
	change?: Float64Array;
}

/** Letters of the classes that have no letter of their own (a grade's letter is its code, a range's its number). */
const LETTERS: Record<string, Record<LetterLang, string>> = {
	reserve: { 'zh-CN': '储', en: 'S' },
	'no-cuts': { 'zh-CN': '分', en: 'P' },
	idle: { 'zh-CN': '闲', en: 'I' },
	'low-efficiency': { 'zh-CN': '低', en: 'L' },
	determined: { 'zh-CN': '定', en: 'D' },
	no: { 'zh-CN': '否', en: 'N' },
	supply: { 'zh-CN': '供', en: 'S' },
	swap: { 'zh-CN': '换', en: 'W' },
	formalities: { 'zh-CN': '手', en: 'F' },
};
const letterOf = (name: string, lang: LetterLang): string => LETTERS[name]?.[lang] ?? name;

const plain = (code: string, colour: string, letter: string): MapClass => ({
	code,
	colour,
	letter,
	pattern: null,
	dashed: false,
});

const NO_DATA: MapClass = {
	code: 'no-data',
	colour: PALETTE.noData,
	letter: '?',
	pattern: 'hatch-unknown',
	dashed: true,
};
const NOT_RATED = plain('not-rated', PALETTE.notRated, '–');

const GRADE_COLOURS: Record<string, string> = {
	A: PALETTE.gradeA,
	B: PALETTE.gradeB,
	C: PALETTE.gradeC,
	D: PALETTE.gradeD,
};

/** The colour of a grade's letter; grades that look.md does not name are grey, their letter tells them. */
export function gradeColour(grade: string): string {
	return GRADE_COLOURS[grade] ?? '#a9b1b4';
}

/**
 * Whether a missing grade is for want of figures (`missing:…`, `industry-unknown`: evaluate/reason.ts) and not a
 * decision not to rate (`exempt:…`, `no-group`). No reason at all means that nobody knows anything of the parcel.
 */
export function isWantOfData(reason: string | null): boolean {
	return (
		reason === null || /^(missing|nonpositive|group-unknown|group-conflict|industry-unknown)/.test(reason)
	);
}

function byGrade(
	columns: ParcelColumns,
	scoresOnly: boolean,
	lang: LetterLang,
): Pick<Classification, 'classes' | 'classOf'> {
	const grade = columns.text('grade');
	const reason = columns.text('reason');
	const stock = columns.text('stockKind');
	const known = [...new Set(['A', 'B', 'C', 'D', ...grade.filter((g) => g !== null)])];
	const grades = scoresOnly ? [] : known.sort();
	const classes = [...grades.map((g) => plain(g, gradeColour(g), g))];
	if (scoresOnly) classes.push(plain('no-cuts', '#b9c4c9', letterOf('no-cuts', lang)));
	const reserve = classes.push(plain('reserve', PALETTE.reserve, letterOf('reserve', lang))) - 1;
	const notRated = classes.push(NOT_RATED) - 1;
	const noData = classes.push(NO_DATA) - 1;
	const total = columns.numbers('total');
	const classOf = Uint8Array.from({ length: columns.count }, (_, row) => {
		const g = grade[row] ?? null;
		if (g !== null && !scoresOnly) return grades.indexOf(g);
		if (stock[row]) return reserve;
		if (scoresOnly && !Number.isNaN(total[row])) return 0;
		return isWantOfData(reason[row] ?? null) ? noData : notRated;
	});
	return { classes, classOf };
}

function byFinding(columns: ParcelColumns, flag: 'idle' | 'low-efficiency', lang: LetterLang) {
	const finding = columns.text(flag === 'idle' ? 'idle' : 'lowEfficiency');
	const yes: MapClass = {
		...plain('yes', flag === 'idle' ? PALETTE.gradeD : PALETTE.gradeC, letterOf(flag, lang)),
		pattern: flag === 'idle' ? 'hatch-idle' : null,
	};
	const status = columns.text(flag === 'idle' ? 'idleStatus' : 'lowEfficiencyStatus');
	const determined: MapClass = {
		...yes,
		code: 'determined',
		letter: letterOf('determined', lang),
		solid: true,
	};
	determined.pattern = null;
	const classes = [yes, plain('no', PALETTE.no, letterOf('no', lang)), NO_DATA];
	const codes = ['yes', 'no'];
	// The class is there where the run knows of a determination: a legend of noughts would say nothing.
	const known = status.includes('determined');
	if (known) classes.push(determined);
	const classOf = Uint8Array.from({ length: columns.count }, (_, row) => {
		if (known && status[row] === 'determined') return 3;
		const at = codes.indexOf(finding[row] ?? '');
		return at < 0 ? 2 : at;
	});
	return { classes, classOf };
}

function byBatch(columns: ParcelColumns, lang: LetterLang) {
	const batch = columns.text('batch');
	const codes = ['supply', 'swap', 'formalities'];
	const classes = [
		...(['supply', 'swap', 'formalities'] as const).map((code): MapClass => ({
			...plain(code, PALETTE[code], letterOf(code, lang)),
			pattern: `hatch-${code}`,
		})),
		plain('none', PALETTE.notRated, '–'),
	];
	const classOf = Uint8Array.from({ length: columns.count }, (_, row) => {
		const at = codes.indexOf(batch[row] ?? '');
		return at < 0 ? 3 : at;
	});
	return { classes, classOf };
}

/** The lines of one indicator. */
export function linesOf(name: string, lines: readonly PolicyLine[] = []): readonly PolicyLine[] {
	return lines.filter((line) => line.indicator === name);
}

/** How an indicator is classed when nothing was chosen: by policy where a rule draws a line, else by quantiles. */
export function methodOf(name: string, how: NumberColouring): ClassMethod {
	const wanted = how.classing?.method ?? 'policy';
	return wanted === 'policy' && linesOf(name, how.lines).length === 0 ? 'quantile' : wanted;
}

function byNumber(columns: ParcelColumns, name: string, how: NumberColouring, lang: LetterLang) {
	const classing = how.classing ?? AUTOMATIC;
	const method = methodOf(name, how);
	if (!how.change && method === 'policy')
		return {
			method,
			inner: [],
			...policyClasses(columns, name, linesOf(name, how.lines), NO_DATA, lang),
		};
	const values = how.change ?? columns.numbers(name);
	const { classes, inner } = how.change
		? changeClasses(values, classing.count)
		: rangeClasses(values, { ...classing, method });
	const noData = classes.push(NO_DATA) - 1;
	return {
		method: how.change ? ('change' as const) : method,
		inner,
		classes,
		classOf: classesOfValues(values, inner, noData),
	};
}

/**
 * The classes of a colouring and the class of every parcel.
 * @param scoresOnly the run's rule publishes no cuts: nobody has a grade, and the legend says so
 */
export function classify(
	columns: ParcelColumns,
	by: ColourBy,
	scoresOnly: boolean,
	lang: LetterLang = 'zh-CN',
	how: NumberColouring = {},
): Classification {
	const number = indicatorOfColour(by);
	const made = number
		? byNumber(columns, number, how, lang)
		: by === 'grade'
			? byGrade(columns, scoresOnly, lang)
			: by === 'disposition'
				? byBatch(columns, lang)
				: byFinding(columns, by === 'idle' ? 'idle' : 'low-efficiency', lang);
	return { by, ...made };
}
