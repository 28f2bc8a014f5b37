import { createInstance, type TFunction } from 'i18next';
import { LANGS, type Lang } from './lang.ts';
import { MESSAGES, type Key } from './messages.ts';

/** What stands for `{{name}}` in a message. Numbers come ready for the screen (numbers.ts), `count` as a number. */
export type Params = Record<string, string | number>;

/** `t('panel.area')`, `t('list.parcels', { count: 3 })` in one language. */
export type Words = (key: Key, params?: Params) => string;

const i18n = createInstance();
// Everything is at hand, so this is done when it returns.
void i18n.init({
	lng: LANGS[0],
	initAsync: false,
	resources: Object.fromEntries(LANGS.map((lang) => [lang, { translation: MESSAGES[lang] }])),
	fallbackLng: false,
	keySeparator: false,
	nsSeparator: false,
	interpolation: { escapeValue: false }, // Svelte escapes
});
/** What i18next puts something in place of: `{{placeholder}}`, `$t(another message)`. */
const CALCULATED = /\{\{|\$t\(/;
const speakers = new Map<Lang, TFunction>(LANGS.map((lang) => [lang, i18n.getFixedT(lang)]));

/** The words of one language. */
export function wordsIn(lang: Lang): Words {
	return (key, params) => say(lang, key, params);
}

/**
 * The sentence of a key.
 * @throws Error (a bug) for a key that is not there, or a placeholder that was given nothing
 */
export function say(lang: Lang, key: Key, params: Params = {}): string {
	const sentence = sayIfKnown(lang, key, params);
	if (sentence === undefined) throw new Error(`no message "${key}" in ${lang}`);
	const left = /\{\{\s*([\w.]+)\s*\}\}/.exec(sentence);
	if (left)
		throw new Error(`message "${key}" in ${lang} got ${JSON.stringify(params)}, expected ${left[1]} too`);
	return sentence;
}

/** The sentence of a key that comes from data (`proof.` + code …), or undefined where there is none. */
export function sayIfKnown(lang: Lang, key: string, params: Params = {}): string | undefined {
	const messages = MESSAGES[lang];
	if (!(key in messages) && !(`${key}_other` in messages)) return undefined;
	// a message without placeholders says the same each time: a moving figure's label is looked up every frame
	const constant = messages[key as keyof typeof messages];
	if (typeof constant === 'string' && !CALCULATED.test(constant)) return constant;
	const speak = speakers.get(lang);
	if (!speak) throw new Error(`no words in ${lang}`);
	// Placeholders that were given nothing stay visible: the caller decides what that means.
	return speak(key, { ...params, skipInterpolation: false, missingInterpolationHandler: undefined });
}
