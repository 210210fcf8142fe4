import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

const spoken = (page: Page) => page.locator('[data-live="polite"]');

test('[X47] the timer’s buttons hand focus on when one of them goes', async ({ host, person }) => {
	const workshop = await host.workshop('Timer by keys');
	await workshop.step('private');
	const { page, desk } = await (await person()).open(workshop);
	const button = (name: string) => desk.part.getByRole('button', { name });
	await button('Start 15 min').focus();
	await page.keyboard.press('Enter');
	await expect(button('Pause')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(button('Go on')).toBeFocused();
	// By pointer too, and twice on the same place.
	await button('Go on').click();
	await button('Pause').click();
	await expect(button('Go on')).toBeFocused();
	await button('Stop timer').focus();
	await page.keyboard.press('Enter');
	await expect(button('Start 15 min')).toBeFocused();
});

test('[X47] asking for help and taking it back hand focus to each other', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Help by keys');
	await workshop.step('private');
	const { page, board } = await (await person()).open(workshop, await workshop.join('lw'));
	const ask = board.main.getByRole('button', { name: 'I need help' });
	const stop = board.main.getByRole('button', { name: 'I do not need help now' });
	await ask.focus();
	await page.keyboard.press('Enter');
	await expect(stop).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(ask).toBeFocused();
	await workshop.step('share');
	await page.getByRole('button', { name: 'List', exact: true }).click();
	await board.choose('I need help');
	await stop.focus();
	await page.keyboard.press('Enter');
	// Nothing stands in its place there: the page's own part is where the next Tab goes on.
	await expect(stop).toBeHidden();
	await expect(board.main).toBeFocused();
});

test('[X47] words that were sent back, and a question about a note, hand focus on when they are done with', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Sent back by keys');
	const seat = await workshop.join('patient');
	await workshop.step('share');
	await workshop.send([{ t: 'stage.settings', approval: true }]);
	const [first = '', second = ''] = await workshop.post(seat, 'how', ['First', 'Second']);
	await workshop.send([
		{ t: 'note.return', id: first },
		{ t: 'note.return', id: second },
		{ t: 'stage.settings', approval: false }
	]);
	const [shown = ''] = await workshop.post(seat, 'who', ['Everybody who asks']);
	await workshop.send([{ t: 'note.ask', id: shown }]);
	const { page, board } = await (await person()).open(workshop, seat);
	await page.getByRole('button', { name: 'List', exact: true }).click();

	const back = board.main.locator('[data-sent-back]');
	await expect(back).toHaveCount(2);
	await back.first().getByRole('button', { name: 'Delete' }).focus();
	await page.keyboard.press('Enter');
	await expect(back).toHaveCount(1);
	await expect(back).toBeFocused();
	await back.getByRole('button', { name: 'Send again' }).focus();
	await page.keyboard.press('Enter');
	await expect(back).toHaveCount(0);
	await expect(board.main).toBeFocused();

	await board.main.getByRole('button', { name: /^Done with / }).focus();
	await page.keyboard.press('Enter');
	await expect(board.actions('Everybody who asks')).toBeFocused();
});

test('[X47] a dot that is taken back from a note that is away hands focus to the heading', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Dots by keys');
	const [seat, other] = [await workshop.join('patient'), await workshop.join('lw')];
	await workshop.step('share');
	const [id = ''] = await workshop.post(other, 'how', ['Not for long']);
	await workshop.step('vote');
	await workshop.send([{ t: 'vote.cast', target: id, dots: 1 }], seat.cookie);
	await workshop.send([{ t: 'note.hide', id }]);
	const { page } = await (await person()).open(workshop, seat);
	const away = page.getByRole('button', { name: /^Take back/ }).first();
	await away.focus();
	await page.keyboard.press('Enter');
	await expect(away).toBeHidden();
	await expect(page.getByRole('heading', { name: 'What matters most?' })).toBeFocused();
});

test('[X47] reading aloud and the history keep focus, and what is done in a dialog is said in it', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Aloud by keys');
	const seat = await workshop.join('hcp');
	await workshop.step('share');
	await workshop.post(seat, 'how', ['Only one']);
	const { page, desk } = await (await person()).open(workshop);
	const aloud = desk.section('Read aloud');
	await aloud.getByRole('button', { name: 'Leave it out' }).focus();
	await page.keyboard.press('Enter');
	await expect(aloud.getByRole('heading')).toBeFocused();
	await aloud.getByRole('button', { name: 'Begin again' }).focus();
	await page.keyboard.press('Enter');
	await expect(aloud.getByRole('heading')).toBeFocused();

	await desk.part.getByRole('button', { name: 'Open the history' }).click();
	const dialog = page.getByRole('dialog', { name: 'History of this board' });
	await dialog.getByLabel('A name for this moment').fill('Before the break');
	await page.keyboard.press('Enter');
	// All around an open dialog is inert, and its live regions are not read out.
	await expect(dialog.locator('[data-live="polite"]')).toHaveText('Kept.');
	await expect(spoken(page)).toHaveCount(1);
	const look = dialog.getByRole('button', { name: /^Look at: Before the break/ });
	await look.focus();
	await page.keyboard.press('Enter');
	await expect(dialog.getByRole('heading', { name: 'Before the break' })).toBeFocused();
	await dialog.getByRole('button', { name: 'Back to the list' }).focus();
	await page.keyboard.press('Enter');
	await expect(look).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(desk.part.getByRole('button', { name: 'Open the history' })).toBeFocused();
});

test('[X57] what is shown to everyone ends under the finger, and focus comes to the page', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Shown and ended');
	await workshop.step('share');
	const { page, board } = await (await person()).open(workshop, await workshop.join('lw'));
	await workshop.send([{ t: 'stage.spotlight', target: 'where' }]);
	const bar = page.getByRole('region', { name: 'What the facilitator shows' });
	await bar.getByRole('button', { name: 'Go there' }).focus();
	await workshop.send([{ t: 'stage.spotlight', target: null }]);
	await expect(bar).toBeHidden();
	await expect(board.main).toBeFocused();
});

test('[X47] a question whose button has gone meanwhile gives focus to its part of the desk', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Shared by another');
	const seat = await workshop.join('lw');
	await workshop.step('private');
	await workshop.post(seat, 'how', ['Waiting']);
	const { page, desk } = await (await person()).open(workshop);
	await desk.section('Share notes').getByRole('button', { name: 'Share 1 note' }).click();
	const question = page.getByRole('dialog');
	await expect(question).toBeVisible();
	await workshop.send([{ t: 'stage.reveal' }]);
	await expect(desk.section('Share notes')).toContainText('No private notes are waiting.');
	await expect(question, 'it asks what it asked').toHaveAccessibleName('Share 1 note?');
	await page.keyboard.press('Escape');
	await expect(question).toBeHidden();
	await expect(desk.section('Share notes').getByRole('heading')).toBeFocused();
});
