import { getContext, setContext } from 'svelte';
import { LANG_COOKIE, type Lang } from './lang.ts';
import type { Key } from './messages.ts';
import { say, type Params } from './words.ts';

const YEAR_S = 365 * 24 * 3600;

/** The language of the page. `t` read in a template changes with it, without a reload. */
export class Language {
	#current = $state<Lang>('zh-CN');

	constructor(lang: Lang) {
		this.#current = lang;
	}

	get current(): Lang {
		return this.#current;
	}

	/** Switches the page and remembers the choice (the server reads the cookie at the next request). */
	choose(lang: Lang): void {
		this.#current = lang;
		document.documentElement.lang = lang;
		document.cookie = `${LANG_COOKIE}=${lang}; path=/; max-age=${YEAR_S}; samesite=lax`;
	}

	/** The sentence of a key in the language of the page. */
	t = (key: Key, params?: Params): string => say(this.#current, key, params);
}

const CONTEXT = Symbol('language');

/** Called once, in the root layout, with the language that the server found: one per request, never a global. */
export function provideLanguage(lang: Lang): Language {
	return setContext(CONTEXT, new Language(lang));
}

/** The language of the page: `const language = useLanguage()`, then `language.t('panel.area')` in the template. */
export function useLanguage(): Language {
	const language = getContext<Language | undefined>(CONTEXT);
	if (!language) throw new Error('useLanguage: no provideLanguage() above this component');
	return language;
}
