import type { BrowserContext } from '@playwright/test';
import { phone } from '../support/pages/devices.ts';
import { expect, test } from '../support/fixtures.ts';

test('[P7] removal ends the person’s page at once, and their way back', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Removal');
	await workshop.step('private');
	const [facilitator, removed, other] = [
		await person(),
		await person({ device: phone }),
		await person()
	];
	const seat = await workshop.join('patient');
	await facilitator.open(workshop);
	await removed.open(workshop, seat);
	await other.open(workshop, await workshop.join('hcp'));
	await removed.board.box.fill('Half a thought');

	await facilitator.desk.remove(`Seat ${seat.number}`, 'Please speak to me outside.');
	const title = 'You were taken out of this workshop';
	await expect(removed.page.getByRole('heading', { level: 1 })).toHaveText(title);
	await expect(removed.board.box).toHaveCount(0);
	await expect(removed.board.menu, 'nothing in the menu would work').toHaveCount(0);
	await expect(removed.page.getByRole('link', { name: 'Help' })).toBeVisible();
	expect(await removed.stored(), 'nothing is kept on the device').not.toContain('Half a thought');
	removed.watch.allow(/403/);
	await removed.page.evaluate(
		(seat) =>
			sessionStorage.setItem(
				`fiveways:${location.pathname.split('/').at(-1)}:${seat}:typed`,
				'Kept while closed'
			),
		seat.number
	);
	await removed.page.goto(workshop.path);
	await expect(removed.page.getByRole('heading', { level: 1 })).toHaveText(title);
	await expect.poll(() => removed.stored()).not.toContain('Kept while closed');
	await other.board.write('Still here');
	await expect(other.board.note('Still here')).toContainText('Saved');
});

test('[X101] who writes on a board that is deleted is told the truth, and keeps nothing of it', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Deleted');
	await workshop.step('private');
	const writer = await person({ device: phone });
	await writer.open(workshop, await workshop.join('patient'));
	await writer.board.box.fill('Half a thought');
	await workshop.remove();
	await expect(writer.page.getByRole('heading', { level: 1 })).toHaveText(
		'This workshop was deleted'
	);
	await expect(writer.page.getByText('The notes are kept')).toHaveCount(0);
	expect(await writer.stored()).not.toContain('Half a thought');
});

test('[X16] Leave clears the device, and the notes stay on the board', async ({ host, person }) => {
	const workshop = await host.workshop('Leaving');
	await workshop.step('share');
	const leaver = await person({ device: phone });
	const { page, board, context } = leaver;
	await leaver.open(workshop, await workshop.join('patient'));
	await board.addTo('How', 'I was here');
	await expect(board.note('I was here')).toContainText('Sent');
	await board.box.fill('Half a thought');
	await board.choose('Leave');
	const dialog = board.dialog('Leave this board?');
	await expect(dialog).toContainText(
		'Your notes stay on the board. They are no longer on this device.'
	);
	await dialog.getByRole('button', { name: 'Leave', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have left the board');
	expect((await context.cookies()).filter(({ name }) => name.includes('seat'))).toEqual([]);
	expect(await leaver.stored()).not.toContain('Half a thought');
	await page.goto(workshop.path);
	await expect(page, 'the seat is gone').toHaveURL(/\/join/);
	expect((await workshop.file()).notes.map(({ text }) => text)).toEqual(['I was here']);
});

/** As browsers are whose tabs cannot tell each other: they know of no `Clear-Site-Data` either. */
async function withoutTelling(context: BrowserContext): Promise<void> {
	await context.addInitScript(
		() => delete (window as Partial<Window & typeof globalThis>).BroadcastChannel
	);
	await context.route(/\?\/leave$/, async (route) => {
		const response = await route.fetch({ maxRedirects: 0 });
		const { 'clear-site-data': _, ...headers } = response.headers();
		await route.fulfill({ response, headers });
	});
}

const deviceHasLeft = 'This device has left the board';

for (const how of ['', ', which cannot tell each other'])
	test(`[X16] leaving in one tab ends the board in the other tabs of the browser${how}`, async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Two tabs');
		await workshop.step('private');
		const first = await person({ device: phone });
		if (how) await withoutTelling(first.context);
		const second = await first.anotherTab();
		const seat = await workshop.join('patient');
		await first.open(workshop, seat);
		await second.open(workshop, seat);
		await second.board.write('Kept by the server');
		await second.board.box.fill('Half a thought');

		await first.board.leave();
		await expect(second.page.getByRole('heading', { level: 1 })).toHaveText(deviceHasLeft);
		await expect(second.board.box).toHaveCount(0);
		await expect(second.board.status).not.toHaveText('Everything saved');
		for (const tab of [first, second])
			expect(await tab.stored()).not.toMatch(new RegExp(`${workshop.boardId}|Half a thought`));
		await second.page.getByRole('link', { name: 'Join with the code' }).click();
		await expect(second.page).toHaveURL(/\/join$/);
	});

test('[X16] a tab that was elsewhere when the board was left keeps nothing once it is back', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Elsewhere');
	await workshop.step('private');
	const first = await person({ device: phone });
	const second = await first.anotherTab();
	const seat = await workshop.join('patient');
	await first.open(workshop, seat);
	await second.open(workshop, seat);
	await second.board.box.fill('Half a thought');
	await second.page.goto('/help');
	expect(await second.stored()).toContain('Half a thought');
	await withoutTelling(first.context);
	await first.board.leave();

	await second.page.goto(workshop.path);
	await expect(second.page).toHaveURL(/\/join/);
	await expect.poll(() => second.stored()).not.toMatch(new RegExp(`${workshop.boardId}|Half`));
});

test('[X16] a participant who leaves takes nothing from a facilitator in the same browser', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('One browser, two seats');
	await workshop.step('share');
	const facilitator = await person();
	await facilitator.open(workshop);
	const participant = await facilitator.anotherTab();
	await participant.open(workshop, await workshop.join('patient'));
	await participant.board.addTo('How', 'Of the participant');
	await expect(facilitator.board.note('Of the participant')).toBeVisible();
	const add = facilitator.page.getByRole('button', { name: /^Add a note/ }).first();
	await add.click();
	await facilitator.board.box.fill('Half of the facilitator’s');
	const kept = () => participant.stored();
	await expect.poll(kept).toContain('Half of the facilitator’s');

	await participant.board.leave();
	await expect(facilitator.board.status).toHaveText('Everything saved');
	await expect(facilitator.board.box).toHaveValue('Half of the facilitator’s');
	expect(await kept()).toContain('Half of the facilitator’s');
	await facilitator.page.reload();
	await facilitator.board.isReady();
	await add.click();
	await expect(facilitator.board.box).toHaveValue('Half of the facilitator’s');
});

test('[P8] leaving while offline empties nothing, and works when the line is back', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Leaving offline');
	await workshop.step('private');
	const leaver = await person({ device: phone });
	const { page, board, context } = leaver;
	const line = await leaver.line();
	await leaver.open(workshop, await workshop.join('patient'));
	await board.choose('Leave');
	const dialog = board.dialog('Leave this board?');
	await context.setOffline(true);
	await dialog.getByRole('button', { name: 'Leave', exact: true }).click();
	const said = dialog
		.getByRole('alert')
		.filter({ hasText: 'You are offline. Your notes are kept.' });
	await expect(said, 'the server was not heard').toBeVisible();
	await expect(dialog).toContainText('Leave when you are back online.');
	await dialog.getByRole('button', { name: 'Stay' }).click();

	await line.cut();
	await expect(board.status).toHaveText(/^Offline/);
	await board.write('Not sent yet');
	await board.box.fill('Half a thought');
	await board.choose('Leave');
	await expect(said).toBeVisible();
	await expect(dialog.getByRole('button', { name: 'Leave', exact: true })).toHaveCount(0);
	expect(await leaver.stored()).toContain('Not sent yet');
	expect(await leaver.stored()).toContain('Half a thought');
	expect((await context.cookies()).filter(({ name }) => name.includes('seat'))).toHaveLength(1);

	await line.mend();
	await expect(said).toHaveCount(0);
	await dialog.getByRole('button', { name: 'Stay' }).click();
	await expect(board.note('Not sent yet')).toContainText('Saved');
	await board.choose('Leave');
	await dialog.getByRole('button', { name: 'Leave', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have left the board');
	expect((await context.cookies()).filter(({ name }) => name.includes('seat'))).toEqual([]);
	expect(await leaver.stored()).not.toMatch(/Not sent yet|Half a thought/);
});
