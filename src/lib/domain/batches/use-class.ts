/** Classes of land use that a swap must keep: what art. 12(5) calls 用途相同, as coarse as plans write it. */
export const USE_CLASSES = ['industrial', 'storage', 'commercial', 'residential', 'public'] as const;
export type UseClass = (typeof USE_CLASSES)[number];

/**
 * Codes that mean the same in every scheme they stand in: GB/T 21010 (2007 three digits, 2017 four) and the national
 * spatial planning classes (four digits and longer). What differs between schemes (09, 10 …) is read from words only.
 */
const CODES: readonly [RegExp, UseClass][] = [
	[/^(0601|061|1001\d*)$/, 'industrial'],
	[/^(0604|063|1101\d*)$/, 'storage'],
	[/^05\d\d$/, 'commercial'],
	[/^07\d\d$/, 'residential'],
];
const WORDS: readonly [RegExp, UseClass][] = [
	[/仓储|物流/, 'storage'],
	[/工业|厂房|制造/, 'industrial'],
	[/商业|商服|商务/, 'commercial'],
	[/住宅|居住/, 'residential'],
	[/公共|公用|教育|医疗|行政/, 'public'],
];

/** The class of a use as registers and plans write it (`0601`, `工业用地`); null where it cannot be told. */
export function useClassOf(written: string | null): UseClass | null {
	const text = written?.trim() ?? '';
	const code = /^\d+/.exec(text)?.[0];
	const byCode = code === undefined ? undefined : CODES.find(([pattern]) => pattern.test(code));
	return (byCode ?? WORDS.find(([pattern]) => pattern.test(text)))?.[1] ?? null;
}
