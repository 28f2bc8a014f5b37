import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { product, systemDb } from '#lib/server/http/product.ts';
import { problemResponse } from '#lib/server/http/answers.ts';
import { warmColumns } from '#lib/server/tasks/columns-kept.ts';
import { warmTiles } from '#lib/server/tiles/layer-tile.ts';
import { LANG_COOKIE, langOfRequest } from '#lib/words/lang.ts';

export const init: ServerInit = async () => {
	await product();
	// The first map is quick and nobody waits for it here; what fails is read again by who asks, and fails there.
	const db = await systemDb();
	Promise.all([warmTiles(db), warmColumns(db)]).catch((error: unknown) =>
		process.stderr.write(`预读地图数据失败 ${String(error)}\n`),
	);
};

const DESK_COOKIE = 'desk-user';
const DEFAULT_USER = 'desk-planner';

export const handle: Handle = async ({ event, resolve }) => {
	const { database, actors } = await product();
	// No sign-in yet: a page of another origin must not write through the planner's browser.
	const origin = event.request.headers.get('origin');
	if (
		!['GET', 'HEAD', 'OPTIONS'].includes(event.request.method) &&
		origin !== null &&
		new URL(origin).host !== event.url.host
	) {
		return problemResponse(403, {
			code: 'foreign-origin',
			message: '写入请求来自其他网站，已拒绝',
			got: origin,
			expected: event.url.origin,
		});
	}
	const chosen = actors.get(event.cookies.get(DESK_COOKIE) ?? '');
	const actor = chosen !== undefined && chosen.id !== 'system' ? chosen : actors.get(DEFAULT_USER);
	if (!actor) throw new Error(`desk user ${DEFAULT_USER} is missing from desk_users`);
	event.locals.db = database.as(actor);
	event.locals.lang = langOfRequest(
		event.cookies.get(LANG_COOKIE),
		event.request.headers.get('accept-language'),
	);
	return resolve(event, {
		transformPageChunk: ({ html }) => html.replace('lang="zh-CN"', `lang="${event.locals.lang}"`),
	});
};

export const handleError: HandleServerError = ({ error, event, status }) => {
	const id = crypto.randomUUID().slice(0, 8);
	if (status >= 500)
		process.stderr.write(
			`${id} ${event.request.method} ${event.url.pathname}\n${(error as Error)?.stack ?? String(error)}\n`,
		);
	return { message: status === 404 ? '没有这个页面' : `服务器出错，编号 ${id}`, id };
};
