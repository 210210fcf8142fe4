import { BlockingProxy } from '../support/blocking-proxy.ts';
import { expect, test } from '../support/fixtures.ts';
import { smallPhone } from '../support/pages/devices.ts';
import { inspect } from '../support/pages/inspect.ts';

test.describe('the page that checks a device', () => {
	test('[X98] says of each thing that it works, makes no seat, and gives a text to copy', async ({
		host,
		person
	}) => {
		const { page, context } = await person();
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto('/help');
		await page.getByRole('main').getByRole('link', { name: 'Check this device' }).last().click();
		await expect(page.getByText('Everything works. You are ready for the workshop.')).toBeVisible();
		for (const name of [
			'Browser',
			'Storage',
			'Fast connection',
			'Slow connection',
			'Clock',
			'Printing'
		])
			await expect(page.getByRole('term').filter({ hasText: name })).toBeVisible();
		await expect(page.getByText('Works.', { exact: true })).toHaveCount(6);

		await page.getByRole('button', { name: 'Copy text for your IT team' }).focus();
		await page.keyboard.press('Enter');
		await expect(page.getByText('Copied.')).toBeVisible();
		const text = await page.evaluate(() => navigator.clipboard.readText());
		expect(text).toContain(`Host name: ${new URL(host.server.url).hostname}`);
		expect(text).toContain('Fast connection: works.');
		expect(await context.cookies()).toEqual([]);
		expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
	});

	test('[X98] names what a network stops, and is clean while it does', async ({ host, person }) => {
		const network = await BlockingProxy.before(host.server.url);
		const { page, watch } = await person({ device: smallPhone, at: network.url });
		watch.allow(/WebSocket connection/);
		await page.goto('/check');
		await expect(
			page.getByText('1 thing does not work. What to do is written beside it.')
		).toBeVisible();
		await expect(page.getByRole('definition').nth(2)).toContainText(
			/Does not work\..*stops the fast connection.*Show the text below to your IT team\./s
		);
		await inspect(page, 'a stopped socket');

		network.isBlocking = false;
		await page.getByRole('button', { name: 'Check again' }).click();
		await expect(page.getByText('Everything works.')).toBeVisible();
		await page.goto('about:blank');
		await network.stop();
	});

	test('[X98] without scripts it says that nothing can be checked', async ({ browser, host }) => {
		const context = await browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(`${host.server.url}/check`);
		// What stands in `noscript` is found by its place alone.
		await expect(page.locator('noscript p')).toBeVisible();
		await expect(page.locator('noscript p')).toContainText('Nothing can be checked yet');
		await expect(page.getByText('Not checked')).toHaveCount(6);
		await expect(page.getByRole('button')).toHaveCount(0);
		await context.close();
	});
});
