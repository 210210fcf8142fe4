import { expect, test } from '../support/fixtures.ts';
import { laptop, smallPhone } from '../support/pages/devices.ts';
import { NewWorkshopPage } from '../support/pages/new-workshop-page.ts';

test.describe('the running order of a new workshop', () => {
	test('[X5] is chosen by its length, and changed by keys alone', async ({ host, page }) => {
		await (await host.workshop('For its session')).enter(page.context());
		await page.goto('/workshops/new');
		const form = new NewWorkshopPage(page);
		await form.title.fill('By keys');
		await form.length(75).focus();
		await page.keyboard.press('ArrowRight');
		await expect(form.length(90)).toBeChecked();
		await form.fold.focus();
		await page.keyboard.press('Enter');
		await expect(form.minutes('Write in private')).toHaveValue('20');
		await form.minutes('Write in private').fill('23');

		await form.tick('Vote').focus();
		await page.keyboard.press('Space');
		await expect(form.minutes('Vote'), 'what is left out asks for nothing').toBeHidden();

		const up = page.getByRole('button', { name: 'Move Close up' });
		await up.focus();
		for (const place of [5, 4]) {
			await page.keyboard.press('Enter');
			await expect(page.getByText(`Close is now ${place} of 6.`)).toBeAttached();
			await expect(up, 'the focus goes with the step').toBeFocused();
		}

		await page.getByLabel('One more step').selectOption('Share');
		await page.getByRole('button', { name: 'Add the step' }).press('Enter');
		await form.minutes('Share', 1).fill('');
		await form.length(60).focus();
		await page.keyboard.press('Space');
		await expect(form.minutes('Group'), 'the minutes go with the length').toHaveValue('15');
		await expect(form.minutes('Write in private'), 'those typed stay').toHaveValue('23');
		await form
			.step('Share', 1)
			.getByRole('textbox', { name: 'What people read' })
			.fill('Look back.');
		await page.keyboard.press('Enter');

		await expect(page.getByRole('heading', { level: 1 })).toHaveText('By keys');
		await expect(form.made).toHaveText([
			/Arrive.*5 min/,
			/Write in private.*23 min/,
			/Share.*10 min/,
			/Close.*5 min/,
			/Group.*15 min/,
			/Act.*10 min/,
			/Share\s*Look back\.\s*$/
		]);
		await expect(page.getByText('68 minutes')).toBeVisible();
	});

	test('[X5] is changed on a narrow phone by taps', async ({ host, person }) => {
		const { page, context } = await person({ device: smallPhone });
		await (await host.workshop('For its session')).enter(context);
		await page.goto('/workshops/new');
		const form = new NewWorkshopPage(page);
		await form.title.fill('By taps');
		await form.fold.tap();
		await page.getByRole('button', { name: 'Move Arrive down' }).tap();
		await form.tick('Act').tap();
		await form.make.tap();
		await expect(form.made).toHaveText([
			/Write in private/,
			/Arrive/,
			/Share/,
			/Group/,
			/Vote/,
			/Close/
		]);
	});

	test('[X5] is chosen without scripts, and kept when something is to be put right', async ({
		host,
		person
	}) => {
		const { page, context, watch } = await person({
			device: { ...laptop, javaScriptEnabled: false }
		});
		watch.allow(/422/);
		await (await host.workshop('For its session')).enter(context);
		await page.goto('/workshops/new');
		const form = new NewWorkshopPage(page);
		await form.length(90).check();
		await form.fold.click();
		await expect(page.getByRole('button', { name: 'Move Vote up' })).toHaveCount(0);
		await form.tick('Vote').uncheck();
		await form.minutes('Act').fill('a lot');
		await form.make.click();

		await expect(page.getByRole('alert')).toContainText('Give the workshop a title.');
		await expect(form.length(90)).toBeChecked();
		await expect(form.tick('Vote')).not.toBeChecked();
		await expect(form.minutes('Write in private')).toHaveValue('20');
		await form.title.fill('Without scripts');
		await form.minutes('Act').fill('7');
		await form.make.click();
		await expect(form.made).toHaveText([
			/Arrive.*5 min/,
			/Write in private.*20 min/,
			/Share.*15 min/,
			/Group.*20 min/,
			/Act.*7 min/,
			/Close.*5 min/
		]);
	});

	test('[X94] says at the field what is wrong, and the way there leads into the fold', async ({
		host,
		page,
		watch
	}) => {
		watch.allow(/422/);
		await (await host.workshop('For its session')).enter(page.context());
		await page.goto('/workshops/new');
		const form = new NewWorkshopPage(page);
		await form.title.fill('Put right');
		await form.fold.click();
		await form.minutes('Group').fill('0');
		await form.fold.click();
		await form.make.click();
		const alert = page.getByRole('alert');
		await expect(alert).toBeFocused();
		await alert.getByRole('link', { name: /^Group: write the minutes/ }).click();
		await expect(form.minutes('Group')).toBeFocused();
		await expect(form.minutes('Group')).toHaveAccessibleDescription(/whole number, from 1 to 240/);
		for (const tick of await page
			.getByRole('group', { name: /^Steps/ })
			.getByRole('checkbox')
			.all())
			await tick.uncheck();
		await form.make.click();
		await alert.getByRole('link', { name: 'Keep at least one step.' }).click();
		await expect(form.tick('Arrive')).toBeFocused();
	});
});

test('[X8] people may choose a group for each note where the facilitator said so', async ({
	host,
	page
}) => {
	const workshop = await host.workshop('Chosen by request', { choose: true });
	expect((await workshop.file()).stage.settings).toEqual({ choose: true });
	await workshop.enter(page.context());
	await page.goto('/workshops/new');
	const choose = page.getByRole('checkbox', { name: /^People may choose a group for each note/ });
	await expect(choose).not.toBeChecked();
	await choose.check();
	const form = new NewWorkshopPage(page);
	await form.title.fill('Chosen');
	await form.make.click();
	await expect(page.getByText('People may choose one')).toBeVisible();
});
