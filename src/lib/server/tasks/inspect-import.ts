import type { Inspection } from '#lib/api/imports.ts';
import { planColumns } from '#lib/domain/importing/columns.ts';
import { isNote } from '#lib/domain/importing/row.ts';
import { InputError, type Problem } from '#lib/domain/problem.ts';
import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import type { RecordKind } from '#lib/domain/record-kinds/record-kind.ts';
import type { FileHead, HeadingsRequest } from '#lib/server/workers/headings-reader.ts';
import { readFileHead } from '#lib/server/workers/read-import.ts';

/**
 * Tells what a file most likely is, before anything is written: for each kind the columns understood and the required
 * ones that are missing, the likeliest kind first. A file that cannot be read comes back with its problems.
 */
export async function inspectFile(request: HeadingsRequest): Promise<Inspection> {
	let head: FileHead;
	try {
		head = await readFileHead(request);
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { ...NOTHING, problems: error.problems };
	}
	const kinds = Object.values(RECORD_KINDS)
		.filter((kind) => kind.geometry !== (head.geometry ? 'none' : 'required'))
		.map((kind) => guess(kind, head.headings))
		.filter((one) => one.columns.length > 0)
		.sort((a, b) => b.score - a.score)
		.map(({ score: _, ...one }) => one);
	return { ...head, kinds };
}

const NOTHING: Inspection = {
	geometry: false,
	rows: 0,
	crs: null,
	encoding: null,
	sheet: null,
	sheets: [],
	headings: [],
	sample: [],
	kinds: [],
	problems: [],
};

function guess(kind: RecordKind, headings: readonly string[]) {
	const plan = planColumns(kind, headings);
	const columns = plan.columns.flatMap(({ field, from, unit }) =>
		from === undefined
			? []
			: [{ field: field.name, zh: field.zh[0] ?? field.name, from, unit: unit ?? field.unit ?? null }],
	);
	const missing = kind.fields
		.filter((f) => f.required && !columns.some((c) => c.field === f.name))
		.map((f) => ({ field: f.name, zh: f.zh[0] ?? f.name, headings: [f.name, ...f.zh] }));
	return {
		kind: kind.name,
		zh: kind.zh,
		columns,
		missing,
		unused: plan.unused,
		problems: plan.problems.filter((p: Problem) => p.code !== 'heading.missing' && !isNote(p)),
		// What is understood speaks for a kind, what it must have and has not speaks against it; a heading that is the
		// preferred word of a field (宗地代码, 电子监管号) says more than one that many kinds share (名称, 备注).
		score:
			columns.reduce((sum, c) => sum + (TELLING.get(c.from.trim()) === kind.name ? 3 : 1), 0) -
			4 * missing.length,
	};
}

/** Headings that only one kind knows → that kind. */
const TELLING = telling();

function telling(): Map<string, string> {
	const users = new Map<string, Set<string>>();
	for (const kind of Object.values(RECORD_KINDS))
		for (const field of kind.fields)
			for (const name of [field.name, ...field.zh])
				users.set(name, (users.get(name) ?? new Set()).add(kind.name));
	return new Map(
		[...users].flatMap(([name, kinds]) => (kinds.size === 1 ? [[name, [...kinds][0] as string]] : [])),
	);
}
