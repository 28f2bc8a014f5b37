import { closestIndustry } from '#lib/domain/rules/industry-match.ts';
import { industryDigits } from '#lib/domain/rules/industry-division.ts';
import { LINE_KINDS, type LineKind, type PolicyLine } from '#lib/domain/rules/policy-lines.ts';
import type { LetterLang, MapClass } from './map-class.ts';
import { PALETTE } from './palette.ts';
import type { ParcelColumns } from './parcel-columns.ts';

/** Short of the low-efficiency line as that flag is coloured; short of others paler than what meets them. */
const SHORT: Record<LineKind, { colour: string; letter: Record<LetterLang, string> }> = {
	'low-efficiency': { colour: PALETTE.gradeC, letter: { 'zh-CN': '低', en: 'L' } },
	control: { colour: '#d9c9e0', letter: { 'zh-CN': '控', en: 'K' } },
	baseline: { colour: '#b0c7e0', letter: { 'zh-CN': '基', en: 'B' } },
	cut: { colour: PALETTE.notRated, letter: { 'zh-CN': '末', en: 'E' } },
};
const MEETS = { colour: '#1d4c7f', letter: { 'zh-CN': '达', en: 'M' } };
const NO_LINE = { colour: PALETTE.notRated, letter: '–' };

const made = (code: string, colour: string, letter: string, lines: PolicyLine[] = []): MapClass => ({
	code,
	colour,
	letter,
	pattern: null,
	dashed: false,
	lines,
});

/** The line of a rule that holds for one row, or NaN where it holds for none of its kind. */
type LineOf = (row: number) => number;

/** Reads the lines against the columns: which of them holds for a parcel of that group, scale and industry. */
function reader(columns: ParcelColumns): (line: PolicyLine) => LineOf {
	const group = columns.text('group');
	const scale = columns.text('aboveScale');
	const industry = columns.text('industry');
	return (line) => {
		const codes = Object.keys(line.byIndustry ?? {});
		const byCode = new Map<string | null, number>();
		const ofIndustry = (code: string | null): number => {
			let value = byCode.get(code);
			if (value === undefined) {
				const digits = code === null ? null : industryDigits(code);
				const at = digits === null ? -1 : closestIndustry(codes, digits, 2017);
				value = (at < 0 ? line.otherwise : line.byIndustry?.[codes[at] as string]) ?? NaN;
				byCode.set(code, value);
			}
			return value;
		};
		return (row) => {
			if (line.group !== null && group[row] !== line.group) return NaN;
			if (line.aboveScale !== null && (scale[row] === '1' || scale[row] === 'true') !== line.aboveScale)
				return NaN;
			if (line.aboveScale !== null && scale[row] === null) return NaN;
			return line.value ?? ofIndustry(industry[row] ?? null);
		};
	};
}

const isShort = (line: PolicyLine, value: number, bound: number): boolean =>
	line.wrong === 'below'
		? line.closed
			? value <= bound
			: value < bound
		: line.closed
			? value >= bound
			: value > bound;

/**
 * Parcels against the lines that hold for each of them: short of the gravest kind of line, or of none. A parcel for
 * which the rules draw no line (no group, an industry they do not name) is said to have none, never to fall short.
 */
export function policyClasses(
	columns: ParcelColumns,
	name: string,
	lines: readonly PolicyLine[],
	noData: MapClass,
	lang: LetterLang,
): { classes: MapClass[]; classOf: Uint8Array } {
	if (name === 'total') return cutClasses(columns, lines, noData, lang);
	const read = reader(columns);
	const kinds = LINE_KINDS.filter((kind) => lines.some((line) => line.kind === kind));
	const byKind = kinds.map((kind) =>
		lines.filter((line) => line.kind === kind).map((line) => ({ line, of: read(line) })),
	);
	const classes = kinds.map((kind, k) =>
		made(
			`short:${kind}`,
			SHORT[kind].colour,
			SHORT[kind].letter[lang],
			byKind[k]?.map(({ line }) => line),
		),
	);
	const meets = classes.push(made('meets', MEETS.colour, MEETS.letter[lang])) - 1;
	const noLine = classes.push(made('no-line', NO_LINE.colour, NO_LINE.letter)) - 1;
	const missing = classes.push(noData) - 1;
	const values = columns.numbers(name);
	const classOf = Uint8Array.from({ length: columns.count }, (_, row) => {
		const value = values[row] as number;
		if (!Number.isFinite(value)) return missing;
		let lastHolds = false;
		for (const [k, ofKind] of byKind.entries()) {
			lastHolds = false;
			for (const { line, of } of ofKind) {
				const bound = of(row);
				if (Number.isNaN(bound)) continue;
				if (isShort(line, value, bound)) return k;
				lastHolds = true;
			}
		}
		return lastHolds ? meets : noLine;
	});
	return { classes, classOf };
}

/** Totals by the lowest total of each grade, in the parcel's own group. */
function cutClasses(
	columns: ParcelColumns,
	lines: readonly PolicyLine[],
	noData: MapClass,
	lang: LetterLang,
): { classes: MapClass[]; classOf: Uint8Array } {
	const read = reader(columns);
	const grades = [...new Set(lines.map((line) => line.grade ?? ''))];
	const byGrade = grades.map((grade) =>
		lines.filter((line) => line.grade === grade).map((line) => ({ line, of: read(line) })),
	);
	const classes = grades.map((grade, g) =>
		made(
			`cut:${grade}`,
			CUT_COLOURS[g] ?? PALETTE.notRated,
			grade,
			byGrade[g]?.map(({ line }) => line),
		),
	);
	const below = classes.push(made('below-cuts', PALETTE.gradeD, SHORT.cut.letter[lang])) - 1;
	const noLine = classes.push(made('no-line', NO_LINE.colour, NO_LINE.letter)) - 1;
	const missing = classes.push(noData) - 1;
	const totals = columns.numbers('total');
	const classOf = Uint8Array.from({ length: columns.count }, (_, row) => {
		const total = totals[row] as number;
		if (!Number.isFinite(total)) return missing;
		let holds = false;
		for (const [g, ofGrade] of byGrade.entries())
			for (const { of } of ofGrade) {
				const cut = of(row);
				if (Number.isNaN(cut)) continue;
				if (total >= cut) return g;
				holds = true;
			}
		return holds ? below : noLine;
	});
	return { classes, classOf };
}

const CUT_COLOURS = [PALETTE.gradeA, PALETTE.gradeB, PALETTE.gradeC];
