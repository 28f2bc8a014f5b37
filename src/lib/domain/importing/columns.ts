import type { Problem } from '../problem.ts';
import type { Field, RecordKind } from '../record-kinds/record-kind.ts';
import { factorOf, headingOf, isUnit, nameKey, type Heading } from './heading.ts';
import { ROW_NUMBER, type Mapping } from './mapping.ts';

/** Where one field's values are read: a heading of the file (or `#row`), or a constant. */
export interface Column {
	field: Field;
	/** The heading as written; `#row` for the row number; undefined for a constant. */
	from?: string;
	/** Factor to the field's canonical unit. */
	factor: number;
	/** The unit as the file or the mapping names it. */
	unit?: string;
	constant?: unknown;
}

export interface ColumnPlan {
	columns: Column[];
	/** Headings that no field takes. */
	unused: string[];
	/** Faults (the file cannot be read this way) and notes (codes starting `note.`). */
	problems: Problem[];
}

/**
 * Decides which heading feeds which field: first the mapping, then our own names and the Chinese synonyms, the
 * preferred wording first. A required field without a heading, two headings that fit equally and a unit that is not
 * the field's are faults that name the headings seen and what was due.
 * @param given our field → value for every row where the file has no such column (`--year`)
 */
export function planColumns(
	kind: RecordKind,
	headings: readonly string[],
	mapping: Mapping = {},
	given: Record<string, unknown> = {},
): ColumnPlan {
	const problems: Problem[] = [];
	const columns = new Map<string, Column>();
	const used = new Set<string>();

	for (const [name, source] of Object.entries(withKey(kind, headings, mapping))) {
		const field = kind.fields.find((f) => f.name === name);
		if (!field) {
			problems.push({
				code: 'mapping.field',
				message: `对照文件中的字段 ${name} 不属于“${kind.zh}”`,
				path: `columns.${name}`,
				got: name,
				expected: kind.fields.map((f) => f.name),
				fix: '改用列出的字段名',
			});
			continue;
		}
		if (source === null) {
			columns.set(name, { field, factor: 1, constant: undefined });
			continue;
		}
		const { from, unit, factor = 1 } = typeof source === 'string' ? { from: source } : source;
		const heading = from === ROW_NUMBER ? ROW_NUMBER : findHeading(headings, from);
		if (heading === undefined) {
			problems.push({
				code: 'mapping.heading',
				message: `文件中没有对照文件所写的表头“${from}”`,
				path: `columns.${name}`,
				got: shown(headings),
				expected: from,
				fix: '改正对照文件中的表头',
			});
			continue;
		}
		used.add(heading);
		// The mapping's word on the unit goes before the heading's; with a bare factor the heading's unit is not applied.
		const own =
			typeof source === 'object'
				? unitOf(field, { from, unit, factor: source.factor })
				: unitOfHeading(field, headingOf(heading));
		if ('problem' in own) problems.push({ ...own.problem, path: `columns.${name}` });
		else columns.set(name, { field, from: heading, factor: own.factor * factor, unit: own.unit });
	}

	const open = kind.fields.filter((f) => !columns.has(f.name) && !(f.name in (mapping.constants ?? {})));
	const free = headings.filter((h) => !used.has(h)).map(headingOf);
	for (const [field, heading] of matchSynonyms(open, free, problems)) {
		used.add(heading.written);
		const own = unitOfHeading(field, heading);
		if ('problem' in own) problems.push(own.problem);
		columns.set(field.name, {
			field,
			from: heading.written,
			factor: 'problem' in own ? 1 : own.factor,
			unit: 'problem' in own ? undefined : own.unit,
		});
	}

	for (const [name, value] of Object.entries({ ...given, ...mapping.constants })) {
		const field = kind.fields.find((f) => f.name === name);
		if (!field || value === undefined) continue;
		// A figure given on the command line (--year) stands back where the file has its own column.
		if (columns.get(name)?.from === undefined) columns.set(name, { field, factor: 1, constant: value });
	}

	for (const field of kind.fields)
		if (
			field.required &&
			!hasSource(columns.get(field.name)) &&
			!problems.some((p) => p.path === `columns.${field.name}`)
		)
			problems.push({
				code: 'heading.missing',
				message: `没有找到“${field.zh[0] ?? field.name}”一列`,
				path: field.name,
				got: shown(headings),
				expected: [field.name, ...field.zh],
				fix: '改表头为所列之一，或用对照文件（--mapping）指明',
			});

	return {
		columns: [...columns.values()].filter(hasSource),
		unused: headings.filter((h) => !used.has(h)),
		problems,
	};
}

/** Headings as a report shows them: a file that is no table may have millions of characters in its first row. */
function shown(headings: readonly string[]): string[] {
	return headings.slice(0, 100).map((h) => (h.length > 60 ? `${h.slice(0, 60)}…` : h));
}

function hasSource(column: Column | undefined): boolean {
	return column !== undefined && (column.from !== undefined || column.constant !== undefined);
}

/** The mapping's columns, with `key` standing for the first identifying field where that is not mapped itself. */
function withKey(
	kind: RecordKind,
	headings: readonly string[],
	mapping: Mapping,
): NonNullable<Mapping['columns']> {
	const columns = mapping.columns ?? {};
	const first = kind.identity[0];
	if (mapping.key === undefined || first === undefined || first in columns || mapping.key in columns)
		return columns;
	const names =
		kind.fields.some((f) => f.name === mapping.key) && findHeading(headings, mapping.key) === undefined;
	return names ? columns : { [first]: mapping.key, ...columns };
}

function findHeading(headings: readonly string[], wanted: string): string | undefined {
	const trimmed = wanted.trim();
	return (
		headings.find((h) => h.trim() === trimmed) ??
		headings.find(
			(h) => h.normalize('NFKC').replace(/\s+/g, '') === trimmed.normalize('NFKC').replace(/\s+/g, ''),
		)
	);
}

/** Pairs fields and headings, best wording first; each heading once, except that a required field may share one. */
function matchSynonyms(
	fields: readonly Field[],
	headings: readonly Heading[],
	problems: Problem[],
): [Field, Heading][] {
	const candidates = fields.flatMap((field) => {
		const names = [field.name, ...field.zh].map(nameKey);
		return headings.flatMap((heading) => {
			const order = names.indexOf(heading.name);
			return order < 0 ? [] : [{ field, heading, order }];
		});
	});
	candidates.sort((a, b) => a.order - b.order);
	const taken = new Map<Field, (typeof candidates)[number]>();
	const given = new Set<Heading>();
	for (const one of candidates) {
		if (taken.has(one.field) || given.has(one.heading)) continue;
		taken.set(one.field, one);
		given.add(one.heading);
	}
	for (const one of candidates) if (one.field.required && !taken.has(one.field)) taken.set(one.field, one);
	for (const { field, heading, order } of taken.values()) {
		const rival = candidates.find((c) => c.field === field && c.order === order && c.heading !== heading);
		if (rival)
			problems.push({
				code: 'heading.ambiguous',
				message: `“${heading.written}”与“${rival.heading.written}”都像“${field.zh[0] ?? field.name}”`,
				path: field.name,
				got: [heading.written, rival.heading.written],
				expected: `只有一列${field.zh[0] ?? field.name}`,
				fix: '删去一列，或用对照文件（--mapping）指明用哪一列',
			});
	}
	return [...taken.values()].map(({ field, heading }) => [field, heading]);
}

type Unit = { factor: number; unit?: string } | { problem: Problem };

function unitOfHeading(field: Field, heading: Heading): Unit {
	if (field.type !== 'number' && field.type !== 'integer') return { factor: 1 };
	for (const remark of heading.remarks) {
		const factor = factorOf(field, remark);
		if (factor !== undefined) return { factor, unit: remark };
	}
	const foreign = heading.remarks.find(isUnit);
	return foreign === undefined ? { factor: 1 } : { problem: unitProblem(field, heading.written, foreign) };
}

function unitOf(field: Field, source: { from: string; unit?: string; factor?: number }): Unit {
	if (source.unit === undefined)
		return source.factor === undefined ? unitOfHeading(field, headingOf(source.from)) : { factor: 1 };
	const factor = factorOf(field, source.unit);
	if (factor !== undefined) return { factor, unit: source.unit };
	// A unit that we do not know is fine where the mapping gives the factor itself.
	if (source.factor !== undefined) return { factor: 1, unit: source.unit };
	return { problem: unitProblem(field, source.from, source.unit) };
}

function unitProblem(field: Field, heading: string, unit: string): Problem {
	return {
		code: 'heading.unit',
		message: `“${heading}”的单位“${unit}”不是“${field.zh[0] ?? field.name}”的单位`,
		path: field.name,
		got: unit,
		expected: [...new Set([...(field.unit ? [field.unit] : []), ...Object.keys(field.units ?? {})])],
		fix: '改正单位，或在对照文件中写明 factor',
	};
}
