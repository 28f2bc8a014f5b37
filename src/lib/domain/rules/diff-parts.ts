import type { Figure, When } from './rule-set.ts';

export type ChangeHow = 'changed' | 'added' | 'removed' | 'mark' | 'source';
export type ChangeValue = number | string | boolean | readonly string[] | When | null;

/** Where a change is: names as a reader knows them. */
export interface Context {
	group?: string;
	/** Id of an indicator; words name it. */
	indicator?: string;
	grade?: string;
	/** Title or id of a bonus, deduction, veto, exemption, tenant policy or object. */
	item?: string;
	/** Code of an industry. */
	industry?: string;
}

export interface Change {
	path: string;
	/** `<what>.<how>`, such as `weight.changed` or `cap.added`. */
	code: string;
	params: Context & { before: ChangeValue; after: ChangeValue; unit?: string };
}

/** Gathers the differences of two rule sets. */
export class Differences {
	readonly changes: Change[] = [];
	readonly #sources: readonly [string, string];

	/** A number that rests on the rule set's own source has no source of its own to change. */
	constructor(before: string, after: string) {
		this.#sources = [before, after];
	}

	/** A part that is no number: there before, there after, or another. Undefined is absent. */
	value(
		path: string,
		what: string,
		before: ChangeValue | undefined,
		after: ChangeValue | undefined,
		context: Context = {},
	): void {
		const [x, y] = [before ?? null, after ?? null];
		if (JSON.stringify(x) === JSON.stringify(y)) return;
		this.#add(path, what, howOf(x, y), { ...context, before: x, after: y });
	}

	/** A number: its value first, then the mark and the place it rests on. */
	figure(
		path: string,
		what: string,
		before: Figure | null | undefined,
		after: Figure | null | undefined,
		context: Context,
	): void {
		const [x, y] = [before ?? null, after ?? null];
		const unit = y?.unit ?? x?.unit;
		const units = unit === undefined ? {} : { unit };
		if (x === null || y === null || x.value !== y.value || (x.unit ?? '') !== (y.unit ?? '')) {
			if (x === null && y === null) return;
			const params = { ...context, before: x?.value ?? null, after: y?.value ?? null, ...units };
			this.#add(path, what, howOf(params.before, params.after), params);
		}
		if (x === null || y === null) return;
		if (x.mark !== y.mark) this.#add(path, what, 'mark', { ...context, before: x.mark, after: y.mark });
		const [from, to] = [placeOf(x, this.#sources[0]), placeOf(y, this.#sources[1])];
		if (from !== to) this.#add(path, what, 'source', { ...context, before: from, after: to });
	}

	/** Lists by id: what came, what went, and what is inside those that stayed. */
	lists<T extends { id: string }>(
		path: string,
		what: string,
		before: readonly T[],
		after: readonly T[],
		contextOf: (item: T) => Context,
		inside: (path: string, before: T, after: T) => void,
	): void {
		after.forEach((item, k) => {
			const was = before.find(({ id }) => id === item.id);
			if (was) inside(`${path}[${k}]`, was, item);
			else this.#add(`${path}[${k}]`, what, 'added', { ...contextOf(item), before: null, after: item.id });
		});
		before.forEach((item, k) => {
			if (after.some(({ id }) => id === item.id)) return;
			this.#add(`${path}[${k}]`, what, 'removed', { ...contextOf(item), before: item.id, after: null });
		});
		const stayed = (list: readonly T[], other: readonly T[]) =>
			list.filter(({ id }) => other.some((o) => o.id === id)).map(({ id }) => id);
		this.value(path, `${what}-order`, stayed(before, after), stayed(after, before));
	}

	#add(path: string, what: string, how: ChangeHow, params: Change['params']): void {
		this.changes.push({ path, code: `${what}.${how}`, params });
	}
}

function howOf(before: ChangeValue, after: ChangeValue): ChangeHow {
	return before === null ? 'added' : after === null ? 'removed' : 'changed';
}

function placeOf({ clause, source }: Figure, own: string): string | null {
	const parts = [clause, source === own ? undefined : source];
	return parts.filter((part) => part !== undefined && part !== '').join(' · ') || null;
}
