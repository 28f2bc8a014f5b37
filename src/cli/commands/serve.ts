import type { Command } from 'commander';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIsStale } from '../build-state.ts';
import { prepareTemplates } from '../templates.ts';
import { readConfig, type Config } from '#lib/server/config.ts';
import { announceServer } from '#lib/server/database/lock.ts';
import { closeProduct } from '#lib/server/http/product.ts';

export function register(program: Command): void {
	program.command('serve').description('starts the server (what `npm start` runs)').action(serve);
}

async function serve(): Promise<void> {
	const config = readConfig();
	await buildWhatIsMissing(config);
	const handler = await loadHandler(config);
	const server = createServer((request, response) => {
		// plain http: adapter-node would otherwise assume https and refuse what the page posts
		request.headers['x-forwarded-proto'] ??= 'http';
		handler(request, response);
	});
	server.on('error', (error: NodeJS.ErrnoException) => {
		process.stderr.write(
			error.code === 'EADDRINUSE'
				? `端口 ${config.port} 已被占用,请以 PORT=… 另选一个\n`
				: `${error.stack ?? error.message}\n`,
		);
		void stop(1);
	});
	let stopping = false;
	const stop = async (code: number) => {
		if (stopping) return;
		stopping = true;
		server.close();
		server.closeAllConnections();
		await closeProduct();
		process.exit(code);
	};
	process.once('SIGTERM', () => void stop(0));
	process.once('SIGINT', () => void stop(0));
	await new Promise<void>((resolve) => server.listen(config.port, config.host, resolve));
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : config.port;
	const local = `http://${loopback(config.host) ? 'localhost' : config.host}:${port}`;
	if (!config.databaseUrl) announceServer(config.dataDir, `http://${reachable(config.host)}:${port}`);
	process.stdout.write(`腾笼 Tenglong: ${local}\n`);
	if (!loopback(config.host)) {
		for (const lan of lanAddresses()) process.stdout.write(`  http://${lan}:${port}\n`);
		process.stdout.write(
			'注意:尚无登录,网络上的任何人都能读写。No sign-in yet: anyone on the network can read and write.\n',
		);
	}
	await new Promise<never>(() => {});
}

/** Builds the page and the database template where they are missing or older than their sources. */
async function buildWhatIsMissing(config: Config): Promise<void> {
	if (buildIsStale(config.root)) {
		process.stderr.write('正在构建页面…\n');
		const vite = join(config.root, 'node_modules', 'vite', 'bin', 'vite.js');
		const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
			cwd: config.root,
			stdio: ['ignore', 2, 2],
		});
		if (built.status !== 0) throw new Error('the page could not be built; see above');
	}
	if (!config.databaseUrl && !existsSync(join(config.dataDir, 'postgres'))) await prepareTemplates(config);
}

type Handler = (
	request: import('node:http').IncomingMessage,
	response: import('node:http').ServerResponse,
) => void;

/** The bundle of adapter-node; importing it opens the product (hooks.server.ts `init`). */
async function loadHandler(config: Config): Promise<Handler> {
	// uploads have limits of their own, told as problems
	process.env['BODY_SIZE_LIMIT'] = 'Infinity';
	process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
	const module = (await import(pathToFileURL(join(config.root, 'build', 'handler.js')).href)) as {
		handler: Handler;
	};
	return module.handler;
}

function loopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** The address that this machine's other processes reach the server by. */
function reachable(host: string): string {
	return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
}

function lanAddresses(): string[] {
	return Object.values(networkInterfaces())
		.flat()
		.filter((i) => i !== undefined && i.family === 'IPv4' && !i.internal)
		.map((i) => (i as { address: string }).address);
}
