import { test as base, expect } from '../support/fixtures.ts';
import { BlockingProxy } from '../support/blocking-proxy.ts';
import { phone, smallPhone } from '../support/pages/devices.ts';
import { inspect } from '../support/pages/inspect.ts';
import type { Person } from '../support/pages/person.ts';
import type { Workshop } from '../support/pages/workshop.ts';

/** A network that stops sockets, before the shared server. */
const test = base.extend<{ network: BlockingProxy }>({
	network: async ({ host }, use) => {
		const proxy = await BlockingProxy.before(host.server.url);
		await use(proxy);
		await proxy.stop();
	}
});

const slow = 'Slow connection: changes arrive every few seconds';

/** Opens the board on a new seat, from behind the network. */
async function openSlowly({ page, board, watch }: Person, workshop: Workshop): Promise<void> {
	// The browser writes into its console that the socket was refused.
	watch.allow(/WebSocket connection/);
	await workshop.enter(page.context(), await workshop.join('patient'));
	await page.goto(workshop.path);
	await expect(board.status).toContainText(slow);
}

test.describe('where sockets are stopped', () => {
	test('[X99] people write and read by requests, are told so, and go back to the socket', async ({
		network,
		host,
		person
	}) => {
		const workshop = await host.workshop('Behind a filter');
		await workshop.step('share');
		const writer = await person({ at: network.url });
		const other = await person();
		await other.open(workshop, await workshop.join('hcp'));
		await openSlowly(writer, workshop);

		await writer.board.addTo('How', 'By request');
		await expect(writer.board.note('By request')).toBeVisible();
		await expect(writer.board.status, 'and nothing waits').toContainText(slow);
		await expect(other.board.note('By request')).toBeVisible();
		await other.board.addTo('How', 'From elsewhere');
		await expect(writer.board.note('From elsewhere')).toBeVisible();

		network.isBlocking = false;
		// It is tried about every minute, and at once when the device says that its network changed.
		await writer.page.evaluate(() => window.dispatchEvent(new Event('online')));
		await expect(writer.board.status).toHaveText('Everything saved');
		await writer.board.addTo('How', 'By socket');
		await expect(other.board.note('By socket')).toBeVisible();

		network.block();
		await expect(writer.board.status).toContainText(slow);
		await writer.board.addTo('How', 'By request again');
		const all = ['By request', 'From elsewhere', 'By socket', 'By request again'];
		for (const { board } of [writer, other]) {
			await expect.poll(async () => (await board.words()).toSorted()).toEqual(all.toSorted());
		}
	});

	test('[X86] a phone is told so on a clean page', async ({ network, host, person }) => {
		const workshop = await host.workshop('On a phone');
		await workshop.step('share');
		const reader = await person({ device: smallPhone, at: network.url });
		await openSlowly(reader, workshop);
		await inspect(reader.page, 'by requests');
	});

	test('[P8] a network that answers in our place is told in words, and nothing is lost', async ({
		network,
		host,
		person
	}) => {
		const workshop = await host.workshop('In the café');
		await workshop.step('share');
		const writer = await person({ device: phone, at: network.url });
		await openSlowly(writer, workshop);
		const body = '<!doctype html><title>Welcome</title><h1>Sign in to our Wi-Fi</h1>';
		await writer.page.route('**/api/boards/**', (route) =>
			route.fulfill({ contentType: 'text/html', body })
		);
		await writer.board.addTo('How', 'Still mine');
		await expect(writer.board.main).toContainText('This network does not let the board through.');
		await expect(writer.board.note('Still mine')).toContainText('Waiting to send');

		await writer.page.unroute('**/api/boards/**');
		await expect(writer.board.note('Still mine')).toContainText('Sent');
		await expect(writer.board.status).toContainText(slow);
	});

	test('[P8] a page that has grown too old loads itself anew once, with its words kept', async ({
		network,
		host,
		person
	}) => {
		const workshop = await host.workshop('A new version');
		await workshop.step('share');
		const writer = await person({ device: phone, at: network.url });
		writer.watch.allow(/426/);
		await openSlowly(writer, workshop);
		const error = { code: 'too-old', message: 'There is a newer version of this page.' };
		// The answer comes once the words are written: before that nothing is there to be kept.
		const written = Promise.withResolvers<void>();
		await writer.page.route('**/poll', async (route) => {
			await written.promise;
			await route.fulfill({ status: 426, json: { error } });
		});
		await writer.page.route('**/commands', (route) => route.abort());
		writer.watch.allow(/ERR_FAILED/);
		await writer.board.addTo('How', 'Written on the old page');
		const reloaded = writer.page.waitForEvent('load');
		written.resolve();
		await reloaded;
		await expect(
			writer.page.getByRole('heading', { name: 'There is a newer version of this page' })
		).toBeVisible();
		const opened = await writer.page.evaluate(() => performance.getEntriesByType('navigation'));
		expect(opened[0], 'it was loaded anew, and only once').toMatchObject({ type: 'reload' });

		await writer.page.unroute('**/poll');
		await writer.page.unroute('**/commands');
		await writer.page.getByRole('button', { name: 'Open the board again' }).click();
		await expect(writer.board.note('Written on the old page')).toContainText('Sent');
	});
});
