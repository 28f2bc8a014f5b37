// The codes of every Problem that the source can make, found by reading it.
//   node scripts/problem-codes.mjs      writes docs/problems.md from them and from messages/en/problems.json
// A code counts where it stands beside a `message` in an object, as a key above one, or first in a call of fault(…),
// problem(…) and kin.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import ts from 'typescript';

const ROOT = path.resolve(import.meta.dirname, '..');
const CODE = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;
const MAKERS = /^(fault|problem|note|wrong|refuse|unsupported|[a-z]\w*(Problem|Fault))$/;

/** @returns {Map<string, { message: string, file: string }>} code → its Chinese sentence (as written) and the file */
export function problemCodes() {
	const found = new Map();
	for (const file of sourceFiles(path.join(ROOT, 'src'))) {
		const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
		/** @param {string} code @param {string} message */
		const add = (code, message) => {
			if (code !== 'custom' && CODE.test(code) && !found.get(code)?.message)
				found.set(code, { message, file: path.relative(ROOT, file) });
		};
		/** @param {ts.Node} node */
		const visit = (node) => {
			if (ts.isObjectLiteralExpression(node)) fromObject(node, add);
			if (ts.isCallExpression(node)) fromCall(node, add);
			ts.forEachChild(node, visit);
		};
		visit(source);
	}
	return found;
}

/** @param {ts.ObjectLiteralExpression} node @param {(code: string, message: string) => void} add */
function fromObject(node, add) {
	const parts = new Map();
	for (const p of node.properties) {
		if (ts.isPropertyAssignment(p)) parts.set(nameOf(p.name), p.initializer);
		else if (ts.isShorthandPropertyAssignment(p)) parts.set(p.name.text, p.name);
	}
	const message = parts.get('message');
	if (!message) return;
	const text = textOf(message);
	for (const code of literals(parts.get('code'))) add(code, text);
	const owner = node.parent;
	if (!parts.has('code') && ts.isPropertyAssignment(owner) && parts.has('fix')) add(nameOf(owner.name), text);
}

/** @param {ts.CallExpression} node @param {(code: string, message: string) => void} add */
function fromCall(node, add) {
	const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
	if (!ts.isIdentifier(callee) || !MAKERS.test(callee.text)) return;
	const sentence = node.arguments.slice(1).find((a) => /[\u4e00-\u9fff]/.test(textOf(a)));
	for (const code of literals(node.arguments[0])) {
		if (sentence || callee.text === 'fault') add(code, sentence ? textOf(sentence) : '');
	}
}

/** The string literals that an expression may be. @param {ts.Node | undefined} node @returns {string[]} */
function literals(node) {
	if (!node) return [];
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
	if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
	if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return literals(node.expression);
	return [];
}

/** @param {ts.Node} node @returns {string} */
function textOf(node) {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (ts.isTemplateExpression(node))
		return node.head.text + node.templateSpans.map((s) => `…${s.literal.text}`).join('');
	if (ts.isConditionalExpression(node)) return `${textOf(node.whenTrue)} / ${textOf(node.whenFalse)}`;
	return '';
}

/** @param {ts.PropertyName} name */
function nameOf(name) {
	return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

/** @param {string} folder @returns {string[]} */
function sourceFiles(folder) {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.endsWith('.d.ts'))
		.map((file) => path.join(folder, file))
		.sort();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const english = JSON.parse(readFileSync(path.join(ROOT, 'messages/en/problems.json'), 'utf8'));
	const codes = [...problemCodes()].sort(([a], [b]) => (a < b ? -1 : 1));
	const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|');
	const rows = codes.map(
		([code, { message }]) =>
			`| \`${code}\` | ${cell(message || '（视情形而定）')} | ${cell(english[code] ?? '')} |`,
	);
	const text = `# Problems 问题代码

Every expected fault is a \`Problem {code, message, path?, row?, file?, sheet?, got?, expected?, fix?}\`: in the JSON of a command (exit code 1),
in an import report, and over HTTP as \`application/problem+json\`. The code is stable; the sentence may be worded better. Written by
\`node scripts/problem-codes.mjs\` from the source; a test fails when it is out of date.

| code | 中文 | English |
|---|---|---|
${rows.join('\n')}
`;
	writeFileSync(path.join(ROOT, 'docs/problems.md'), await format(text, { parser: 'markdown' }));
	const untold = codes.filter(([code]) => !(code in english));
	for (const [code, { message, file }] of untold) console.log(`${code}|${message}|${file}`);
	for (const code of Object.keys(english))
		if (!codes.some(([c]) => c === code)) console.log(`no longer made: ${code}`);
}
