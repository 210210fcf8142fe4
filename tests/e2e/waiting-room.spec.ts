import type { Page } from '@playwright/test';
import { laptop, smallPhone } from '../support/pages/devices.ts';
import { inspect } from '../support/pages/inspect.ts';
import { JoinPage } from '../support/pages/join-page.ts';
import { expect, test } from '../support/fixtures.ts';
import type { Person } from '../support/pages/person.ts';
import type { Workshop } from '../support/pages/workshop.ts';

const LINE = 'The facilitator will let you in.';

/** Keeps all that a screen reader is told from now on: one announcement takes the place of another. */
async function listenTo(page: Page): Promise<void> {
	await page.evaluate(() => {
		const region = document.querySelector('[data-live=polite]');
		const said: string[] = [];
		Object.assign(window, { said });
		const hear = () => said.push(region?.textContent ?? '');
		if (region)
			new MutationObserver(hear).observe(region, {
				subtree: true,
				childList: true,
				characterData: true
			});
	});
}

function saidOn(page: Page): Promise<string> {
	return page.evaluate(() => (window as unknown as { said: string[] }).said.join(' '));
}

/** Joins by code, as far as the board's address. */
async function comes({ page }: Person, workshop: Workshop, name = '') {
	await page.goto('/');
	const join = new JoinPage(page);
	await join.type(workshop.code);
	await join.as('Patient', name);
}

test('[X14] who joins waits with the title alone; the desk lets them in, and their screen goes on by itself', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('Open house');
	const inside = await workshop.join('lw');
	await workshop.step('share');
	await workshop.post(inside, 'how', ['Seen inside']);
	const facilitator = await person({ device: laptop });
	await facilitator.open(workshop);
	const { desk } = facilitator;
	await desk.part.getByRole('button', { name: 'Change settings' }).click();
	await facilitator.page.getByRole('checkbox', { name: 'Waiting room' }).check();
	await facilitator.page.keyboard.press('Escape');

	const ann = await person({ device: smallPhone });
	const line = await ann.line();
	await comes(ann, workshop, 'Ann');
	const { page } = ann;
	await expect(page.getByRole('heading', { name: 'Open house' })).toBeVisible();
	await expect(page.getByText(LINE)).toBeVisible();
	await expect(page.getByRole('main').getByRole('status')).toHaveText(/^Connected/);
	for (const address of [workshop.path, `${workshop.path}/__data.json`]) {
		const answer = await (await page.request.get(address)).text();
		expect(answer).toContain('Open house');
		for (const told of ['Seen inside', 'Link worker', 'share', 'should'])
			expect(answer, `${told}, at ${address}`).not.toContain(told);
	}
	expect(await ann.stored()).not.toContain('Seen inside');
	await inspect(page, 'waiting');

	await expect(facilitator.page.getByText('1 person waits to be let in')).toBeVisible();
	await expect(facilitator.page.getByText('Ann waits to be let in.')).toBeAttached();
	await inspect(facilitator.page, 'somebody waits');
	await desk.part.getByRole('button', { name: 'See who waits' }).click();
	const door = desk.section('Waiting to come in, 1');
	await expect(door.getByRole('listitem')).toContainText('Patient');
	await expect(door.getByRole('listitem')).toContainText('just came');
	expect(await facilitator.page.evaluate(() => scrollY), 'the page stays where it is').toBe(0);
	await expect(desk.section('People, 1')).toBeVisible();

	await line.cut();
	await expect(page.getByText('You are offline. Your place is kept.')).toBeVisible();
	await inspect(page, 'waiting, offline');
	await line.mend();
	await expect(page.getByRole('main').getByRole('status')).toHaveText(/^Connected/);

	await listenTo(page);
	await door.getByRole('button', { name: 'Let in: Ann' }).click();
	await expect(page.getByText('Seen inside')).toBeVisible({ timeout: 1_000 });
	await expect.poll(() => saidOn(page)).toContain('You are in.');
	await expect(desk.section('People, 2')).toBeVisible();
	await expect(facilitator.page.getByText('1 person waits to be let in')).toBeHidden();
	await page.reload();
	await expect(page.getByText('Seen inside'), 'who is in does not wait again').toBeVisible();
});

test('[X14] several are let in at once; one is turned away in words, and may ask again; Leave lets go', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('At the door');
	await workshop.send([{ t: 'stage.settings', waitingRoom: true }]);
	const facilitator = await person({
		device: { ...laptop, viewport: { width: 360, height: 640 } }
	});
	await facilitator.open(workshop);
	const { desk, page } = facilitator;
	const [ann, ben, cat] = [await person(), await person(), await person()];
	const tabs = page.getByRole('navigation', { name: 'Desk' });
	await tabs.getByRole('button', { name: 'Board' }).click();
	await listenTo(page);
	await comes(ann, workshop, 'Ann');
	await comes(ben, workshop, 'Ben');
	await comes(cat, workshop, 'Cat');
	await expect.poll(() => saidOn(page), 'told while the board is shown').toContain('Cat waits');
	await tabs.getByRole('button', { name: 'Run, 3 wait' }).click();
	await expect(page.getByText('3 people wait to be let in')).toBeVisible();
	await desk.part.getByRole('button', { name: 'Turn away: Ann' }).click();
	const dialog = page.getByRole('dialog', { name: 'Turn Ann away?' });
	await inspect(page, 'turning away');
	await dialog.getByRole('textbox').fill('Please come on Friday.');
	await dialog.getByRole('button', { name: 'Turn away now' }).click();
	await expect(
		ann.page.getByRole('heading', { name: 'You were not let in this time' })
	).toBeVisible();
	await expect(ann.page.getByText('Please come on Friday.', { exact: true })).toBeVisible();
	await inspect(ann.page, 'turned away');
	await ann.page.getByRole('link', { name: 'Join with the code' }).click();
	await new JoinPage(ann.page).type(workshop.code);
	await new JoinPage(ann.page).as('Patient', 'Ann again');
	await expect(ann.page.getByText(LINE)).toBeVisible();

	await cat.page.getByRole('button', { name: 'Leave' }).click();
	await expect(cat.page.getByRole('heading', { name: 'You have left the board' })).toBeVisible();
	await desk.part.getByRole('button', { name: 'Let everyone in' }).click();
	for (const { page, board } of [ann, ben]) {
		await board.isReady();
		await expect(page.getByText(LINE)).toBeHidden();
	}
	await expect(desk.section('Waiting to come in, 0')).toBeAttached();
});

test('[X14] a question at the door closes when somebody else has let them in, and focus stays where it is seen', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('Two at the desk');
	await workshop.send([{ t: 'stage.settings', waitingRoom: true }]);
	const facilitator = await person({ device: laptop });
	await facilitator.open(workshop);
	const { desk, page } = facilitator;
	const [ann, ben] = [await person(), await person()];
	await comes(ann, workshop, 'Ann');
	await expect(ann.page.getByText(LINE)).toBeVisible();
	await comes(ben, workshop, 'Ben');
	await expect(desk.section('Waiting to come in, 2')).toBeVisible();

	await desk.part.getByRole('button', { name: 'Turn away: Ann' }).click();
	const dialog = page.getByRole('dialog', { name: 'Turn Ann away?' });
	await expect(dialog).toContainText('They can ask again with the code.');
	await workshop.send([{ t: 'stage.lock', what: 'joining' }]);
	await expect(dialog).toContainText('They can speak to you.');
	await workshop.send([{ t: 'seat.admit', seats: [2] }]);
	await expect(dialog, 'nobody who is in is turned away').toBeHidden();
	await expect(page.getByRole('heading', { name: 'Waiting to come in, 1' })).toBeFocused();

	await desk.part.getByRole('button', { name: 'Let in: Ben' }).click();
	await expect(desk.section('Waiting to come in, 0')).toBeAttached();
	await expect(page.getByRole('heading', { name: /^People, / })).toBeFocused();
});

test('[X14] without scripts who joins waits, looks again, and can leave', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('By hand');
	await workshop.send([{ t: 'stage.settings', waitingRoom: true }]);
	const { page } = await person({ device: { ...laptop, javaScriptEnabled: false } });
	await page.goto('/');
	await page.getByRole('textbox', { name: 'Workshop code' }).fill(workshop.code);
	await page.getByRole('button', { name: 'Join' }).click();
	await page.getByText('Patient', { exact: true }).click();
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page.getByText(LINE)).toBeVisible();
	await expect(page.getByText('Keep this page open')).toBeHidden();
	const again = page.locator('noscript').getByText('Look again', { exact: true });
	await again.click();
	await expect(page.getByText(LINE)).toBeVisible();
	await workshop.send([{ t: 'seat.admit', seats: [2] }]);
	await again.click();
	await expect(page.getByText(LINE)).toBeHidden();
});
