import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** A product that runs as its own process, as `npm start` runs it. */
export interface Product {
	url: string;
	/** SIGTERM, and waits until it has closed its database. Throws when it leaves in anger or must be killed. */
	stop(): Promise<void>;
}

export interface ProductOptions {
	port: number;
	/** The data folder (TENGLONG_DATA). */
	data: string;
	/** Where its output is kept. */
	log: string;
	/** Set → the server home; not set → the embedded database. */
	databaseUrl?: string;
	/** How long it may take until /api/health answers. */
	startMs?: number;
}

/** Starts `tenglong serve` and waits until `/api/health` answers. */
export async function startProduct(options: ProductOptions): Promise<Product> {
	const url = `http://127.0.0.1:${options.port}`;
	const env: NodeJS.ProcessEnv = {
		...process.env,
		HOST: '127.0.0.1',
		PORT: String(options.port),
		TENGLONG_DATA: options.data,
		NODE_ENV: 'production',
	};
	delete env['DATABASE_URL'];
	if (options.databaseUrl) env['DATABASE_URL'] = options.databaseUrl;

	mkdirSync(path.dirname(options.log), { recursive: true });
	const log = createWriteStream(options.log);
	const child = spawn(process.execPath, ['bin/tenglong.js', 'serve'], {
		cwd: ROOT,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	child.stdout.pipe(log, { end: false });
	child.stderr.pipe(log, { end: false });
	try {
		await untilHealthy(url, child, options.startMs ?? 240_000);
	} catch (error) {
		child.kill('SIGKILL');
		const tail = readFileSync(options.log, 'utf8').split('\n').slice(-40).join('\n');
		throw new Error(`${String(error)}\n--- last lines of ${options.log}\n${tail}`, { cause: error });
	}
	return { url, stop: () => stop(child, options.log) };
}

async function untilHealthy(url: string, child: ChildProcess, limitMs: number): Promise<void> {
	const until = Date.now() + limitMs;
	while (Date.now() < until) {
		if (child.exitCode !== null || child.signalCode !== null)
			throw new Error(`serve ended with ${child.exitCode ?? child.signalCode} before it answered`);
		const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`serve did not answer ${url}/api/health within ${limitMs / 1000} s`);
}

async function stop(child: ChildProcess, log: string): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null)
		throw new Error(`serve had ended by itself with ${child.exitCode ?? child.signalCode}: see ${log}`);
	const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
	child.kill('SIGTERM');
	const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
	const [code, signal] = await ended;
	clearTimeout(late);
	if (signal === 'SIGKILL') throw new Error(`serve did not stop within 30 s of SIGTERM: see ${log}`);
	if (code !== 0 && signal !== 'SIGTERM') throw new Error(`serve left with ${code ?? signal}: see ${log}`);
}
