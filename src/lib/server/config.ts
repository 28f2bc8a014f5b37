import { join, resolve } from 'node:path';
import { z } from 'zod';
import { InputError } from '#lib/domain/problem.ts';
import { projectRoot } from '#lib/server/database/project-root.ts';

/** What the environment says, read once at start. Every variable is in README's table. */
export interface Config {
	/** PostgreSQL + PostGIS; absent = the embedded database under `dataDir`. */
	databaseUrl: string | undefined;
	dataDir: string;
	host: string;
	port: number;
	/** Folder of the checkout: migrations, workers and the build are found from here. */
	root: string;
	/** Key of the national map service (天地图); absent: its basemaps are not offered. It never leaves the server. */
	tiandituToken: string | undefined;
	/** Where that service is asked: the national node, or a province's own. */
	tiandituUrl: string;
	/** Hosts (`host` or `host:port`) whose tiles the server may fetch as a basemap. */
	basemapHosts: readonly string[];
	migrationsDir: string;
	/** Archive from which a fresh embedded database opens in seconds; made with the build. */
	templatePath: string;
	/** The same with the demo region loaded, for the first start of `serve`. */
	demoTemplatePath: string;
}

const environment = z.object({
	DATABASE_URL: z
		.string()
		.regex(/^postgres(ql)?:\/\//, 'postgres://用户:密码@主机/库')
		.optional(),
	TENGLONG_DATA: z.string().min(1).default('./data'),
	HOST: z.string().min(1).default('127.0.0.1'),
	TIANDITU_TOKEN: z
		.string()
		.regex(/^[A-Za-z0-9]+$/, '字母与数字')
		.optional(),
	TIANDITU_URL: z.url({ protocol: /^https?$/ }).default('https://t0.tianditu.gov.cn'),
	BASEMAP_HOSTS: z
		.string()
		.default('')
		.transform((text) =>
			text
				.toLowerCase()
				.split(/[,\s]+/)
				.filter(Boolean),
		)
		.pipe(
			z.array(
				z.string().regex(/^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/, '主机或主机:端口，逗号分隔'),
			),
		),
	PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
});

/**
 * Reads the configuration from the environment.
 * @throws InputError naming the variable, what came and what was due
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = environment.safeParse(given);
	if (!parsed.success) {
		throw new InputError(
			parsed.error.issues.map((issue) => {
				const name = String(issue.path[0]);
				return {
					code: 'config-value',
					message: `环境变量 ${name} 的值不可用`,
					path: name,
					got: given[name],
					expected: issue.message,
				};
			}),
		);
	}
	const root = projectRoot();
	return {
		databaseUrl: parsed.data.DATABASE_URL,
		dataDir: resolve(parsed.data.TENGLONG_DATA),
		host: parsed.data.HOST,
		port: parsed.data.PORT,
		root,
		tiandituToken: parsed.data.TIANDITU_TOKEN,
		tiandituUrl: parsed.data.TIANDITU_URL.replace(/\/+$/, ''),
		basemapHosts: parsed.data.BASEMAP_HOSTS,
		migrationsDir: join(root, 'migrations'),
		templatePath: join(root, '.cache', 'template.tar.gz'),
		demoTemplatePath: join(root, '.cache', 'demo-template.tar.gz'),
	};
}
