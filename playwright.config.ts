import { defineConfig, devices } from '@playwright/test';
import type { ServerOptions } from './tests/support/fixtures.ts';

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

/** Tests run against the build; `tests/support/fixtures.ts` starts a server of its own for each. */
export default defineConfig<ServerOptions>({
	testDir: 'tests',
	testMatch: '**/*.spec.ts',
	outputDir: 'test-results',
	workers: 2,
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	timeout: 60_000,
	// Milliseconds: two cores shared with a server and several browsers are slow at times.
	expect: { timeout: 10_000 },
	globalTimeout: 15 * 60_000,
	reporter: [['list'], ['json', { outputFile: 'test-results/results.json' }]],
	use: {
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		trace: 'retain-on-failure',
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
		{ name: 'phone-chromium', use: { ...devices['Pixel 7'] } }
	]
});
