/** The year in a file's name: `2023年企业数据.csv` → 2023. */
export function yearIn(name: string): number | null {
	const found = /(?:^|\D)((?:19|20)\d\d)(?!\d)/.exec(name)?.[1];
	return found === undefined ? null : Number(found);
}
