import type { Page } from '@playwright/test';
import { limits } from '#lib/domain/limits.ts';
import { expect, test } from '../support/fixtures.ts';
import { BoardPage } from '../support/pages/board-page.ts';
import { Desk } from '../support/pages/desk.ts';
import { inspect } from '../support/pages/inspect.ts';
import { Line } from '../support/pages/line.ts';
import type { TakenSeat, Workshop } from '../support/pages/workshop.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** One note of each group: what axe says of a menu over six notes it says over 130 as well. */
const fewNotes = `group,question,text
hcp,how,Shorter forms
lw,how,One form for everyone
vcs,who,People who live alone
patient,what,Walking together
carer,where,The library
other,why,It gives hope
`;

async function open(page: Page, workshop: Workshop, seat?: TakenSeat): Promise<BoardPage> {
	await workshop.enter(page.context(), seat);
	await page.goto(workshop.path);
	const board = new BoardPage(page);
	await board.isReady();
	return board;
}

test('[X86] writing is clean: empty, with notes, too long, menu, changing, deleted', async ({
	host,
	page
}) => {
	test.slow();
	const workshop = await host.workshop('Clean to write');
	const seat = await workshop.join('patient');
	await workshop.step('private');
	const board = await open(page, workshop, seat);
	await inspect(page, 'empty');
	await board.write('A first note');
	await expect(board.note('A first note')).toContainText('Saved');
	await board.box.fill('a'.repeat(1003));
	await board.add.click();
	await inspect(page, 'a note, and words that are too many');
	await board.box.fill('');
	await board.actions('A first note').click();
	await expect(board.action('Delete')).toBeVisible();
	await inspect(page, 'the menu of a note');
	await board.action('Change').click();
	await expect(page.getByRole('button', { name: 'Save' })).toBeVisible();
	await inspect(page, 'changing it');
	await page.getByRole('button', { name: 'Cancel' }).click();
	await board.act('A first note', 'Move to…');
	await inspect(page, 'moving it');
	await board.dialog('Move a note').getByRole('button', { name: 'Cancel' }).click();
	await board.act('A first note', 'Delete');
	await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
	await inspect(page, 'deleted');
});

test('[X86] writing as another group is clean: own group, another one, over the board', async ({
	host,
	page
}) => {
	const workshop = await host.workshop('Two roles', { choose: true });
	await workshop.step('private');
	const board = await open(page, workshop, await workshop.join('hcp'));
	const as = page.getByLabel('Others will see');
	await expect(as).toHaveValue('hcp');
	await inspect(page, 'as the own group');
	await as.selectOption('Patient');
	await expect(board.box).toHaveAccessibleDescription(/Others will see: Patient/);
	await inspect(page, 'as another group');
	await board.box.fill('The library on Mondays');
	await board.show('Board');
	await page.getByRole('button', { name: 'Add a note to How' }).first().click();
	await expect(board.box).toHaveValue('The library on Mondays');
	await inspect(page, 'from a view of all notes');
});

test('[X86] turned away is clean: too many pages, in every view', async ({
	host,
	page,
	context
}) => {
	const workshop = await host.workshop('Five tabs');
	await workshop.step('private');
	const seat = await workshop.join('patient');
	await workshop.enter(context, seat);
	for (let tab = 0; tab < limits.socketsPerSeat; tab++) {
		const other = await context.newPage();
		await other.goto(workshop.path);
		await new BoardPage(other).isReady();
	}
	await page.goto(workshop.path);
	const board = new BoardPage(page);
	const told = page.getByRole('paragraph').filter({ hasText: 'Close another tab' });
	for (const view of [undefined, 'List', 'Board'] as const) {
		if (view) await board.show(view);
		await expect(told).toBeVisible();
		await inspect(page, `turned away: ${view ?? 'Write'}`);
	}
});

for (const view of ['List', 'Board'] as const) {
	test(`[X86] ${view.toLowerCase()} is clean: empty, filled, its menus and dialogs`, async ({
		host,
		page
	}) => {
		test.slow();
		const empty = await host.workshop('Empty');
		const waiting = await open(page, empty, await empty.join('patient'));
		if ((await isShown(page)) !== view) await waiting.show(view);
		await inspect(page, 'before the first step');

		const sample = await host.sample(`Clean ${view}`);
		const full = await open(page, sample, await sample.join('patient'));
		if ((await isShown(page)) !== view) await full.show(view);
		await expect.poll(async () => (await full.words()).length).toBe(130);
		await inspect(page, 'with 130 notes');

		const workshop = await host.imported(`Clean ${view}`, fewNotes);
		const seat = await workshop.join('patient');
		await workshop.post(seat, 'how', ['A note of mine']);
		const board = await open(page, workshop, seat);
		if ((await isShown(page)) !== view) await board.show(view);
		await expect(board.note('A note of mine')).toBeVisible();

		await board.actions('A note of mine').click();
		await inspect(page, 'the menu of a note');
		await board.action('Move to…').click();
		await inspect(page, 'Move to…');
		await board.dialog('Move a note').getByRole('button', { name: 'Cancel' }).click();
		await board.act('A note of mine', 'Change');
		await inspect(page, 'changing it');
		await page.getByRole('textbox', { name: /^Change the words of/ }).fill('Other words');
		await page.keyboard.press('Escape');
		await inspect(page, 'asking whether the change may go');
		await page.getByRole('button', { name: 'Throw away' }).click();
		await board.act('A note of mine', 'Move with arrow keys');
		await expect(page.getByRole('group', { name: 'Move the note' })).toBeVisible();
		await inspect(page, 'moving it by keys');
		await page.keyboard.press('Escape');
		await board.act('A note of mine', 'Delete');
		await inspect(page, 'deleted');
		await page.getByRole('button', { name: 'Undo', exact: true }).click();
		await expect(board.note('A note of mine')).toBeVisible();
		await board.menu.click();
		await inspect(page, 'the menu of the board');
		await page.keyboard.press('Escape');
		await board.choose('Keys');
		await inspect(page, 'the keys');
		await page.keyboard.press('Escape');
		await board.choose('Leave');
		await inspect(page, 'leaving');
	});

	test(`[X86] ${view.toLowerCase()} is clean: locked, offline, with a draft`, async ({
		host,
		page,
		watch
	}) => {
		watch.allow(/ERR_INTERNET_DISCONNECTED/);
		const workshop = await host.workshop('Not everything works');
		await workshop.step('share');
		const seat = await workshop.join('patient');
		await workshop.post(seat, 'how', ['A note of mine']);
		const line = await Line.of(page);
		const board = await open(page, workshop, seat);
		if ((await isShown(page)) !== view) await board.show(view);
		// Which notes are one's own comes with the seat's document, after the notes themselves.
		await board.actions('A note of mine').click();
		await expect(board.action('Change')).toBeVisible();
		await page.keyboard.press('Escape');
		await line.cut();
		await expect(board.status).toHaveText(/Offline/);
		await inspect(page, 'offline');
		await board.choose('Leave');
		await inspect(page, 'leaving while offline');
		await page.keyboard.press('Escape');
		await board.act('A note of mine', 'Change');
		await page.getByRole('textbox', { name: /^Change the words of/ }).fill('Changed too late');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(board.note('Changed too late')).toContainText('Waiting to send');
		await inspect(page, 'waiting to send');
		await workshop.send([{ t: 'stage.lock', what: 'writing' }]);
		await line.mend();
		await expect(page.getByRole('region', { name: 'Your draft in How' })).toBeVisible();
		await inspect(page, 'locked, with a draft');
	});
}

test('[X86] the desk is clean, with each of its questions', async ({ host, page }) => {
	test.slow();
	const workshop = await host.imported('Clean desk', fewNotes);
	const seat = await workshop.join('patient');
	await workshop.step('private');
	const [id] = await workshop.post(seat, 'how', ['Private', 'Private as well']);
	expect(id).toBeDefined();
	const desk = new Desk(page);
	await workshop.enter(page.context());
	await page.goto(workshop.path);
	await expect(desk.section('Share notes')).toContainText('2 notes');
	await inspect(page, 'the desk');
	await desk.unfold('settings');
	await inspect(page, 'the desk, unfolded');
	const asked = page.getByRole('dialog');
	for (const [button, title] of [
		['Share all 2 notes', 'Share all 2 notes?'],
		['All steps', 'All steps'],
		['New code', 'Make a new code?'],
		[`Remove Seat ${seat.number}`, `Remove Seat ${seat.number}?`]
	] as const) {
		await desk.part.getByRole('button', { name: button }).click();
		await expect(asked).toHaveAccessibleName(title);
		await inspect(page, title);
		await page.keyboard.press('Escape');
		await expect(asked).toBeHidden();
		await expect(desk.part.getByRole('button', { name: button }), 'focus is back').toBeFocused();
	}
	await desk.set('Writing', 'Closed');
	await inspect(page, 'writing closed');
});

/** The view that is on the screen now. */
async function isShown(page: Page): Promise<'List' | 'Board'> {
	return (await page.locator('main.scroller').count()) > 0 ? 'Board' : 'List';
}
