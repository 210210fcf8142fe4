import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { smallPhone } from '../support/pages/devices.ts';

const spoken = (page: Page) => page.locator('[data-live="polite"]');

test('[X57] "show this" moves those alone who go there, or who always follow', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Show this');
	const seats = [
		await workshop.join('patient'),
		await workshop.join('lw'),
		await workshop.join('vcs')
	];
	await workshop.step('share');
	for (const [place, seat] of seats.entries())
		await workshop.post(seat, 'why', [`Thing ${place}`, `Second thought ${place}`]);
	const [desk, goes, stays] = [
		await person(),
		await person({ device: smallPhone }),
		await person()
	];
	await desk.open(workshop);
	await goes.open(workshop, seats[0]);
	await stays.open(workshop, seats[1]);
	await stays.board.menu.focus();

	await desk.board.act('Second thought 2', 'Show this to everyone');
	const bar = (page: Page) => page.getByRole('region', { name: 'What the facilitator shows' });
	for (const { page } of [goes, stays]) {
		await expect(bar(page)).toContainText('The facilitator shows: Second thought 2');
		await expect(spoken(page)).toHaveText('The facilitator shows: Second thought 2');
	}
	await expect(stays.board.menu).toBeFocused();
	await bar(goes.page).getByRole('button', { name: 'Go there' }).click();
	await expect(goes.board.note('Second thought 2')).toBeFocused();
	await expect(goes.board.note('Second thought 2')).toBeInViewport();
	await expect(spoken(goes.page)).toHaveText('You are now at: Second thought 2');
	await bar(stays.page).getByRole('button', { name: 'Stay here' }).click();
	await expect(bar(stays.page)).toBeHidden();

	await desk.desk
		.section('Show to everyone')
		.getByRole('button', { name: 'Show the question Where' })
		.click();
	await expect(bar(stays.page)).toContainText('Where');
	await bar(stays.page).getByText('Always follow').click();
	await desk.board.act('Thing 1', 'Show this to everyone');
	await expect(stays.board.note('Thing 1')).toBeFocused();
	await expect(bar(stays.page)).toBeHidden();
	await expect(bar(goes.page)).toContainText('Thing 1');

	await desk.board.actions('Thing 1').click();
	await desk.board.action('Stop showing this').click();
	await expect(bar(goes.page)).toBeHidden();
});

test('[X59] notes to read come from each group in turn', async ({ host, person }) => {
	const workshop = await host.workshop('Read aloud');
	const seats = [await workshop.join('hcp'), await workshop.join('patient')];
	await workshop.step('share');
	for (const seat of seats) await workshop.post(seat, 'how', ['One', 'Two']);
	const desk = await person();
	await desk.open(workshop);
	const aloud = desk.desk.section('Read aloud');
	const groups: string[] = [];
	for (let turn = 0; turn < 4; turn++) {
		await expect(aloud).toContainText(`${turn} of 4 read`);
		groups.push(await aloud.locator('.note__sign').innerText());
		await aloud.getByRole('button', { name: 'Show this to everyone' }).click();
	}
	expect(groups.map((word) => word.trim())).toEqual([
		'Healthcare professional',
		'Patient',
		'Healthcare professional',
		'Patient'
	]);
	await expect(aloud).toContainText('All notes in How were read.');
});

test('[X57] a cluster is shown from its menu, and found in list and board', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Show a cluster');
	const seat = await workshop.join('lw');
	await workshop.step('group');
	const ids = await workshop.post(seat, 'where', ['The library', 'The hall']);
	await workshop.send([{ t: 'cluster.make', q: 'where', ids, name: 'Warm places' }]);
	const desk = await (await person()).open(workshop);
	const people = [await person({ device: smallPhone }), await person()];
	for (const each of people) await each.open(workshop, await workshop.join('patient'));
	await desk.page
		.getByRole('button', { name: /Warm places/ })
		.first()
		.click();
	await desk.page.getByRole('button', { name: 'Show this to everyone' }).click();
	for (const { page } of people) {
		await page.getByRole('button', { name: 'Go there' }).click();
		await expect(page.getByRole('heading', { name: 'Warm places' })).toBeFocused();
	}
});
