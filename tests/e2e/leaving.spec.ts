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
	expect(await removed.stored(), 'nothing is kept on the device').not.toContain('Half a thought');
	removed.watch.allow(/403/);
	await removed.page.goto(workshop.path);
	await expect(removed.page.getByRole('heading', { level: 1 })).toHaveText(title);
	await other.board.write('Still here');
	await expect(other.board.note('Still here')).toContainText('Saved');
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
