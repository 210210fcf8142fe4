import type { Page } from '@playwright/test';
import { laptop, phone } from '../support/pages/devices.ts';
import { axeFinds } from '../support/pages/axe.ts';
import { expect, test } from '../support/fixtures.ts';

const isWide = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test.describe('actions', () => {
	test('[X82] made of a note in its menu, read by everyone, changed, removed and undone', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('What we will do');
		await workshop.step('share');
		const ann = await workshop.join('patient');
		await workshop.post(ann, 'how', ['One phone number']);
		await workshop.step('act');
		const lead = await (await person({ device: laptop })).open(workshop);
		const reader = await (
			await person({ device: { viewport: { width: 320, height: 640 } } })
		).open(workshop, ann);
		const list = reader.page.getByRole('region', { name: 'What we will do' });
		await expect(list).toContainText('No actions yet.');
		await expect(list.getByRole('button')).toHaveCount(0);

		await lead.page
			.getByRole('button', { name: /Actions.*One phone number|More.*One phone/ })
			.click();
		await lead.page.getByRole('button', { name: 'Make an action of this' }).click();
		const box = lead.page.getByRole('dialog', { name: 'Add an action' });
		await box.getByRole('button', { name: 'Save the action' }).click();
		await expect(box.getByText('Write what will be done.')).toBeVisible();
		expect(await axeFinds(lead.page)).toEqual([]);
		await box.getByLabel('What will be done?').fill('Set up one number');
		await box.getByLabel('Who will do it?').fill('The PCN');
		await box.getByLabel('By when?').fill('2027-03-01');
		await box.getByRole('button', { name: 'Save the action' }).click();
		await expect(box).toBeHidden();

		const item = list.getByRole('listitem');
		await expect(item).toContainText('Set up one number');
		await expect(item).toContainText('The PCN');
		await expect(item).toContainText('1 March 2027');
		await expect(item).toContainText('One phone number');
		await expect(reader.page.getByText('In an action')).toBeVisible();
		expect(await axeFinds(reader.page)).toEqual([]);
		expect(await isWide(reader.page)).toBe(true);

		const desk = lead.page.getByRole('region', { name: 'What we will do' });
		await desk.getByRole('button', { name: 'Change the action: Set up one number' }).click();
		const change = lead.page.getByRole('dialog', { name: 'Change the action' });
		await change.getByLabel('Who will do it?').fill('');
		await change.getByRole('button', { name: 'Save the action' }).click();
		await expect(item).toContainText('No owner yet');
		await desk.getByRole('button', { name: 'Remove the action: Set up one number' }).click();
		await expect(list).toContainText('No actions yet.');
		await lead.page.locator('body').press('ControlOrMeta+z');
		await expect(item).toContainText('Set up one number');
		await lead.page.locator('body').press('ControlOrMeta+Shift+z');
		await expect(list).toContainText('No actions yet.');
	});

	test('[X82] an action made from a cluster keeps the link on every screen and in every file', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('From a cluster');
		await workshop.step('group');
		const ann = await workshop.join('patient');
		const ids = await workshop.post(ann, 'how', ['One phone number', 'One number to ring']);
		await workshop.send([{ t: 'cluster.make', q: 'how', ids, name: 'The phone' }]);
		await workshop.step('act');
		const lead = await (await person({ device: laptop })).open(workshop);
		const reader = await (await person({ device: phone })).open(workshop, ann);
		await lead.page.getByRole('button', { name: /^Actions.*The phone/ }).click();
		await lead.page.getByRole('button', { name: 'Make an action of this' }).click();
		const box = lead.page.getByRole('dialog', { name: 'Add an action' });
		await box.getByLabel('What will be done?').fill('Set up one number');
		await box.getByRole('button', { name: 'Save the action' }).click();
		const list = reader.page.getByRole('region', { name: 'What we will do' });
		await expect(list.getByRole('listitem')).toContainText('The phone');
		await expect(reader.page.getByText('In an action')).toBeVisible();
		const { actions = [], clusters } = await workshop.file();
		expect(actions[0]?.from).toEqual([clusters[0]?.id]);
	});

	test('[X85] on a phone the menu of the board undoes and does again', async ({ host, person }) => {
		const workshop = await host.workshop('Undo on a phone');
		await workshop.step('share');
		const ann = await workshop.join('patient');
		await workshop.post(ann, 'how', ['One phone number']);
		const { page, board } = await (await person({ device: phone })).open(workshop, ann);
		const note = page.getByText('One phone number', { exact: true });
		await expect(note).toBeVisible();
		await board.menu.click();
		await page.getByRole('button', { name: 'Undo my last change' }).click();
		await expect(note).toBeHidden();
		await board.menu.click();
		await page.getByRole('button', { name: 'Redo what I undid' }).click();
		await expect(note).toBeVisible();
	});

	test('[X82] the close says thank you, and gives facilitators the files alone', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('At the close');
		await workshop.step('share');
		const ann = await workshop.join('patient');
		const [note = ''] = await workshop.post(ann, 'how', ['One phone number']);
		await workshop.send([{ t: 'action.add', text: 'Set up one number', from: [note] }]);
		await workshop.step('close');
		const lead = await (await person({ device: laptop })).open(workshop);
		const reader = await (await person({ device: phone })).open(workshop, ann);
		const list = reader.page.getByRole('region', { name: 'What we will do' });
		await expect(list).toContainText('Thank you.');
		await expect(list).toContainText('Together you wrote 1 note and agreed 1 action.');
		await expect(list.getByRole('link')).toHaveCount(0);
		const files = lead.page.getByRole('region', { name: 'What we will do' }).getByRole('link');
		await expect(files).toHaveCount(3);
		const download = lead.page.waitForEvent('download');
		await files.first().click();
		expect((await download).suggestedFilename()).toMatch(/\.html$/);
		expect(await axeFinds(lead.page)).toEqual([]);
	});
});
