/** A place in a rule file: keys of objects and places in lists. */
export type Path = readonly (string | number)[];
export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a place; undefined where nothing does. */
export function valueAt(file: unknown, path: Path): unknown {
	let value = file;
	for (const key of path) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Record<string | number, unknown>)[key];
	}
	return value;
}

/**
 * The file with another value at a place; what is not touched stays the same object. `undefined` takes the key away.
 * Objects that are missing on the way are made.
 */
export function withValue(file: unknown, path: Path, value: unknown): unknown {
	const [key, ...rest] = path;
	if (key === undefined) return value;
	if (typeof key === 'number') {
		const list = Array.isArray(file) ? [...(file as unknown[])] : [];
		list[key] = withValue(list[key], rest, value);
		return list;
	}
	const object = isObject(file) ? file : {};
	const next = withValue(object[key], rest, value);
	if (next !== undefined) return { ...object, [key]: next };
	const { [key]: _gone, ...others } = object;
	return others;
}

/** The list at a place with one more at its end; a list is made where there is none. */
export function withItem(file: unknown, path: Path, item: unknown): unknown {
	return withValue(file, path, [...listAt(file, path), item]);
}

/** The list at a place without one of its items. */
export function withoutItem(file: unknown, path: Path, index: number): unknown {
	return withValue(file, path, listAt(file, path).toSpliced(index, 1));
}

/** The list at a place with an item moved by so many places, as far as the list goes. */
export function withMoved(file: unknown, path: Path, index: number, by: number): unknown {
	const list = listAt(file, path);
	const to = Math.max(0, Math.min(list.length - 1, index + by));
	return withValue(file, path, list.toSpliced(index, 1).toSpliced(to, 0, list[index]));
}

/** An object's key renamed in its place: the order of the others stays. */
export function withRenamed(file: unknown, path: Path, from: string, to: string): unknown {
	const object = valueAt(file, path);
	if (!isObject(object) || from === to || to in object) return file;
	const entries = Object.entries(object).map(([key, value]) => [key === from ? to : key, value] as const);
	return withValue(file, path, Object.fromEntries(entries));
}

/** The list at a place; empty where there is none. */
export function listAt(file: unknown, path: Path): readonly unknown[] {
	const list = valueAt(file, path);
	return Array.isArray(list) ? (list as unknown[]) : [];
}

/** A word that no item of a list has as its id: `bonus`, `bonus-2`, … */
export function freeId(items: readonly unknown[], stem: string): string {
	const taken = new Set(items.map((item) => (isObject(item) ? item['id'] : undefined)));
	for (let n = 1; ; n++) {
		const id = n === 1 ? stem : `${stem}-${n}`;
		if (!taken.has(id)) return id;
	}
}
