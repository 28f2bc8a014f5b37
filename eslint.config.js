import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import path from 'node:path';
import { fullWidth } from './scripts/chinese-punctuation.mjs';

// Names that say nothing about what is inside. `index.*` would be a barrel. (Design: "Who may import whom".)
const EMPTY_NAMES = /^(utils?|helpers?|common|types|managers?|misc|shared)$/;

/** The house's own rule: a folder or file is named by what it holds, in kebab-case (components: PascalCase). */
const names = {
	meta: { type: 'problem', schema: [] },
	create(context) {
		return {
			Program(node) {
				const parts = path.relative(import.meta.dirname, context.filename).split(path.sep);
				const file = parts.at(-1);
				const stem = file.split('.')[0];
				for (const part of [...parts.slice(0, -1), stem]) {
					if (EMPTY_NAMES.test(part))
						context.report({ node, message: `"${part}" names nothing: name it by what it holds` });
				}
				if (stem === 'index')
					context.report({ node, message: 'no barrels: import from the file that has it' });
				const kit = /^\+/.test(file);
				const component = file.endsWith('.svelte') && !kit;
				if (component && !/^[A-Z][A-Za-z0-9]*$/.test(stem))
					context.report({ node, message: `component "${file}" is not PascalCase` });
				if (!component && !kit && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem))
					context.report({ node, message: `file "${file}" is not kebab-case` });
			},
		};
	},
};

// Sentences for people, by the name of the property they stand in.
const SENTENCES = ['message', 'fix', 'expected', 'note'];

/** Chinese punctuation in Chinese sentences; `eslint --fix` mends it. Data (headings, synonyms) is left alone. */
const chinesePunctuation = {
	meta: { type: 'layout', fixable: 'code', schema: [] },
	create(context) {
		const check = (node, text, restore = (right) => right) => {
			const right = fullWidth(text);
			if (right === text) return;
			const fix = (fixer) => fixer.replaceText(node, restore(right));
			context.report({ node, message: 'Chinese punctuation in Chinese', fix });
		};
		const sentence = (node) => {
			if (node?.type === 'Literal' && typeof node.value === 'string') check(node, node.raw);
			if (node?.type === 'ConditionalExpression') [node.consequent, node.alternate].forEach(sentence);
			if (node?.type !== 'TemplateLiteral') return;
			// What stands in ${…} is code: a private-use character keeps its place.
			const code = node.expressions.map((e) => context.sourceCode.getText(e));
			const text = node.quasis.map((q) => q.value.raw).join('\ue000');
			let next = 0;
			check(node, text, (right) => '`' + right.replace(/\ue000/g, () => '${' + code[next++] + '}') + '`');
		};
		return {
			Property(node) {
				if (SENTENCES.includes(node.key.name ?? node.key.value)) sentence(node.value);
			},
		};
	},
};

// Only what erases is allowed: every runner (tsx, Vite, Node) must read the same file.
const ERASABLE = [
	{ selector: 'TSEnumDeclaration', message: 'no enums: a union of strings' },
	{ selector: 'TSParameterProperty', message: 'no parameter properties: only erasable syntax' },
	{ selector: "TSModuleDeclaration[kind='namespace']", message: 'no namespaces' },
];

// An SQL statement at the start of a string, all lower or all upper case (prose begins with one capital).
const SQL = [
	'select\\s[\\s\\S]*\\sfrom',
	'insert\\s+into',
	'update\\s[\\s\\S]*\\sset',
	'delete\\s+from',
	'with\\s[\\s\\S]*\\sas\\s(?=\\()',
]
	.flatMap((words) => [words, words.replace(/(?<!\\)[a-z]+/g, (word) => word.toUpperCase())])
	.join('|');
const NO_SQL = ['Literal[value', 'TemplateElement[value.raw'].map((node) => ({
	selector: `${node}=/^\\s*(${SQL})[\\s(]/]`,
	message: 'SQL is written in src/lib/server/store',
}));

export default ts.config(
	{
		ignores: [
			'node_modules/',
			'.svelte-kit/',
			'build/',
			'data/',
			'test-results/',
			'playwright-report/',
			'.cache/',
		],
	},
	...ts.configs.recommended,
	...svelte.configs.recommended,
	...svelte.configs.prettier,
	{
		languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'] } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		plugins: { house: { rules: { names, 'chinese-punctuation': chinesePunctuation } } },
		rules: {
			'house/names': 'error',
			'house/chinese-punctuation': 'error',
			'no-undef': 'off', // the type checker knows better
			// A new view of the same page goes to a URL made from page.url, which carries the base path already.
			'svelte/no-navigation-without-resolve': [
				'error',
				{ ignoreGoto: true, ignorePushState: true, ignoreReplaceState: true },
			],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-var': 'error',
			'prefer-const': 'error',
			'no-implicit-coercion': ['error', { boolean: false }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'off', // indices that the loop itself bounds
			'@typescript-eslint/no-unused-vars': [
				'error',
				{
					argsIgnorePattern: '^_',
					varsIgnorePattern: '^_',
					caughtErrorsIgnorePattern: '^_',
					ignoreRestSiblings: true,
				},
			],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
			],
			'@typescript-eslint/ban-ts-comment': 'error',
		},
	},
	{
		files: ['**/*.ts', '**/*.svelte'],
		ignores: ['**/*.d.ts'],
		rules: { 'no-restricted-syntax': ['error', ...ERASABLE] },
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: {
			'prefer-const': 'off',
			'svelte/prefer-const': 'error', // knows that $props() is written with let
			'svelte/prefer-svelte-reactivity': 'off', // $state.raw holds big plain collections on purpose
		},
	},
	{
		files: ['src/**/*.ts', 'tests/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
		ignores: ['**/*.d.ts', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
		},
	},
	{
		files: ['src/**'],
		ignores: ['**/*.test.ts', '**/*.json'],
		rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
	},
	{
		files: ['src/lib/**', 'src/routes/**', 'src/hooks*.ts'],
		ignores: ['**/*.test.ts'],
		rules: { 'no-console': 'error' },
	},
	{
		// The environment is read once, in server/config.
		files: ['src/**'],
		// serve also sets what adapter-node reads.
		ignores: ['src/lib/server/config.ts', 'src/cli/commands/serve.ts', '**/*.test.ts'],
		rules: {
			'no-restricted-properties': [
				'error',
				{ object: 'process', property: 'env', message: 'environment is read in src/lib/server/config only' },
			],
			'no-restricted-imports': [
				'error',
				{
					paths: [
						{ name: '$env/dynamic/private', message: 'environment is read in src/lib/server/config only' },
						{ name: '$env/static/private', message: 'environment is read in src/lib/server/config only' },
						{ name: '$app/stores', message: 'use $app/state' },
						{ name: 'xlsx', message: 'frozen with known holes: use exceljs' },
					],
					patterns: [{ group: ['$lib', '$lib/*'], message: "write '#lib/…' with the extension" }],
				},
			],
		},
	},
	{
		files: ['src/**/*.ts', 'src/**/*.svelte'],
		ignores: ['src/lib/server/store/**', 'src/lib/server/database/**', '**/*.test.ts', '**/*.d.ts'],
		rules: {
			'no-restricted-syntax': ['error', ...ERASABLE, ...NO_SQL],
		},
	},
	{
		files: ['**/*.cjs'],
		rules: { '@typescript-eslint/no-require-imports': 'off', 'house/names': 'off' },
	},
	{
		files: ['eslint.config.js', '**/*.d.ts'],
		rules: { 'house/names': 'off' },
	},
);
