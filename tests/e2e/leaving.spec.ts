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
	await removed.page.evaluate(() =>
		sessionStorage.setItem(
			`fiveways:${location.pathname.split('/').at(-1)}:9:typed`,
			'Kept while closed'
		)
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
	const said = dialog.getByText('You are offline. Your notes are kept.');
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
