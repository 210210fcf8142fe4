import { expect, test } from '../support/fixtures.ts';
import { laptop, smallPhone } from '../support/pages/devices.ts';
import { sideways } from '../support/pages/inspect.ts';

const smallDesk = { ...smallPhone, viewport: { width: 360, height: 640 } };

test('[X51] the running order is changed while the meeting runs: moved, changed, added, left out, undone', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Running order');
	await workshop.step('private');
	const [desk, writer] = [await person({ device: smallDesk }), await person({ device: laptop })];
	await desk.open(workshop);
	await writer.open(workshop, await workshop.join('lw'));
	const { part } = desk.desk;
	const open = async () => {
		await part.getByRole('button', { name: 'All steps' }).click();
		await desk.page.getByRole('button', { name: 'Change the running order' }).click();
	};
	await open();
	const dialog = desk.page.getByRole('dialog', { name: 'Change the running order' });
	const order = async () => (await dialog.locator('[data-step]').allTextContents()).join(' ');

	await dialog.getByRole('button', { name: 'Move up: Vote' }).click();
	await expect
		.poll(order)
		.toBe('1. Arrive 2. Write in private 3. Share 4. Vote 5. Group 6. Act 7. Close');
	await expect(dialog.getByRole('button', { name: 'Move up: Vote' })).toBeFocused();
	await dialog.getByRole('button', { name: 'Leave out: Act' }).click();
	await dialog.getByLabel('Add a step').selectOption('Write in private');
	await dialog.getByRole('button', { name: 'Add', exact: true }).click();
	await expect
		.poll(order)
		.toBe('1. Arrive 2. Write in private 3. Share 4. Vote 5. Group 6. Write in private 7. Close');
	await expect(dialog.getByRole('button', { name: /^Leave out: Write/ })).toHaveCount(1);

	await dialog.getByRole('button', { name: 'Change: Write in private' }).first().click();
	await dialog.getByLabel('Minutes').fill('many');
	await dialog.getByLabel('What people read').fill('Only Who and Why for now.');
	await dialog.getByText('Who', { exact: true }).click();
	await dialog.getByText('Why', { exact: true }).click();
	await dialog.getByRole('button', { name: 'Save this step' }).click();
	await expect(dialog).toContainText('Use a whole number from 1 to 240');
	await dialog.getByLabel('Minutes').fill('8');
	await dialog.getByRole('button', { name: 'Save this step' }).click();
	await expect(writer.page.getByText('Only Who and Why for now.').first()).toBeVisible();
	await expect(
		writer.page.getByRole('button', { name: /^Next question|^Back to the first/ })
	).toHaveText('Next question: Why');
	expect(await sideways(desk.page)).toBe(0);

	await dialog.getByRole('button', { name: '60 minutes' }).click();
	await expect
		.poll(order)
		.toBe('1. Arrive 2. Write in private 3. Share 4. Group 5. Vote 6. Act 7. Close');
	await dialog.getByRole('button', { name: 'Close', exact: true }).click();
	await expect(part.getByRole('button', { name: 'Start 10 min' })).toBeVisible();
	await part.getByRole('button', { name: 'Undo my last change' }).click();
	await expect(part.getByRole('button', { name: 'Start 8 min' })).toBeVisible();
});

test('[X58] the run sheet is on the desk, with what to do and when', async ({ host, person }) => {
	const workshop = await host.workshop('Planned and real');
	const [desk, writer] = [await person(), await person()];
	await desk.open(workshop);
	await writer.open(workshop, await workshop.join('lw'));
	const sheet = desk.desk.section('Run sheet');
	await expect(sheet).toContainText('Show the code.');
	await desk.desk.next('Write in private');
	await expect(sheet).toContainText('You are on time.');
	await sheet.getByText('Planned times', { exact: true }).click();
	await expect(sheet.getByRole('row')).toHaveCount(8);
	await expect(sheet.getByRole('row', { name: /Share/ })).toHaveText(/Share\s*\d\d:\d\d\s*10 min/);
	await expect(writer.page.getByText('Run sheet')).toHaveCount(0);
});

test('[X51] a setting holds at once, for everyone, and is taken back', async ({ host, person }) => {
	const workshop = await host.workshop('Settings');
	const desk = await person({ device: smallDesk });
	await desk.open(workshop);
	const settings = async () => (await workshop.file()).stage.settings;
	await desk.desk.unfold('settings');
	await desk.desk.part.getByRole('button', { name: 'Change settings' }).click();
	const dialog = desk.page.getByRole('dialog', { name: 'Settings' });
	await dialog.getByText('Everyone may group notes').click();
	await expect.poll(settings).toEqual({ grouping: false });
	await dialog.getByText('Read each note before others see it').click();
	await expect.poll(settings).toEqual({ grouping: false, approval: true });
	await expect(dialog.getByRole('checkbox', { name: /^Everyone may group/ })).not.toBeChecked();
	await dialog.getByRole('button', { name: 'Close' }).click();
	await desk.desk.part.getByRole('button', { name: 'Undo my last change' }).click();
	await expect.poll(settings).toEqual({ grouping: false });
});
