import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// `#lib/…` needs nothing here: package.json names it for every reader.

const unit = 'tests/unit/**/*.test.ts';
const integration = 'tests/{integration,contracts}/**/*.test.ts';

/**
 * Tests of the browser's side: their rune modules go through the Svelte compiler. Elsewhere a test
 * asks for the same by its name, `*.svelte.test.ts`.
 */
const clientUnit = 'tests/unit/{lib/{live,board,desk,ui}/**/*,**/*.svelte}.test.ts';

const svelteSource = fileURLToPath(new URL('src/', import.meta.resolve('svelte/package.json')));

/**
 * Svelte as the browser has it, since the server's reads a rune once and never again. Named one
 * by one: the `browser` condition would also swap `ws` and lib0 for parts that need a page.
 */
const browserCode = {
	plugins: [svelte()],
	resolve: {
		alias: [
			{ find: /^svelte$/, replacement: `${svelteSource}index-client.js` },
			{ find: /^svelte\/(reactivity|store)$/, replacement: `${svelteSource}$1/index-client.js` }
		]
	}
};
const environment = './tests/support/browser-code.ts';

/** Milliseconds; a whole server starts in some of these, on machines that do other things too. */
const patience = { testTimeout: 30_000, hookTimeout: 30_000 };

/**
 * Modules are loaded once for all files of a worker, in half the time: none keeps state of a test.
 * Those of the browser's side do, in its storage.
 */
const together = { isolate: false };

export default defineConfig({
	test: {
		allowOnly: !process.env.CI,
		projects: [
			{ test: { name: 'unit', include: [unit], exclude: [clientUnit], ...together } },
			{ ...browserCode, test: { name: 'client', include: [clientUnit], environment } },
			{ test: { name: 'integration', include: [integration], ...patience } }
		]
	}
});
