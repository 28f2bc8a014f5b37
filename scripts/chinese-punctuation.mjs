// Chinese punctuation in Chinese: a half-width mark that touches a Chinese character becomes its full-width form.
//   node scripts/chinese-punctuation.mjs        rewrites messages/zh-CN/*.json
// The same function is the ESLint rule house/chinese-punctuation (eslint --fix mends the code) and the messages' test.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const CHINESE = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\u3000-\\u303f\\uff00-\\uffef\\u201c\\u201d]';
/** @type {Record<string, string>} */
const FULL_WIDTH = { ',': '\uff0c', ';': '\uff1b', ':': '\uff1a', '?': '\uff1f', '!': '\uff01' };
const MARK = new RegExp(`(?<=${CHINESE})[,;:?!]|[,;:?!](?=${CHINESE})`, 'g');
const BRACKETS = /\(([^()]*)\)/g;
const ANY = new RegExp(CHINESE);

/** @param {string} text @returns {string} */
export function fullWidth(text) {
	return text
		.replace(MARK, (mark) => FULL_WIDTH[mark] ?? mark)
		.replace(BRACKETS, (all, inside, at) =>
			ANY.test(inside) || (at > 0 && ANY.test(text[at - 1] ?? '')) ? `\uff08${inside}\uff09` : all,
		);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const folder = path.resolve(import.meta.dirname, '../messages/zh-CN');
	for (const name of readdirSync(folder)) {
		const file = path.join(folder, name);
		const before = readFileSync(file, 'utf8');
		// Only the sentences: keys and JSON's own commas stay.
		const after = before.replace(
			/^(\s*"(?:[^"\\]|\\.)*":\s*")(.*)("\s*,?\s*)$/gm,
			(_, key, text, end) => key + fullWidth(text) + end,
		);
		if (after !== before) writeFileSync(file, after);
	}
}
