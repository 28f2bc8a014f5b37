/** Names made distinct: the second `税收` becomes `税收_2`. Empty ones get their column's number. */
export function uniqueNames(names: readonly string[]): string[] {
	const seen = new Map<string, number>();
	return names.map((name, i) => {
		const plain = name === '' ? `列${i + 1}` : name;
		const times = (seen.get(plain) ?? 0) + 1;
		seen.set(plain, times);
		return times === 1 ? plain : `${plain}_${times}`;
	});
}

/** Rows looked at for the headings: titles, units and notes stand above them. */
const LOOKED_AT = 20;

/**
 * Which row holds the headings (its place in `rows`, −1 if none does): the first whose cells are words, not
 * all the same, and more than half as many as in the widest row. A title above has one cell, or one merged over many.
 */
export function findHeadings(rows: readonly (readonly unknown[])[]): number {
	const filled = rows.slice(0, LOOKED_AT).map((row) => row.filter((c) => c !== null && c !== ''));
	const widest = Math.max(0, ...filled.map((row) => row.length));
	if (widest === 0) return -1;
	const need = Math.ceil((widest + 1) / 2);
	return filled.findIndex(
		(row) =>
			row.length >= need && row.every(isWord) && new Set(row.map(String)).size >= Math.min(2, row.length),
	);
}

/** Not a number, date or code: a heading may hold digits (2013年税收) but is not made of them. A bare year may be one. */
function isWord(cell: unknown): boolean {
	if (typeof cell !== 'string') return false;
	const text = cell.normalize('NFKC').trim();
	return /^(19|20)\d{2}$/.test(text) || !/^[\d.,%/+\-: ]*$/.test(text);
}
