import type { z } from 'zod';
import type { Problem } from '../problem.ts';

/** `['groups', 0, 'weight']` → `groups[0].weight`. */
export function jsonPath(path: readonly PropertyKey[]): string {
	return path.reduce<string>(
		(text, key) =>
			typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
		'',
	);
}

const TYPES: Record<string, string> = {
	string: '文字',
	number: '数字',
	int: '整数',
	boolean: 'true 或 false',
	array: '列表',
	object: '对象 {…}',
	record: '对象 {…}',
};

/** A fault of form found by the grammar, as a planner can read it: where, what came, what was due. */
export function problemOfIssue(issue: z.core.$ZodIssue, input: unknown): Problem {
	const got = valueAt(input, issue.path);
	const path = jsonPath(issue.path);
	if (got === undefined && issue.path.length > 0) {
		const own = ownWords(issue.message);
		return {
			code: 'rules.missing',
			message: `规则文件缺少 ${path}`,
			path,
			expected: own ?? expectedOf(issue),
			fix: `补上 ${path}`,
		};
	}
	return {
		code: 'rules.form',
		message: `规则文件 ${path || '整体'} 写法不对：${ownWords(issue.message) ?? `应为${expectedOf(issue)}`}`,
		path,
		got,
		expected: ownWords(issue.message) ?? expectedOf(issue),
	};
}

/** Our own zh wording, where the grammar has one. */
function ownWords(message: string): string | undefined {
	return /[\u4e00-\u9fff]/.test(message) ? message : undefined;
}

function expectedOf(issue: z.core.$ZodIssue): string {
	if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected;
	if (issue.code === 'unrecognized_keys') return `没有 ${issue.keys.join('、')} 的对象`;
	if (issue.code === 'invalid_value') return issue.values.map(String).join('、');
	if (issue.code === 'too_small') return `不小于 ${String(issue.minimum)}`;
	return '规则语法所定的值(见 rules schema)';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
	let value = input;
	for (const key of path) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Record<PropertyKey, unknown>)[key];
	}
	return value;
}

/** A fault of meaning at a path of the rule file. */
export function fault(code: string, path: string, message: string, got: unknown, expected: unknown): Problem {
	return { code, message: `规则文件 ${path}：${message}`, path, got, expected };
}
