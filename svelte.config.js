import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter(),
		// One specifier, `#lib/…`, for Vite, svelte-check and plain Node (package.json "imports").
		alias: { '#lib': 'src/lib' },
		typescript: {
			// Kit's generated configuration leaves `server/` out; a type error there would go unseen.
			config: (config) => {
				config.include.push('../server/**/*.ts', '../scripts/**/*.ts', '../*.ts');
			}
		},
		csp: {
			mode: 'nonce',
			// connect-src gets the wss:// address of PUBLIC_URL in hooks.server.ts.
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one style attribute of Kit's own route announcer, and no other.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
				// Only Svelte makes HTML from strings, and only from templates of the build.
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html']
			}
		}
	}
};
