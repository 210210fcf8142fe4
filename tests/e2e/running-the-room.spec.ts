import { expect, test } from '../support/fixtures.ts';
import { smallPhone } from '../support/pages/devices.ts';
import { sideways } from '../support/pages/inspect.ts';

const smallDesk = { ...smallPhone, viewport: { width: 360, height: 640 } };

test('[X70] two desks that press "Next step" at once move one step', async ({ host, person }) => {
	const workshop = await host.workshop('Two desks');
	const desks = [await person(), await person()];
	for (const each of desks) await each.open(workshop);
	// By the thumb, as it were: the second press comes down where the button was, whatever it says by then.
	const buttons = await Promise.all(
		desks.map(({ desk }) =>
			desk.part.getByRole('button', { name: 'Next step: Write in private' }).elementHandle()
		)
	);
	await Promise.all(
		buttons.map((button) => button?.evaluate((node) => (node as HTMLElement).click()))
	);
	for (const { desk } of desks)
		await expect(desk.part.getByRole('heading', { level: 2 }).first()).toHaveText(
			/Step 2 of 7\s*Write in private/
		);
});

test('[X15] who comes late is told the step, and can write within three taps', async ({
	host,
	person
}) => {
	for (const step of ['private', 'share', 'group'] as const) {
		const workshop = await host.workshop(`Late for ${step}`);
		await workshop.step(step);
		const late = await person({ device: smallPhone });
		await late.open(workshop, await workshop.join('patient'));
		const { page, board } = late;
		await expect(page.locator('.stepline .sentence, .footbar').first()).not.toBeEmpty();
		let taps = 0;
		if (!(await board.box.isVisible())) {
			await page
				.getByRole('button', { name: /^Add a note/ })
				.first()
				.tap();
			taps += 1;
		}
		await board.box.fill('I am late');
		await board.add.tap();
		taps += 1;
		await expect(board.note('I am late')).toContainText(step === 'private' ? 'Saved' : 'Sent');
		expect(taps, step).toBeLessThanOrEqual(3);
	}
});

test('[X71] from arriving to the close, on 360 × 640, the one solid button is what comes next', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('From a small screen');
	const seat = await workshop.join('patient');
	const desk = await person({ device: smallDesk });
	await desk.open(workshop);
	const { part } = desk.desk;
	const solid = part.locator('.btn--main');
	/** The one that comes next is solid, and then no other is: parts of the desk are drawn in turn. */
	const isNext = async (role: 'button' | 'link', name: string) => {
		await expect(part.getByRole(role, { name, exact: true })).toHaveClass(/btn--main/);
		await expect(solid).toHaveCount(1);
	};
	const press = async (name: string) => {
		await isNext('button', name);
		expect(await sideways(desk.page), name).toBe(0);
		await expect(solid).toBeInViewport();
		await solid.click();
	};

	await expect(desk.desk.section('Code to join')).toBeInViewport();
	await press('Next step: Write in private');
	await expect(desk.desk.section('Run sheet')).toContainText('Nobody reads it until I share.');
	await part.getByRole('button', { name: 'Start 15 min' }).click();
	await expect(part.getByRole('timer')).toBeVisible();
	await workshop.post(seat, 'how', ['One', 'Two']);
	await expect(desk.desk.section('Share notes')).toContainText('2 notes');
	await press('Next step: Share');
	await press('Share all 2 notes');
	await desk.page.getByRole('button', { name: 'Share now' }).click();
	await expect(desk.page.getByRole('dialog')).toBeHidden();
	for (const next of ['Group', 'Vote', 'Act', 'Close']) await press(`Next step: ${next}`);
	await isNext('link', 'Get the result');
});

test('[X101] offline a dialog of the desk says that it waits, and closed it is done once the line is back', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Waits');
	await workshop.step('private');
	const seat = await workshop.join('patient');
	const facilitator = await person();
	const line = await facilitator.line();
	await facilitator.open(workshop);
	const { desk, page } = facilitator;
	await expect(desk.section('People, 1')).toBeVisible();
	await line.cut();
	await desk.part.getByRole('button', { name: `Remove Seat ${seat.number}` }).click();
	const dialog = page.getByRole('dialog', { name: `Remove Seat ${seat.number}?` });
	await dialog.getByRole('button', { name: 'Remove now' }).click();
	await expect(dialog.getByRole('status')).toContainText('It is done when you are back online.');
	await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeHidden();
	await dialog.getByRole('button', { name: 'Close' }).last().click();
	await expect(dialog).toBeHidden();
	await expect(desk.section('People, 1')).toBeVisible();
	await line.mend();
	await expect(desk.section('People, 0')).toBeVisible();
});
