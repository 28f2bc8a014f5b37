import { InputError, type Problem } from '#lib/domain/problem.ts';

/** What of Tianditu may be asked for: map or imagery, and the names to each, in web Mercator. */
export const TIANDITU_LAYERS = ['vec', 'cva', 'img', 'cia'] as const;
export type TiandituLayer = (typeof TIANDITU_LAYERS)[number];

export interface Fetched {
	bytes: Uint8Array;
	type: string;
}

const TIMEOUT_MS = 10_000;
const MOST_TILE_BYTES = 4 * 1024 * 1024;
const MOST_TEXT_BYTES = 16 * 1024 * 1024;

/** The address of a Tianditu tile (WMTS by key and value, lbs.tianditu.gov.cn). It holds the token: never shown, never logged. */
export function tiandituAddress(
	base: string,
	token: string,
	layer: TiandituLayer,
	z: number,
	x: number,
	y: number,
): URL {
	return new URL(
		`${base}/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default` +
			`&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX=${z}&TILEROW=${y}&TILECOL=${x}&tk=${token}`,
	);
}

/** A template with {z}, {x}, {y} (or {-y}, rows from the south) → the address of one tile. */
export function tileAddress(template: string, z: number, x: number, y: number): string {
	const values: Record<string, number> = { z, x, y, '-y': 2 ** z - 1 - y };
	return template.replace(/\{(-?[zxy])\}/g, (_, name: string) => String(values[name]));
}

/**
 * An address that a reader entered, if its host is one that the server was told it may fetch from.
 * @throws InputError `basemap-address`, `basemap-host`
 */
export function allowedAddress(text: string, hosts: readonly string[]): URL {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
		throw new InputError({
			code: 'basemap-address',
			message: '底图地址不可用。',
			got: text.slice(0, 200),
			expected: 'http(s)://主机/…',
		});
	if (!hosts.includes(url.host.toLowerCase()))
		throw new InputError({
			code: 'basemap-host',
			message: `服务器未被允许访问 ${url.host}。`,
			got: url.host,
			expected: hosts.length > 0 ? [...hosts] : 'BASEMAP_HOSTS',
			fix: '请管理员把该主机加入环境变量 BASEMAP_HOSTS，重启后再试。',
		});
	return url;
}

/** Fetches a picture; `fetchText` the same for a document. A redirect is not followed: it could lead to any host. */
export async function fetchPicture(url: URL): Promise<Fetched | Problem> {
	const answer = await ask(url, MOST_TILE_BYTES);
	if ('code' in answer) return answer;
	if (answer.type.startsWith('image/') && !answer.type.startsWith('image/svg')) return answer;
	// Tianditu says "wrong key" in a page of text, with status 200.
	return failed(url, answer.type || '无类型');
}

/** Fetches a document as text (UTF-8). */
export async function fetchText(url: URL): Promise<string | Problem> {
	const answer = await ask(url, MOST_TEXT_BYTES);
	return 'code' in answer ? answer : new TextDecoder().decode(answer.bytes);
}

async function ask(url: URL, most: number): Promise<Fetched | Problem> {
	let response: Response;
	try {
		response = await fetch(url, {
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MS),
			headers: { accept: 'image/*,application/xml,text/xml', 'user-agent': 'tenglong' },
		});
	} catch (error) {
		const late = error instanceof DOMException && error.name === 'TimeoutError';
		return failed(url, late ? `${TIMEOUT_MS / 1000} s` : '无法连接');
	}
	if (!response.ok) {
		await response.body?.cancel();
		return failed(url, `HTTP ${response.status}`);
	}
	const bytes = await read(response, most);
	if (bytes === null) return failed(url, `> ${most / 1024 / 1024} MB`);
	return { bytes, type: response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '' };
}

/** The body, or null where it is larger than what a tile or a document may be. */
async function read(response: Response, most: number): Promise<Uint8Array | null> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
		size += part.byteLength;
		if (size > most) return null;
		parts.push(part);
	}
	return Buffer.concat(parts);
}

/** The host only: what stands behind it may hold a token. */
function failed(url: URL, got: string): Problem {
	return {
		code: 'basemap-no-answer',
		message: `底图服务 ${url.host} 没有给出图片。`,
		got,
		expected: 'image/*',
		fix: '检查网络与密钥；地图的其他内容不受影响。',
	};
}
