import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { fiveways } from './server/dev.ts';

export default defineConfig({
	plugins: [sveltekit(), fiveways()]
});
