import { json } from '@sveltejs/kit';
import { InputError } from '#lib/domain/problem.ts';
import { answer } from '#lib/server/http/answers.ts';
import { diffRuleSets } from '#lib/server/tasks/rules-diff.ts';
import type { RequestHandler } from './$types';

/** `?a=huangyan-2022@1&b=draft:3` */
export const GET: RequestHandler = ({ url, locals }) =>
	answer(async () => {
		const [a, b] = ['a', 'b'].map((name) => {
			const value = url.searchParams.get(name);
			if (value) return value;
			throw new InputError({
				code: 'field',
				message: `缺少参数 ${name}`,
				path: name,
				expected: 'id@version 或 draft：编号',
			});
		}) as [string, string];
		return json(await diffRuleSets(locals.db, a, b));
	});
