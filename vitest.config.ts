import { defineConfig } from 'vitest/config';

// Unit tests need no Svelte and no Kit: a plain configuration starts fast and closes cleanly.
export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					testTimeout: 60_000,
					// Pure code: loading it anew for each of 180 files would take longer than the tests.
					isolate: false,
					include: ['src/**/*.test.ts', 'tests/golden/**/*.test.ts'],
				},
			},
			{
				test: {
					name: 'store',
					include: ['tests/store/**/*.test.ts', 'tests/api/**/*.test.ts'],
					globalSetup: ['tests/support/database-setup.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
		],
		maxWorkers: 2,
	},
});
