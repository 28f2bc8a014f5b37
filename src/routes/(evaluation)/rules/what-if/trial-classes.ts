import { APPEARED, BETTER, UNCHANGED, VANISHED, WORSE } from '#lib/domain/evaluate/what-if-changes.ts';
import type { TableAnswer } from '#lib/live/what-if-answer.ts';
import { classify, gradeColour, isWantOfData, type Classification } from '#lib/map/classes.ts';
import type { LetterLang, MapClass } from '#lib/map/map-class.ts';
import type { ParcelColumns } from '#lib/map/parcel-columns.ts';
import { PALETTE } from '#lib/map/palette.ts';

const plain = (code: string, colour: string, letter: string): MapClass => ({
	code,
	colour,
	letter,
	pattern: null,
	dashed: false,
});

/** Up, down, as before: a diverging pair around near-white, arrows beside the number; no grade stays as on the map. */
const MOVES: MapClass[] = [
	{ ...plain('same', '#f3f4f1', '·'), letter: '' },
	plain('better', '#2166ac', '↑'),
	plain('worse', '#b35806', '↓'),
	plain('appeared', '#92c5de', '+'),
	plain('vanished', '#fdb863', '−'),
	plain('not-rated', PALETTE.notRated, '–'),
];
const CLASS_OF_MOVE = { [UNCHANGED]: 0, [BETTER]: 1, [WORSE]: 2, [APPEARED]: 3, [VANISHED]: 4 } as Record<
	number,
	number
>;

/** The parcels by who moved which way. */
export function classesOfMoves(answer: TableAnswer): Classification {
	const classOf = new Uint8Array(answer.moves.length);
	for (let row = 0; row < classOf.length; row++) {
		const move = answer.moves[row] as number;
		classOf[row] = move === UNCHANGED && answer.grade[row] === -1 ? 5 : (CLASS_OF_MOVE[move] as number);
	}
	return { by: 'grade', classes: MOVES, classOf };
}

/** The parcels by their grade under the rule on trial, in the colours of the map; those without one as the run has them. */
export function classesOfGrades(
	columns: ParcelColumns,
	answer: TableAnswer,
	grades: readonly string[],
	lang: LetterLang,
): Classification {
	const base = classify(columns, 'grade', false, lang);
	const code = new Map(base.classes.map((c, k) => [c.code, k]));
	const classes = [...base.classes];
	const classOfGrade = grades.map((grade) => {
		const known = code.get(grade);
		return known ?? classes.push(plain(grade, gradeColour(grade), grade)) - 1;
	});
	const notRated = code.get('not-rated') as number;
	const noData = code.get('no-data') as number;
	const reserve = code.get('reserve') as number;
	const reason = columns.text('reason');
	const stock = columns.text('stockKind');
	const recorded = columns.text('grade');
	const classOf = new Uint8Array(columns.count);
	for (let row = 0; row < columns.count; row++) {
		const grade = answer.grade[row] as number;
		if (grade >= 0) classOf[row] = classOfGrade[grade] as number;
		else if (stock[row]) classOf[row] = reserve;
		else if (recorded[row] !== null) classOf[row] = notRated;
		else classOf[row] = isWantOfData(reason[row] ?? null) ? noData : notRated;
	}
	return { by: 'grade', classes, classOf };
}
