import { defineConfig } from 'vitest/config';

// Unit tests need no Svelte and no Kit: a plain configuration starts fast and closes cleanly.
export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'unit',
					testTimeout: 60_000,
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
