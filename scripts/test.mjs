// `npm test`: under five minutes. `npm run test:full`: the long ones too, and the browser tests on the server home.
//   node scripts/test.mjs [--full [--rest]] [--only=unit,store,browser,browser-server]
// Long tests are named *.long.test.ts; of the browser tests the short run takes those tagged @main, the main tasks. The full
// run takes all of them once, on the server home where there is a server, and the main ones on the embedded home besides.
// `--rest` leaves out what `npm test` has just run.
// Prints what each runner prints, and last one line: "N passed, N failed". Leaves with 1 on any failure.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';

register();
const { findChromium, installChromium, INSTALL_COMMAND } = await import('../tests/support/chromium.ts');

const root = path.resolve(import.meta.dirname, '..');
const { values: options } = parseArgs({
	options: { full: { type: 'boolean' }, rest: { type: 'boolean' }, only: { type: 'string' } },
});
const only = options.only?.split(',');
if (options.full && !process.env.TEST_DATABASE_URL) {
	const { startCluster } = await import('../tests/support/database-cluster.ts');
	const cluster = await startCluster();
	if (cluster) {
		process.env.TEST_DATABASE_URL = cluster.url;
		process.on('exit', () => cluster.stop());
	}
}

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const sum = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const notes = [];

const part = options.rest ? ['.long.test.ts'] : options.full ? [] : ['--exclude', '**/*.long.test.ts'];
run('unit', () => vitest('unit', ['--project', 'unit', ...part]));
run('store', () => vitest('store', ['--project', 'store', ...part]));
const MAIN = ['--grep', '@main'];
if (!options.full) run('browser', () => browser('embedded', MAIN));
else if (process.env.TEST_DATABASE_URL) {
	if (!options.rest) run('browser', () => browser('embedded', MAIN));
	run('browser-server', () => browser('server', []));
} else {
	run('browser', () => browser('embedded', options.rest ? ['--grep-invert', '@main'] : []));
	notes.push(
		'browser tests on the server home NOT run: no TEST_DATABASE_URL, and no PostgreSQL on this machine',
	);
}

for (const note of notes) console.log(`NOTE ${note}`);
if (sum.skipped > 0) console.log(`${sum.skipped} skipped (the runners above say why)`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;

/** @param {string} name @param {() => Count} work */
function run(name, work) {
	if (only && !only.includes(name)) return;
	const started = Date.now();
	console.log(`\n=== ${name}`);
	let count;
	try {
		count = work();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		count = { passed: 0, failed: 1, skipped: 0 };
	}
	for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) sum[key] += count[key];
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	console.log(
		`=== ${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped in ${seconds} s`,
	);
}

/** @param {string} name @param {string[]} args @returns {Count} */
function vitest(name, args) {
	const file = reportFile(name);
	const status = node('vitest/vitest.mjs', [
		'run',
		...args,
		'--passWithNoTests',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`,
	]);
	const report = read(file);
	if (!report) return { passed: 0, failed: 1, skipped: 0 };
	// A file that could not be read has no failing test in it, and is a failure all the same.
	const broken = report.testResults.filter(
		(/** @type {any} */ f) =>
			f.status === 'failed' && !f.assertionResults.some((/** @type {any} */ t) => t.status === 'failed'),
	);
	const failed = report.numFailedTests + broken.length;
	return {
		passed: report.numPassedTests,
		// An error outside of any test (an unhandled rejection) shows in the status only.
		failed: failed === 0 && status !== 0 ? 1 : failed,
		skipped: report.numPendingTests + report.numTodoTests,
	};
}

/** @param {'embedded' | 'server'} home @param {string[]} which @returns {Count} */
function browser(home, which) {
	const chromium = findChromium() ?? installChromium();
	if (!chromium) {
		notes.push(`browser tests NOT run: no Chromium here. Install one with: ${INSTALL_COMMAND}`);
		return { passed: 0, failed: process.env.CI ? 1 : 0, skipped: 0 };
	}
	const file = reportFile(`browser-${home}`);
	const args = ['test', '--reporter=list,json', '--pass-with-no-tests', ...which];
	const status = node('@playwright/test/cli.js', args, {
		CHROMIUM_PATH: chromium,
		TENGLONG_TEST_HOME: home,
		PLAYWRIGHT_JSON_OUTPUT_NAME: file,
	});
	const report = read(file);
	if (!report) return { passed: 0, failed: 1, skipped: 0 };
	const failed = report.stats.unexpected + report.errors.length;
	for (const title of flaky(report.suites))
		notes.push(`passed, but not at the first try (${home}): ${title}`);
	return {
		passed: report.stats.expected + report.stats.flaky,
		failed: failed === 0 && status !== 0 ? 1 : failed,
		skipped: report.stats.skipped,
	};
}

/** Titles of the tests that failed first. @param {any[]} suites @returns {string[]} */
function flaky(suites) {
	return suites.flatMap((suite) => [
		...(suite.specs ?? [])
			.filter((/** @type {any} */ spec) => spec.tests.some((/** @type {any} */ t) => t.status === 'flaky'))
			.map((/** @type {any} */ spec) => `${spec.file} › ${spec.title}`),
		...flaky(suite.suites ?? []),
	]);
}

/** @param {string} bin @param {string[]} args @param {Record<string, string>} [env] */
function node(bin, args, env) {
	const [scope, ...rest] = bin.split('/');
	const packageName = scope?.startsWith('@') ? `${scope}/${rest.shift()}` : scope;
	const folder = path.dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
	return spawnSync(process.execPath, [path.join(folder, ...rest), ...args], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, ...env },
	}).status;
}

/** @param {string} name */
function reportFile(name) {
	mkdirSync(path.join(root, 'test-results'), { recursive: true });
	const file = path.join(root, 'test-results', `${name}.json`);
	rmSync(file, { force: true });
	return file;
}

/** @param {string} file */
function read(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
