import { defineConfig, devices } from '@playwright/test';
import type { TestFixtures, WorkerFixtures } from './tests/support/fixtures.ts';

const chromium = {
	launchOptions: {
		...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
		// Chromium refuses its sandbox to root, which is who runs it in a container.
		chromiumSandbox: process.getuid?.() !== 0,
		args: [
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync'
		]
	}
};

/** Tests run against the build: `tests/support/fixtures.ts` starts one server for each worker. */
export default defineConfig<TestFixtures, WorkerFixtures>({
	testDir: 'tests',
	testMatch: '**/*.spec.ts',
	outputDir: 'test-results',
	workers: 2,
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	timeout: 60_000,
	// Milliseconds: two cores shared with a server and several browsers are slow at times.
	expect: { timeout: 10_000 },
	globalTimeout: 25 * 60_000,
	reporter: [['list'], ['json', { outputFile: 'test-results/results.json' }]],
	use: {
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		// Milliseconds: what is not there by then does not come.
		actionTimeout: 15_000,
		// Recording every test takes a third of its time, and where nobody opens it, for nothing.
		trace: process.env.CI ? 'off' : 'retain-on-failure',
		screenshot: 'only-on-failure',
		...chromium
	},
	projects: [
		{
			name: 'desktop-chromium',
			use: {
				...devices['Desktop Chrome'],
				viewport: { width: 1366, height: 768 },
				deviceScaleFactor: 1
			}
		},
		// The e2e tests bring their own phones; every page and state is looked at on the narrowest one.
		{
			name: 'phone-chromium',
			testDir: 'tests/accessibility',
			use: { ...devices['Pixel 7'], viewport: { width: 320, height: 568 } }
		}
	]
});
