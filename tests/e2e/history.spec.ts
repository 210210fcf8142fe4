import { laptop } from '../support/pages/devices.ts';
import { axeFinds } from '../support/pages/axe.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe('history', () => {
	test('[X83] [X84] kept at a step and by hand, looked at, put back for everyone, undone and redone', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('The history');
		await workshop.step('share');
		const ann = await workshop.join('patient');
		await workshop.post(ann, 'how', ['First words']);
		await workshop.step('group');
		await workshop.post(ann, 'how', ['Second words']);
		const lead = await (await person({ device: laptop })).open(workshop);
		const reader = await (
			await person({ device: { viewport: { width: 320, height: 640 } } })
		).open(workshop, ann);
		const [first, second] = ['First words', 'Second words'].map((text) =>
			reader.page.getByText(text, { exact: true })
		);
		if (!first || !second) throw new Error('There are two.');
		await expect(second).toBeVisible();

		await lead.page.getByRole('button', { name: 'Open the history' }).click();
		const dialog = lead.page.getByRole('dialog', { name: 'History of this board' });
		await dialog.getByRole('button', { name: 'Keep it' }).click();
		await expect(dialog.getByText('Write a name.')).toBeVisible();
		await dialog.getByLabel('A name for this moment').fill('Before the break');
		await dialog.getByRole('button', { name: 'Keep it' }).click();
		await expect(dialog.getByRole('listitem').first()).toContainText('Before the break');
		await expect(dialog.getByRole('listitem').first()).toContainText('In Group. 2 notes');
		expect(await axeFinds(lead.page)).toEqual([]);

		await dialog.getByRole('button', { name: /^Look at: End of Share/ }).click();
		await expect(dialog).toContainText('You are only looking.');
		await expect(dialog.getByText('First words')).toBeVisible();
		await expect(dialog.getByText('Second words')).toHaveCount(0);
		await expect(second, 'the board itself has not changed').toBeVisible();
		expect(await axeFinds(lead.page)).toEqual([]);

		await dialog.getByRole('button', { name: 'Put this back' }).click();
		const asks = lead.page.getByRole('dialog', { name: 'Put the board back?' });
		await expect(asks).toContainText('This replaces the board for everyone. You can undo it.');
		await expect(asks).toContainText('1 newer note goes to the bin.');
		expect(await axeFinds(lead.page)).toEqual([]);
		await asks.getByRole('button', { name: 'Put this back' }).click();
		await expect(second).toBeHidden({ timeout: 1_000 });
		await expect(first).toBeVisible();
		await expect(dialog).toBeHidden();

		await lead.page.getByRole('button', { name: 'Undo my last change' }).click();
		await expect(second).toBeVisible();
		await lead.page.getByRole('button', { name: 'Redo what I undid' }).click();
		await expect(second).toBeHidden();
	});

	test('[X71] the history fits a phone of 360 pixels', async ({ host, person }) => {
		const workshop = await host.workshop('On a phone');
		await workshop.step('share');
		const lead = await (
			await person({ device: { viewport: { width: 360, height: 640 } } })
		).open(workshop);
		await lead.desk.unfold('Notes taken away');
		await lead.page.getByRole('button', { name: 'Open the history' }).click();
		const dialog = lead.page.getByRole('dialog', { name: 'History of this board' });
		await dialog.getByRole('button', { name: /^Look at: End of Arrive/ }).click();
		await expect(dialog).toContainText('No notes were on the board.');
		const fits = await lead.page.evaluate(
			() => document.documentElement.scrollWidth <= window.innerWidth
		);
		expect(fits).toBe(true);
	});
});
