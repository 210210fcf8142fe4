import { expect, test } from '../support/fixtures.ts';
import { laptop, smallPhone } from '../support/pages/devices.ts';
import { inspect, sideways } from '../support/pages/inspect.ts';

/** Heights in CSS px: of the desk when everything in it stood open, and of a bar of one line. */
const [UNFOLDED, ONE_LINE] = [3_700, 64];

test('[X71] on a phone what a meeting needs now and then is one press away on the desk, and stays as it was left', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('A short desk');
	await workshop.step('private');
	const { page, board, desk } = await (await person({ device: smallPhone })).open(workshop);
	await expect(desk.section('People, 0')).toBeVisible();
	const height = () => desk.part.evaluate((part) => part.scrollHeight);
	expect(await height()).toBeLessThan(UNFOLDED * 0.7);

	const fold = (name: string) => desk.part.locator('summary').filter({ hasText: name });
	for (const [name, button] of [
		['Code, room screen and settings', 'New code'],
		['Code, room screen and settings', 'Open on the projector'],
		['Code, room screen and settings', 'Change settings'],
		['Writing for others, and paper', 'Type notes from paper'],
		['Notes taken away and history', 'Open the history']
	] as const) {
		const wanted = desk.part.getByRole('button', { name: button });
		await expect(wanted, button).toBeHidden();
		await fold(name).tap();
		await expect(wanted, button).toBeVisible();
		await fold(name).tap();
	}
	await fold('Writing for others').tap();
	await inspect(page, 'a part of the desk unfolded');
	await page.reload();
	await board.isReady();
	await expect(desk.section('Writing for')).toBeVisible();
	await expect(desk.section('History')).toBeHidden();
	expect(await sideways(page)).toBe(0);

	// A tablet that is turned: everything is in sight beside the board, and what is open stays open.
	await page.setViewportSize({ width: 1366, height: 768 });
	await desk.part.getByRole('button', { name: 'Open the history' }).click();
	await page.setViewportSize({ width: 360, height: 640 });
	await expect(page.getByRole('dialog', { name: 'History of this board' })).toBeVisible();
});

test('[X71] sharing is on the desk where notes wait, or may, and nowhere else', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Nothing to share');
	const seat = await workshop.join('lw');
	const { desk } = await (await person()).open(workshop);
	const share = desk.section('Share notes');
	await expect(desk.section('Code to join')).toBeVisible();
	await expect(share).toBeHidden();
	await workshop.step('private');
	await expect(share).toContainText('No private notes');
	await workshop.step('group');
	await expect(desk.part.getByRole('heading', { name: /Group$/ })).toBeVisible();
	await expect(share).toBeHidden();
	await workshop.step('private');
	await workshop.post(seat, 'how', ['Somebody who listens']);
	await workshop.step('vote');
	await expect(share).toContainText('1 note');
});

test('[X29] at 1366 px all tools stand in one line, with the desk and without, while a timer runs', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('One line');
	await workshop.step('private');
	await workshop.send([{ t: 'stage.timer', add: 300_000 }]);
	const seat = await workshop.join('patient');
	for (const who of [undefined, seat]) {
		const { page, board } = await (await person({ device: laptop })).open(workshop, who);
		await board.show('Board');
		const tools = page.getByRole('region', { name: 'Step and view' });
		await expect(tools.getByRole('button', { name: 'Add a note' })).toBeVisible();
		const height = await tools.evaluate((bar) => bar.getBoundingClientRect().height);
		expect(height, who ? 'without the desk' : 'with the desk').toBeLessThan(ONE_LINE);
		expect(await sideways(page)).toBe(0);
	}
});
