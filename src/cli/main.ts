import { Command, CommanderError } from 'commander';
import { readdirSync } from 'node:fs';
import { InputError } from '#lib/domain/problem.ts';

/** What every file in `commands/` exports: it adds its own command to the program. */
export type Register = (program: Command) => void;

/**
 * Runs one command. Exit code 0 done, 1 the input has a problem, 2 wrong usage.
 * `--json` prints one document on stdout; everything else goes to stderr.
 */
export async function main(argv: string[]): Promise<number> {
	const program = new Command('tenglong');
	program.description('腾笼 Tenglong: land-use efficiency for municipal planners').exitOverride();
	program.showHelpAfterError('(--help for usage)');
	for (const file of commandFiles(argv[0])) {
		const module = (await import(`./commands/${file}`)) as { register: Register };
		module.register(program);
	}
	try {
		await program.parseAsync(argv, { from: 'user' });
		return Number(process.exitCode ?? 0);
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
		if (error instanceof InputError) {
			if (argv.includes('--json')) process.stdout.write(JSON.stringify({ problems: error.problems }) + '\n');
			for (const p of error.problems) process.stderr.write(lineOf(p) + '\n');
			return 1;
		}
		throw error;
	}
}

/** The file of the command that is asked for; all of them for help and for a command that is none. */
function commandFiles(name: string | undefined): string[] {
	const files = readdirSync(new URL('./commands/', import.meta.url)).filter(
		(file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
	);
	return files.includes(`${name}.ts`) ? [`${name}.ts`] : files.sort();
}

function lineOf(p: InputError['problems'][number]): string {
	const where = [p.file, p.sheet, p.row === undefined ? undefined : `第 ${p.row} 行`, p.path]
		.filter(Boolean)
		.join(' ');
	return `${where ? where + ': ' : ''}${p.message}${p.fix ? ` → ${p.fix}` : ''} [${p.code}]`;
}
