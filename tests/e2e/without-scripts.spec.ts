import { laptop, phone } from '../support/pages/devices.ts';
import { expect, test } from '../support/fixtures.ts';

for (const [name, device] of Object.entries({ phone, laptop })) {
	test(`[X104] without scripts a ${name} shows the notes, says what to do, and has no box that keeps nothing`, async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Without scripts');
		await workshop.step('share');
		const seat = await workshop.join('patient');
		await workshop.post(seat, 'how', ['Seen by everyone']);
		const { page, board, context } = await person({
			device: { ...device, javaScriptEnabled: false }
		});
		// What stands in `noscript` is found by its place alone.
		const banner = page.locator('noscript .banner');
		await workshop.enter(context, seat);
		await page.goto(workshop.path);
		await expect(banner).toBeVisible();
		await expect(banner).toContainText('This page needs JavaScript.');
		await expect(board.note('Seen by everyone')).toBeVisible();
		await expect(board.status, 'it is not being opened').toBeHidden();
		await expect(page.getByRole('button')).toHaveCount(0);

		await workshop.step('private');
		await page.goto(workshop.path);
		await expect(banner).toContainText('ask the facilitator to write for you');
		await expect(board.box).toBeHidden();
	});
}
