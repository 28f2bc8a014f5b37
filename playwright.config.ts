import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium, INSTALL_COMMAND } from './tests/support/chromium.ts';
import { freePort } from './tests/support/free-port.ts';

const executablePath = findChromium();
if (!executablePath) throw new Error(`No Chromium for the browser tests. Install one: ${INSTALL_COMMAND}`);

// Playwright reads this file again in each worker, which inherits the environment: the port is chosen once.
process.env['TENGLONG_TEST_PORT'] ??= String(await freePort());

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	outputDir: 'test-results/browser',
	globalSetup: './tests/e2e/setup/start-product.ts',
	// Rendering is in software and the machine small: one page at a time. Further tries are for a machine that stood still; a
	// test that needed one is named at the end (scripts/test.mjs).
	workers: 1,
	fullyParallel: false,
	retries: 2,
	timeout: 180_000,
	expect: { timeout: 30_000 },
	forbidOnly: !!process.env['CI'],
	reporter: [['list']],
	use: {
		baseURL: `http://127.0.0.1:${process.env['TENGLONG_TEST_PORT']}`,
		browserName: 'chromium',
		launchOptions: { executablePath, args: CHROMIUM_FLAGS },
		viewport: { width: 1440, height: 900 },
		// A quarter of the pixels to paint in software; what is laid out and where is the same.
		deviceScaleFactor: 0.5,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		screenshot: 'only-on-failure',
		// What was done and asked, without pictures of it: filming a page that is painted in software slows it down.
		trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
	},
});
