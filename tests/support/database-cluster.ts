import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A PostgreSQL server of the tests' own. */
export interface Cluster {
	/** A superuser's address. */
	url: string;
	/** Stops it and removes its folder; may be called again. */
	stop(): void;
}

const INSTALLED = '/usr/lib/postgresql';

/** Starts a throw-away server from the binaries on this machine; null where there are none. */
export async function startCluster(): Promise<Cluster | null> {
	const bin = newestBinaries();
	if (!bin) return null;
	const folder = mkdtempSync(join(tmpdir(), 'tenglong-postgres-'));
	const asOwner = ownerOf(folder);
	const data = join(folder, 'data');
	const port = await freePort();
	const stop = () => {
		spawnSync(...asOwner(join(bin, 'pg_ctl'), '-D', data, '-m', 'immediate', '-w', 'stop'), {
			stdio: 'ignore',
		});
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		run(asOwner(join(bin, 'initdb'), '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync'));
		const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=60`;
		run(asOwner(join(bin, 'pg_ctl'), '-D', data, '-l', join(folder, 'log'), '-w', '-o', settings, 'start'));
	} catch (error) {
		stop();
		throw error;
	}
	return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

type Command = [file: string, args: string[]];

/** PostgreSQL refuses to run as root: there it runs as the user that its package made. */
function ownerOf(folder: string): (file: string, ...args: string[]) => Command {
	if (process.getuid?.() !== 0) return (file, ...args) => [file, args];
	const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
	chownSync(folder, id('-u'), id('-g'));
	return (file, ...args) => ['runuser', ['-u', 'postgres', '--', file, ...args]];
}

function run([file, args]: Command): void {
	// pg_ctl's server would keep a pipe open for ever.
	const { status, error } = spawnSync(file, args, { stdio: ['ignore', 'ignore', 'inherit'], cwd: '/' });
	if (error) throw error;
	if (status !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${status}`);
}

function newestBinaries(): string | null {
	const debian = existsSync(INSTALLED)
		? readdirSync(INSTALLED)
				.sort((a, b) => Number(b) - Number(a))
				.map((version) => join(INSTALLED, version, 'bin'))
		: [];
	const elsewhere = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
	const candidates = elsewhere ? [...debian, elsewhere] : debian;
	return candidates.find((bin) => ['initdb', 'pg_ctl'].every((file) => isFile(join(bin, file)))) ?? null;
}

const isFile = (file: string) => existsSync(file) && statSync(file).isFile();
