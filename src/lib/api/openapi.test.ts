import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApi, OPERATIONS } from './openapi.ts';

const routes = join(import.meta.dirname, '../../routes');

/** `/api/runs/[run]/+server.ts` with `GET`, `POST` → `get /api/runs/{run}`, … */
function served(): string[] {
	return readdirSync(routes, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+server.ts'))
		.flatMap((file) => {
			const source = readFileSync(join(routes, file), 'utf8');
			const path = `/${relative('.', join(file, '..'))}`.replace(/\[(\w+)\]/g, '{$1}');
			return [...source.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
				(m) => `${(m[1] as string).toLowerCase()} ${path}`,
			);
		})
		.sort();
}

describe('the OpenAPI document', () => {
	it('describes every route that is served, and no other', () => {
		expect(OPERATIONS.map((o) => `${o.method} ${o.path}`).sort()).toEqual(served());
	});

	it('carries the schemas of requests and answers', () => {
		const document = JSON.stringify(openApi('1.2.3'));
		expect(document).toContain('"version":"1.2.3"');
		expect(document).toContain('ellipsoidalM2');
	});
});
