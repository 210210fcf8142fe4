import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type BrowserContextOptions, expect } from '@playwright/test';
import { laptop } from './pages/devices.ts';
import { Host } from './pages/host.ts';
import { Person } from './pages/person.ts';
import { Watch } from './pages/watch.ts';
import { type BuiltServer, type BuiltServerOptions, startBuiltServer } from './server.ts';

export interface ServerOptions {
	/** Settings for the servers of a file: `test.use({ serverOptions: { env: { … } } })`. */
	serverOptions: BuiltServerOptions;
}

export interface WorkerFixtures extends ServerOptions {
	/** A server with a facilitator's account, shared by the tests of a worker: each makes its own workshop. */
	host: Host;
}

export interface TestFixtures {
	/** A server of this test alone, with an empty file. */
	freshServer: BuiltServer;
	/** Opens a browser of its own for one more person, at the shared server unless told otherwise. */
	person: (options?: PersonOptions) => Promise<Person>;
	/** Of the test's own `page`. */
	watch: Watch;
}

export interface PersonOptions {
	device?: BrowserContextOptions;
	/** Address of another server. */
	at?: string;
}

/**
 * Playwright's `test` with a real server behind it. Every browser is watched: an error in its
 * console, a request to another address or a stop by the content policy fails the test.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
	serverOptions: [{}, { option: true, scope: 'worker' }],
	host: [
		async ({ serverOptions }, use) => {
			const dataDir = await mkdtemp(join(tmpdir(), 'fiveways-test-'));
			const host = await Host.start({ ...serverOptions, dataDir });
			await use(host);
			await host.server.stop();
			await rm(dataDir, { recursive: true, force: true });
		},
		{ scope: 'worker' }
	],
	freshServer: async ({ serverOptions }, use, info) => {
		const server = await startBuiltServer(serverOptions);
		await use(server);
		await server.stop();
		if (info.status !== info.expectedStatus) {
			await info.attach('server output', { body: server.output, contentType: 'text/plain' });
		}
	},
	baseURL: async ({ host }, use) => {
		await use(host.server.url);
	},
	watch: async ({ context, host }, use) => {
		const watch = await Watch.over(context, host.server.url);
		await use(watch);
		expect(watch.faults, 'what went wrong in the browser').toEqual([]);
	},
	page: async ({ watch, page }, use) => {
		void watch;
		await use(page);
	},
	person: async ({ browser, host }, use, info) => {
		const people: Person[] = [];
		await use(async ({ device = laptop, at = host.server.url } = {}) => {
			const context = await browser.newContext({ ...device, baseURL: at });
			const watch = await Watch.over(context, at);
			const person = new Person(await context.newPage(), watch);
			people.push(person);
			return person;
		});
		for (const [place, { page }] of people.entries()) {
			if (info.status === info.expectedStatus) continue;
			const body = await page.screenshot().catch(() => undefined);
			if (body) await info.attach(`browser ${place + 1}`, { body, contentType: 'image/png' });
		}
		for (const { page } of people) await page.context().close();
		const faults = people.flatMap(({ watch }) => watch.faults);
		expect(faults, 'what went wrong in the browsers').toEqual([]);
	}
});

export { expect };
