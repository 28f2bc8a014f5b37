import { readFile } from 'node:fs/promises';
import { InputError } from '#lib/domain/problem.ts';

/**
 * A JSON file of a command; Windows editors' byte order mark is passed over. @throws InputError
 * @param expected the shape that is due, for the message
 */
export async function readJson(file: string, expected: string): Promise<unknown> {
	const text = await contentOf(file, expected);
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new InputError({
			code: 'json.invalid',
			message: '文件不是有效的 JSON',
			file,
			got: error.message,
			expected,
			fix: '检查括号、逗号与引号',
		});
	}
}

async function contentOf(file: string, expected: string): Promise<string> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		const cause = error instanceof Error && 'code' in error ? String(error.code) : '';
		if (!['ENOENT', 'EISDIR', 'EACCES', 'ENOTDIR'].includes(cause)) throw error;
		throw new InputError({
			code: 'file.unreadable',
			message: '文件不存在或无法读取',
			file,
			got: cause,
			expected: `可读的 JSON 文件：${expected}`,
			fix: '检查路径与权限',
		});
	}
}
