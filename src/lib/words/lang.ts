/** The languages of the product; the first is the one spoken where nobody asked for another. */
export const LANGS = ['zh-CN', 'en'] as const;
export type Lang = (typeof LANGS)[number];
export const DEFAULT_LANG: Lang = LANGS[0];

/** The cookie that remembers the choice. */
export const LANG_COOKIE = 'lang';

/** `zh`, `zh-Hans`, `EN-gb` … → a language of ours, or undefined. */
export function langOf(tag: string): Lang | undefined {
	const [primary] = tag.trim().toLowerCase().split(/[-_]/);
	return LANGS.find((lang) => lang.toLowerCase().split('-')[0] === primary);
}

/**
 * The language of a request: the remembered choice, else the first of `Accept-Language` (by its q-values) that we
 * speak, else Chinese.
 */
export function langOfRequest(cookie: string | undefined, acceptLanguage: string | null | undefined): Lang {
	const remembered = LANGS.find((lang) => lang === cookie);
	if (remembered) return remembered;
	const wanted = (acceptLanguage ?? '')
		.split(',')
		.map((part, order) => {
			const [tag = '', ...params] = part.split(';');
			const q = params.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((value) => value !== undefined);
			return { lang: langOf(tag), q: q === undefined ? 1 : Number(q), order };
		})
		.filter(({ lang, q }) => lang !== undefined && q > 0)
		.sort((a, b) => b.q - a.q || a.order - b.order);
	return wanted[0]?.lang ?? DEFAULT_LANG;
}
