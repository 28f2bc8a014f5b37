import { chromium as playwright } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const KNOWN_PLACES = [
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:/Program Files/Google/Chrome/Application/chrome.exe',
	'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

/** What a person types where no browser is found and none could be fetched. */
export const INSTALL_COMMAND = 'npx playwright install --with-deps chromium';

/** Chromium's switches for software rendering with no screen, no sandbox (root in CI) and no traffic of its own. */
export const CHROMIUM_FLAGS = [
	'--no-sandbox',
	'--use-gl=angle',
	'--use-angle=swiftshader',
	'--enable-unsafe-swiftshader',
	'--ignore-gpu-blocklist',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * The browser for the tests: `CHROMIUM_PATH`, then the system's, then Playwright's own. `null` where there is none.
 * Throws when `CHROMIUM_PATH` is set and names no program: a wish that cannot be met is not passed over.
 */
export function findChromium(): string | null {
	const asked = process.env['CHROMIUM_PATH'];
	if (asked) {
		if (isProgram(asked)) return asked;
		throw new Error(`CHROMIUM_PATH: got "${asked}", expected the path of an executable browser`);
	}
	const suffix = process.platform === 'win32' ? '.exe' : '';
	const onPath = (process.env['PATH'] ?? '')
		.split(path.delimiter)
		.filter(Boolean)
		.flatMap((folder) => NAMES.map((name) => path.join(folder, name + suffix)));
	return [...onPath, ...KNOWN_PLACES, playwright.executablePath()].find(isProgram) ?? null;
}

/** Fetches Playwright's Chromium. Returns its path, or `null` where it could not be fetched or does not start. */
export function installChromium(): string | null {
	const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
	const done = spawnSync(npx, ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
	const file = playwright.executablePath();
	if (done.status !== 0 || !isProgram(file)) return null;
	// It may have come without the system libraries it needs: then it cannot even say its version.
	return spawnSync(file, ['--version'], { timeout: 30_000 }).status === 0 ? file : null;
}

function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return statSync(file).isFile();
	} catch {
		return false; // not there, or not ours to run: the question is answered either way
	}
}
