import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

// SvelteKit's options live here, not in svelte.config.js: SvelteKit 3 refuses that file.
export default defineConfig({
	plugins: [
		sveltekit({
			adapter: adapter({ out: 'build' }),
			compilerOptions: { runes: true },
			// hooks.server.ts refuses writes from other origins, whatever their content type; Kit's own check would also
			// refuse a program's upload that names a form type, as curl does by default
			csrf: { trustedOrigins: ['*'] },
			typescript: {
				config: (config) => ({
					...config,
					include: [
						...(config['include'] as string[]),
						'../src/**/*.mjs',
						'../tests/**/*.ts',
						'../bench/**/*.ts',
						'../scripts/**/*.ts',
						'../*.config.ts',
						'../bin/*.js',
					],
				}),
			},
		}),
	],
	worker: { format: 'es' },
});
