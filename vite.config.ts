import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { fiveways } from './server/dev.ts';

/**
 * What several parts of the pages share comes in a few files. As a file each, the board asked for 57 of
 * them, and packed one by one they weighed 7 kB more. The lower groups would else take the upper ones in,
 * and pages without a board would load it.
 */
const groups = [
	{
		name: 'runtime',
		test: /node_modules\/(svelte|@sveltejs|esm-env|devalue|clsx)\//,
		priority: 3
	},
	{ name: 'base', test: /src\/lib\/(domain|ui)\//, minShareCount: 6, priority: 2 },
	{ name: 'board', test: /src\/lib\/(board|live)\//, minShareCount: 3, priority: 1 }
];

export default defineConfig({
	plugins: [sveltekit(), fiveways()],
	environments: {
		client: { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
	}
});
