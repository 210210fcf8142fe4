import { phone, smallPhone } from '../support/pages/devices.ts';
import { inspect } from '../support/pages/inspect.ts';
import { JoinPage, statusOf } from '../support/pages/join-page.ts';
import { expect, test } from '../support/fixtures.ts';
import type { Person } from '../support/pages/person.ts';

/** Opens "My seat" and asks for a code. */
async function ownCode({ page, board }: Person): Promise<string> {
	await board.menu.click();
	await page.getByRole('button', { name: 'My seat' }).click();
	const dialog = page.getByRole('dialog', { name: 'My seat' });
	await dialog.getByRole('button', { name: 'Show a seat code' }).click();
	const shown = dialog.getByText(/^\w{4}-\w{4}$/);
	await expect(dialog.getByText('To carry on with another device, type this:')).toBeVisible();
	const code = await shown.innerText();
	await dialog.getByRole('button', { name: 'Close' }).click();
	return code;
}

/** Types both codes on the join page. */
async function carryOn({ page }: Person, code: string, seatCode: string): Promise<void> {
	await page.goto('/join');
	const fold = page.getByText('I have a seat code');
	const box = page.getByRole('textbox', { name: 'Seat code' });
	await fold.click();
	await page.locator('#rejoin-code').fill(code);
	await box.fill(seatCode);
	await page.getByRole('button', { name: 'Carry on' }).click();
}

test('[X11] a phone goes on with a seat code, with the notes of the seat, and both devices stay', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Another device');
	await workshop.step('private');
	const seat = await workshop.join('patient');
	await workshop.post(seat, 'how', ['From the laptop']);
	const laptop = await (await person()).open(workshop, seat);
	const code = await ownCode(laptop);
	await expect(laptop.page.getByText(code), 'it is shown once').toHaveCount(0);

	const other = await person({ device: smallPhone });
	await carryOn(other, workshop.code.toLowerCase(), ` ${code.replace('-', ' ')} `);
	await other.board.isReady();
	await expect(other.board.note('From the laptop')).toContainText('Saved');
	await other.board.write('From the phone');
	await expect(laptop.board.note('From the phone')).toBeVisible();
	await laptop.board.write('Still from the laptop');
	await expect(other.board.note('Still from the laptop')).toBeVisible();
});

test('[X11] a wrong pair opens nothing, stays to be mended, and says what is wrong in one sentence', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Wrong seat code');
	const one = await person({ device: phone });
	one.watch.allow(/404|422/);
	await carryOn(one, '', '');
	await expect(one.page.getByRole('alert')).toContainText('Type the workshop code.');
	await expect(one.page.getByRole('alert')).toContainText('Type the seat code.');
	await inspect(one.page, 'codes that are missing');
	await one.page.locator('#rejoin-code').fill(workshop.code);
	await one.page.locator('#seat-code').fill('ZZZZ-ZZZZ');
	const answer = one.page.waitForResponse((response) => response.request().method() === 'POST');
	await one.page.getByRole('button', { name: 'Carry on' }).click();
	expect(await statusOf(await answer)).toBe(404);
	await expect(one.page.getByRole('alert')).toContainText('These two codes do not go together.');
	await expect(one.page).toHaveTitle(/^Error: /);
	await expect(one.page.locator('#seat-code')).toHaveValue('ZZZZ-ZZZZ');
	expect(await one.context.cookies()).toEqual([]);
});

test('[X63] the desk makes a new seat code for somebody, in two taps, and the old one stops', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Lost phone');
	await workshop.step('share');
	const seat = await workshop.join('lw');
	const lost = await (await person({ device: phone })).open(workshop, seat);
	const old = await ownCode(lost);
	const facilitator = await (await person()).open(workshop);
	await facilitator.desk.part
		.getByRole('button', { name: `New seat code for Seat ${seat.number}` })
		.click();
	const dialog = facilitator.page.getByRole('dialog');
	const code = await dialog.getByText(/^\w{4}-\w{4}$/).innerText();
	expect(code).not.toBe(old);
	await dialog.getByRole('button', { name: 'Done' }).click();

	const other = await person({ device: phone });
	other.watch.allow(/404/);
	await carryOn(other, workshop.code, old);
	await expect(other.page.getByRole('alert')).toContainText('These two codes');
	await carryOn(other, workshop.code, code);
	await other.board.isReady();
});

test('[X11] what somebody opens before the scripts come stays open, with what they typed', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('A slow start');
	const { page } = await person({ device: smallPhone });
	const come = Promise.withResolvers<void>();
	await page.route(/\/_app\/immutable\/.*\.js$/, async (route) => {
		await come.promise;
		await route.continue();
	});
	await page.goto('/join', { waitUntil: 'commit' });
	await page.getByText('I have a seat code').click();
	const code = page.locator('#rejoin-code');
	await code.fill(workshop.code);
	come.resolve();
	await page.waitForLoadState('networkidle');
	const box = page.getByRole('textbox', { name: 'Seat code' });
	await page.getByRole('button', { name: 'Carry on' }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(box).toBeVisible();
	await expect(code).toHaveValue(workshop.code);
});

test('[X11] a seat code is shown once after joining, carries on elsewhere, and is gone after a reload', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Shown once');
	const one = await person({ device: smallPhone });
	await one.page.goto('/join');
	const join = new JoinPage(one.page);
	await join.type(workshop.code);
	await join.as('Patient');
	await one.board.isReady();
	await expect(one.page).toHaveURL(workshop.path);
	const shown = one.page.getByText(/^\w{4}-\w{4}$/);
	await expect(one.page.getByText('To carry on with another device, type this:')).toBeVisible();
	const code = await shown.innerText();
	await inspect(one.page, 'just joined');

	const other = await person({ device: phone });
	await carryOn(other, workshop.code, code);
	await other.board.isReady();
	await expect(other.page.getByText(/^\w{4}-\w{4}$/), 'nobody has joined here').toHaveCount(0);

	await one.page.reload();
	await one.board.isReady();
	await expect(shown).toHaveCount(0);
	await one.board.menu.click();
	await expect(one.page.getByRole('button', { name: 'My seat' })).toBeVisible();
});
