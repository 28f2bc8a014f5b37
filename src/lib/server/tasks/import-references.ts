import { looseCode } from '#lib/domain/importing/cell.ts';
import type { PreparedRow } from '#lib/domain/importing/prepared.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import type { Field, RecordKind } from '#lib/domain/record-kinds/record-kind.ts';
import type { Db } from '#lib/server/database/db.ts';
import * as subjects from '#lib/server/store/subjects.ts';

/** A row with its codes looked up. */
export interface Resolved {
	/** The code of the subject that the row is about; null where it hangs on a reference. */
	code: string | null;
	/** Whether nothing is known under that code yet. */
	isNew: boolean;
	/** Reference field → subject id; null for an empty cell. */
	references: Map<string, number | null>;
}

/** The subjects behind the codes of a file: looked up once for a chunk, refused where none or several are meant. */
export class ReferenceBook {
	readonly #db: Db;
	readonly #kind: RecordKind;
	readonly #fields: Field[];
	readonly #found = new Map<string, Map<string, subjects.FoundSubject[]>>();

	constructor(db: Db, kind: RecordKind) {
		this.#db = db;
		this.#kind = kind;
		this.#fields = kind.fields.filter((f) => f.type === 'reference');
	}

	/** Reads what the chunk refers to, and what its own codes mean already. */
	async lookUp(rows: readonly PreparedRow[]): Promise<void> {
		const wanted = new Map<string, Set<string>>();
		const want = (subject: string, code: unknown) => {
			if (typeof code !== 'string') return;
			const set = wanted.get(subject) ?? new Set();
			wanted.set(subject, set.add(code));
		};
		for (const row of rows) {
			for (const field of this.#fields) want(subjectOf(field), row.values[field.name]);
			want(this.#kind.subject, row.values.code);
		}
		this.#found.clear();
		for (const [subject, codes] of wanted)
			this.#found.set(
				subject,
				await subjects.find(
					this.#db,
					subject,
					[...codes].map((written) => ({ written, loose: looseCode(written) })),
				),
			);
	}

	/** Looks the row's codes up; what cannot be told is added to `problems`. */
	resolve(row: PreparedRow, problems: Problem[]): Resolved {
		const references = new Map<string, number | null>();
		for (const field of this.#fields) {
			const code = row.values[field.name];
			if (typeof code !== 'string') {
				references.set(field.name, null);
				continue;
			}
			const found = this.#found.get(subjectOf(field))?.get(code) ?? [];
			if (found.length === 1) references.set(field.name, found[0]?.id ?? null);
			else problems.push(unresolved(field, code, found, row.row));
		}
		const written = row.values.code;
		if (typeof written !== 'string') return { code: null, isNew: false, references };
		return { ...this.#own(written, row, problems), references };
	}

	/** The row's own code: an enterprise may come under an old one, then it is the same enterprise. */
	#own(written: string, row: PreparedRow, problems: Problem[]): Pick<Resolved, 'code' | 'isNew'> {
		const found = this.#found.get(this.#kind.subject)?.get(written) ?? [];
		const exact = found.find((s) => s.code === written);
		if (exact) return { code: written, isNew: false };
		if (this.#kind.name !== 'enterprises') return { code: written, isNew: true };
		if (found.length === 1 && found[0]) return { code: found[0].code, isNew: false };
		if (found.length > 1)
			problems.push({
				code: 'reference.ambiguous',
				message: `代码 ${written} 对应多家企业`,
				row: row.row,
				path: 'code',
				got: found.map((s) => s.code),
				expected: '一家企业',
				fix: '改用统一社会信用代码',
			});
		else if (row.values.oldCode === true)
			problems.push({
				code: 'enterprise.code-old',
				message: `旧代码 ${written} 没有对应的企业`,
				row: row.row,
				path: 'code',
				got: written,
				expected: '18 位统一社会信用代码，或已入库企业的旧代码',
				fix: '补上统一社会信用代码；确无代码的，把“代码类型”填为“自编码”',
			});
		return { code: written, isNew: true };
	}
}

function subjectOf(field: Field): string {
	if (!field.to) throw new Error(`field ${field.name}: a reference without its kind`);
	return RECORD_KINDS[field.to].subject;
}

function unresolved(
	field: Field,
	code: string,
	found: readonly subjects.FoundSubject[],
	row: number,
): Problem {
	const kind = field.to ? RECORD_KINDS[field.to].zh : field.name;
	return found.length === 0
		? {
				code: 'reference.unknown',
				message: `没有代码为 ${code} 的${kind}`,
				row,
				path: field.name,
				got: code,
				expected: `已入库的${kind}`,
				fix: `先导入${kind}，或改正代码`,
			}
		: {
				code: 'reference.ambiguous',
				message: `代码 ${code} 对应多个${kind}`,
				row,
				path: field.name,
				got: found.map((s) => s.code),
				expected: `一个${kind}`,
				fix: '改用它自己的代码',
			};
}
