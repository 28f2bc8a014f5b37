/** One place of a rule file that differs between two versions. */
export interface FileChange {
	/** Objects of a list are named by their id: `criteria[low-far].measure.threshold.value`. */
	path: string;
	/** Undefined where it is not there. */
	before?: Leaf;
	after?: Leaf;
}
export type Leaf = string | number | boolean | null;

/** Every value that differs between two rule files of any kind, in the order in which they stand; names of versions left out. */
export function diffFiles(before: unknown, after: unknown): FileChange[] {
	const [old, now] = [leavesOf(before), leavesOf(after)];
	const changes: FileChange[] = [];
	for (const [path, value] of now) {
		if (!old.has(path)) changes.push({ path, after: value });
		else if (old.get(path) !== value) changes.push({ path, before: old.get(path), after: value });
	}
	for (const [path, value] of old) if (!now.has(path)) changes.push({ path, before: value });
	return changes.filter(({ path }) => path !== 'version' && path !== 'id');
}

function leavesOf(file: unknown): Map<string, Leaf> {
	const leaves = new Map<string, Leaf>();
	walk(file, '', leaves);
	return leaves;
}

function walk(value: unknown, path: string, leaves: Map<string, Leaf>): void {
	if (Array.isArray(value)) {
		value.forEach((item: unknown, i) => walk(item, `${path}[${idOf(item) ?? i}]`, leaves));
	} else if (typeof value === 'object' && value !== null) {
		for (const [key, item] of Object.entries(value)) walk(item, path ? `${path}.${key}` : key, leaves);
	} else {
		leaves.set(path, value as Leaf);
	}
}

function idOf(item: unknown): string | null {
	if (typeof item !== 'object' || item === null || !('id' in item)) return null;
	return typeof item.id === 'string' ? item.id : null;
}
