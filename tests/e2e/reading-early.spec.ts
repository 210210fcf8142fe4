import { laptop, smallPhone } from '../support/pages/devices.ts';
import { inspect } from '../support/pages/inspect.ts';
import { expect, test } from '../support/fixtures.ts';

test('[X62] facilitators read before sharing where every writer is told so first, and not in a step that has begun', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('Read early');
	const seats = [await workshop.join('patient'), await workshop.join('lw')];
	const facilitator = await person({ device: laptop });
	await facilitator.open(workshop);
	const { desk, page } = facilitator;
	const ann = await person({ device: smallPhone });
	const ben = await person({ device: smallPhone });
	await ann.open(workshop, seats[0]);
	await ben.open(workshop, seats[1]);
	await workshop.step('private');

	await ann.board.box.fill('Written under a promise');
	await ann.page.getByRole('button', { name: 'Add note' }).click();
	await expect(
		ann.page.getByText('Only you can see this until the facilitator shares.')
	).toBeVisible();
	await desk.part.getByRole('button', { name: 'Change settings' }).click();
	const setting = page.getByRole('checkbox', { name: 'Facilitators may read before sharing' });
	await expect(page.getByRole('dialog')).toContainText('this changes at the next private step');
	await setting.check();
	await expect(setting).toBeChecked();
	await inspect(page, 'settings in a private step');
	await page.keyboard.press('Escape');
	await expect(desk.section('Share notes')).toContainText('You see how many, not the words.');
	await expect(desk.section(/^To read before sharing/)).toBeHidden();

	await workshop.step('share');
	await workshop.step('private');
	for (const { page } of [ann, ben]) {
		await expect(
			page.getByText('Only you and the facilitators see your notes.').first()
		).toBeVisible();
		await expect(
			page.getByText('Only you and the facilitators can see this until it is shared.')
		).toBeVisible();
		await expect(
			page.getByText('Facilitators can read your notes before they are shared.').first()
		).toBeVisible();
	}
	await expect(ann.board.box).toHaveAccessibleDescription(
		/Facilitators can read your notes before they are shared/
	);
	await inspect(ann.page, 'writing, told that facilitators read');
	await ann.board.box.fill('Written and told');
	await ann.page.getByRole('button', { name: 'Add note' }).click();

	const early = desk.section('To read before sharing, 1');
	await expect(early).toContainText('Everyone who writes is told so.');
	await expect(early.getByText('Written and told'), 'folded away').toBeHidden();
	await early.getByText('Read the notes').click();
	await expect(early.getByText('Written and told')).toBeVisible();
	await expect(desk.section('Share notes')).toContainText('You may read 1 of them below.');
	await expect(desk.section('Run sheet')).not.toContainText('Nobody reads it');
	await inspect(page, 'reading before sharing');
	await expect(page.getByText('Written under a promise')).toBeHidden();
	await expect(ben.page.getByText('Written and told')).toBeHidden();
	expect(await ben.stored()).not.toContain('Written and told');

	await desk.share();
	await expect(desk.section('To read before sharing, 0')).toBeVisible();
});
