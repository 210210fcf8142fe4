import { test as base } from '@playwright/test';
import { startBuiltServer, type BuiltServer, type BuiltServerOptions } from './server.ts';

export interface ServerOptions {
	/** Settings for the servers of a file: `test.use({ serverOptions: { env: { … } } })`. */
	serverOptions: BuiltServerOptions;
}

export interface ServerFixtures {
	/** A server of this test alone, with an empty file; `page.goto('/join')` goes to it. */
	server: BuiltServer;
}

/** Playwright's `test` with a real server behind it. What the server wrote is kept with a failure. */
export const test = base.extend<ServerOptions & ServerFixtures>({
	serverOptions: [{}, { option: true }],
	server: async ({ serverOptions }, use, info) => {
		const server = await startBuiltServer(serverOptions);
		await use(server);
		await server.stop();
		if (info.status !== info.expectedStatus) {
			await info.attach('server output', { body: server.output, contentType: 'text/plain' });
		}
	},
	baseURL: async ({ server }, use) => {
		await use(server.url);
	}
});

export { expect } from '@playwright/test';
