import { readFile } from 'node:fs/promises';
import { InputError } from '#lib/domain/problem.ts';
import { checkRules, type RuleCheck } from '#lib/domain/rules/check.ts';
import type { RuleSet } from '#lib/domain/rules/rule-set.ts';
import { SHIPPED_FILES, shippedRule, shippedRules } from '#lib/rulesets/shipped.ts';

/** The rule set that `--rules` names: a shipped `id[@version]`, or a file. Its doubts go to stderr. Throws InputError. */
export async function readRules(reference: string): Promise<RuleSet> {
	const shipped = shippedRule(reference);
	if (shipped) return shipped;
	if (!/[./\\]/.test(reference)) throw notShipped(reference);
	const { rules, problems, warnings } = await checkRuleFile(reference);
	if (!rules) throw new InputError(problems);
	for (const w of warnings) process.stderr.write(`${reference} ${w.message}${w.fix ? ` → ${w.fix}` : ''}\n`);
	return rules;
}

/** Checks a rule file on disk. Throws InputError where it cannot be read or is not JSON. */
export async function checkRuleFile(file: string): Promise<RuleCheck> {
	const checked = checkRules(await jsonOf(file));
	return { ...checked, problems: checked.problems.map((p) => ({ ...p, file })) };
}

/** A shipped rule file as its author would write it. Throws InputError where there is none of that name. */
export function shippedFile(reference: string): unknown {
	const rules = shippedRule(reference);
	if (!rules) throw notShipped(reference);
	return SHIPPED_FILES[shippedRules().indexOf(rules)];
}

function notShipped(reference: string): InputError {
	return new InputError({
		code: 'rules-not-found',
		message: `没有规则 ${reference}`,
		path: 'rules',
		got: reference,
		expected: shippedRules().map((r) => `${r.id}@${r.version}`),
		fix: '用 rules list 查看规则，或给出规则文件的路径',
	});
}

/** A rule file's JSON. Throws InputError where it cannot be read or is not JSON. */
export async function jsonOf(file: string): Promise<unknown> {
	const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (!['ENOENT', 'EISDIR', 'EACCES', 'ENOTDIR'].includes(error.code ?? '')) throw error;
		throw new InputError({
			code: 'file.unreadable',
			message: '规则文件不存在或无法读取',
			file,
			got: error.code,
			expected: '可读的 JSON 文件',
			fix: '检查路径与权限',
		});
	});
	try {
		return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new InputError({
			code: 'json.invalid',
			message: '规则文件不是有效的 JSON',
			file,
			got: error.message,
			expected: 'JSON',
			fix: '检查括号、逗号与引号',
		});
	}
}
