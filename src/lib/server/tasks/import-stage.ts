import type { PreparedRow } from '#lib/domain/importing/prepared.ts';
import { isRefused } from '#lib/domain/importing/row.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { hasFigures, type FigureKind, type RecordKind } from '#lib/domain/record-kinds/record-kind.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as staging from '#lib/server/store/import-staging.ts';
import { columnOf, snake } from '#lib/server/store/import-target.ts';
import type { NoteLimit } from './import-notes.ts';
import { ReferenceBook } from './import-references.ts';

/**
 * A repair that changes the area by more than this share, and by more than this much, is no repair: the row is refused
 * (docs/import.md). Less than a square metre is below what a boundary survey tells.
 */
export const REPAIR_SHARE = 0.005;
export const REPAIR_M2 = 1;

/** Resolves, judges and stages the rows of one file, chunk by chunk. */
export class Stager {
	/** Rows staged so far, refused ones too. */
	rows = 0;
	readonly #db: Db;
	readonly #batch: number;
	readonly #kind: RecordKind;
	readonly #notes: NoteLimit;
	readonly #year: number | undefined;
	readonly #book: ReferenceBook;
	/** Identity → the row that had it first. */
	readonly #first = new Map<string, number>();
	/** Rows that a later row repeats: they are refused too, since nobody says which of them holds. */
	readonly #repeated = new Map<number, Problem[]>();

	constructor(db: Db, batch: number, kind: RecordKind, notes: NoteLimit, year?: number) {
		this.#db = db;
		this.#batch = batch;
		this.#kind = kind;
		this.#notes = notes;
		this.#year = year;
		this.#book = new ReferenceBook(db, kind);
	}

	/** Stages a chunk; repairs of its polygons are judged at once. */
	async stage(rows: readonly PreparedRow[]): Promise<void> {
		await this.#book.lookUp(rows);
		const given = new Map(rows.map((row) => [row.row, row.areaM2]));
		const repairs = await staging.stage(
			this.#db,
			this.#batch,
			rows.map((row) => this.#ready(row)),
		);
		this.rows += rows.length;
		await staging.addProblems(
			this.#db,
			this.#batch,
			repairs
				.map((repair) => this.#judge(repair, given.get(repair.row) ?? 0))
				.filter((f) => f.problems.length > 0),
		);
	}

	/** To be called after the last chunk. */
	async finish(): Promise<void> {
		await staging.addProblems(
			this.#db,
			this.#batch,
			[...this.#repeated].map(([row, problems]) => ({ row, problems, refused: true })),
		);
	}

	#ready(row: PreparedRow): staging.StagedRow {
		const problems = [...row.problems];
		const resolved = this.#book.resolve(row, problems);
		if (this.#year !== undefined && 'year' in row.values && row.values.year !== this.#year)
			problems.push({
				code: 'row.year',
				message: '年份与所选年份不同',
				row: row.row,
				path: 'year',
				got: row.values.year ?? null,
				expected: this.#year,
				fix: '改正年份，或不指定年份',
			});
		if (this.#kind.geometry === 'required' && row.ewkb === null && resolved.isNew && !isRefused(problems))
			problems.push({
				code: 'geometry.none',
				message: '没有图形',
				row: row.row,
				path: 'geometry',
				expected: '面（已入库的记录可以只更新属性）',
				fix: '先导入带图形的文件',
			});
		if (!isRefused(problems)) this.#checkRepeated(row, resolved, problems);
		const refused = isRefused(problems);
		return {
			row: row.row,
			code: resolved.code,
			payload: refused ? {} : this.#payload(row, resolved.references),
			ewkb: refused ? null : row.ewkb,
			problems: problems.filter((p) => this.#notes.take(p)),
			refused,
		};
	}

	#checkRepeated(
		row: PreparedRow,
		resolved: { code: string | null; references: Map<string, number | null> },
		problems: Problem[],
	): void {
		const identity = this.#kind.identity.map((name) =>
			name === 'code' ? resolved.code : (resolved.references.get(name) ?? row.values[name] ?? null),
		);
		const key = JSON.stringify(identity);
		const first = this.#first.get(key);
		if (first === undefined) {
			this.#first.set(key, row.row);
			return;
		}
		const repeated = (at: number, other: number): Problem => ({
			code: 'row.duplicate',
			message: `与第 ${other} 行重复`,
			row: at,
			path: this.#kind.identity.join(', '),
			got: identity,
			expected: '每条记录只出现一次',
			fix: '只保留正确的一行',
		});
		problems.push(repeated(row.row, first));
		if (!this.#repeated.has(first)) this.#repeated.set(first, [repeated(first, row.row)]);
	}

	#payload(row: PreparedRow, references: Map<string, number | null>): Record<string, unknown> {
		if (hasFigures(this.#kind)) return figuresPayload(this.#kind, row, references);
		const payload: Record<string, unknown> = {};
		const fields = new Map(this.#kind.fields.map((f) => [f.name, f]));
		for (const [name, value] of Object.entries(row.values)) {
			const field = fields.get(name);
			const column = field ? columnOf(field) : snake(name);
			if (column !== '') payload[column] = field?.type === 'reference' ? references.get(name) : value;
		}
		if (row.plane) Object.assign(payload, { plane_area_m2: row.plane.areaM2, plane_crs: row.plane.crs });
		return payload;
	}

	#judge(repair: staging.Repair, givenM2: number): { row: number; problems: Problem[]; refused: boolean } {
		const areaM2 = repair.areaM2 ?? 0;
		const change = Math.abs(areaM2 - givenM2);
		const refused = areaM2 === 0 || (change > REPAIR_M2 && change > REPAIR_SHARE * Math.max(areaM2, givenM2));
		const problem: Problem = refused
			? {
					code: 'geometry.invalid',
					message: '图形无效，修复会明显改变面积',
					row: repair.row,
					path: repair.reason,
					got: { givenM2, repairedM2: areaM2 },
					expected: `修复前后面积相差不超过 ${REPAIR_SHARE * 100}% 或 ${REPAIR_M2} m²`,
					fix: '在该处改正边界后重新导入',
				}
			: {
					code: 'note.geometry-repaired',
					message: '图形无效，已自动修复',
					row: repair.row,
					path: repair.reason,
					got: { givenM2, repairedM2: areaM2 },
				};
		return { row: repair.row, problems: this.#notes.take(problem) ? [problem] : [], refused };
	}
}

/** The figures that the row has, beside what tells them apart; a blank cell is no figure. */
function figuresPayload(
	kind: FigureKind,
	row: PreparedRow,
	references: Map<string, number | null>,
): Record<string, unknown> {
	const [subject] = kind.identity;
	const keys = Object.entries(kind.figures.keys).map(([name, empty]) => [name, row.values[name] ?? empty]);
	const notFigures = new Set([subject, ...Object.keys(kind.figures.keys)]);
	const units = new Map(kind.fields.map((field) => [field.name, field.unit ?? null]));
	const facts: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(row.values)) {
		if (notFigures.has(name) || value === null || value === undefined) continue;
		facts[name] = {
			value: typeof value === 'boolean' ? Number(value) : value,
			unit: units.get(name) ?? null,
			reported: row.reported?.[name] ?? null,
		};
	}
	return { subject_id: references.get(subject ?? '') ?? null, ...Object.fromEntries(keys), facts };
}
