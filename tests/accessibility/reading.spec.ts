import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { BoardFile } from '#lib/domain/board-file.ts';
import type { CommandBody } from '#lib/domain/command.ts';
import { expect, test } from '../support/fixtures.ts';
import { BoardPage, box } from '../support/pages/board-page.ts';
import type { TakenSeat, Workshop } from '../support/pages/workshop.ts';

const here = new URL('.', import.meta.url);

async function open(page: Page, workshop: Workshop, seat: TakenSeat): Promise<BoardPage> {
	await workshop.enter(page.context(), seat);
	await page.goto(workshop.path);
	const board = new BoardPage(page);
	await board.isReady();
	return board;
}

/** Headings, and notes with their buttons, as a screen reader walks through them. */
async function outline(page: Page): Promise<string> {
	const lines = await page.getByRole('main').evaluate((main) =>
		[...main.querySelectorAll('h1, h2, h3, li[data-note]')].map((node) => {
			const words = (each: Element | null) => each?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
			if (!node.matches('li')) return `${node.tagName.toLowerCase()} ${words(node)}`;
			const buttons = [...node.querySelectorAll('button')].map(
				(button) => button.getAttribute('aria-label') ?? words(button)
			);
			return `li ${words(node.querySelector('.note__text'))} [${buttons.join('] [')}]`;
		})
	);
	return `${lines.join('\n')}\n`;
}

test('[X43] the headings and lists of a board are those of the stored text', async ({
	host,
	page
}) => {
	const file = JSON.parse(await readFile(new URL('board.fixture.json', here), 'utf8')) as BoardFile;
	file.board.date = new Date().toISOString().slice(0, 10);
	const workshop = await host.imported('Mill Lane', file);
	// Everyone may put notes together, so every note has its button.
	await workshop.step('group');
	const board = await open(page, workshop, await workshop.join('patient'));
	if ((await page.locator('main.listview').count()) === 0) await board.show('List');
	await expect(board.main.getByRole('heading', { level: 1 })).toHaveText('Mill Lane');
	expect(await outline(page)).toBe(await readFile(new URL('board.outline.txt', here), 'utf8'));
	await expect(page.locator('[role=application], [role=grid], [role=tree]')).toHaveCount(0);
	for (const group of ['Healthcare professional', 'Patient']) {
		await expect(board.main.getByText(group).first(), 'the group is a word').toBeVisible();
	}
});

test.describe('[X47] 50 changes by others', () => {
	/** Adds, edits, moves and removals, over and under the one who reads. */
	function changes(ids: string[]): CommandBody[] {
		return ids.flatMap((id, place): CommandBody[] => [
			{ t: 'note.post', q: place % 2 ? 'how' : 'why', text: `Added ${place}` },
			{ t: 'note.edit', id, text: `Changed ${place}` },
			{ t: 'note.move', id, q: 'where', p: [0.5, place] },
			{ t: 'note.post', q: 'who', text: `Added to Who ${place}` },
			{ t: 'note.remove', id }
		]);
	}

	for (const view of ['List', 'Board'] as const) {
		test(`[X47] 50 changes leave focus and place where they were, as ${view.toLowerCase()}`, async ({
			host,
			page
		}) => {
			const workshop = await host.workshop('While somebody reads');
			await workshop.step('share');
			const [reader, writer] = [await workshop.join('patient'), await workshop.join('hcp')];
			const ids = await workshop.post(
				writer,
				'how',
				Array.from({ length: 10 }, (_, place) => `In How ${place}`)
			);
			await workshop.post(reader, 'what', ['Mine one', 'Mine two', 'Mine three', 'Mine four']);
			const board = await open(page, workshop, reader);
			const shown = (await page.locator('main.listview').count()) > 0 ? 'List' : 'Board';
			if (shown !== view) await board.show(view);
			await board.actions('Mine three').focus();
			await page.keyboard.press('Tab');
			await page.keyboard.press('Shift+Tab');
			await expect(board.actions('Mine three')).toBeFocused();
			const before = await box(board.actions('Mine three'));

			await workshop.send(changes(ids), writer.cookie);
			await expect.poll(async () => (await board.words()).length).toBe(24);
			await expect(board.actions('Mine three')).toBeFocused();
			const after = await box(board.actions('Mine three'));
			expect(Math.abs(after.y - before.y), 'px that the note moved').toBeLessThanOrEqual(2);
		});
	}

	test('[X47] 50 changes leave the caret and the marked words of a note in hand', async ({
		host,
		page
	}) => {
		const workshop = await host.workshop('While somebody writes');
		await workshop.step('share');
		const [reader, writer] = [await workshop.join('patient'), await workshop.join('hcp')];
		const ids = await workshop.post(
			writer,
			'how',
			Array.from({ length: 10 }, (_, place) => `In How ${place}`)
		);
		await workshop.post(reader, 'what', ['A note in hand']);
		const board = await open(page, workshop, reader);
		await board.act('A note in hand', 'Change');
		const editor = page.getByRole('textbox', { name: 'Change the words of: A note in hand' });
		await expect(editor).toBeFocused();
		await editor.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(2, 6));

		await workshop.send(changes(ids), writer.cookie);
		await expect.poll(async () => (await workshop.file()).notes.length).toBe(21);
		await expect(board.note('Added to Who 9')).toBeVisible();
		await expect(editor).toBeFocused();
		expect(
			await editor.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd])
		).toEqual([2, 6]);
		await page.keyboard.type('paper');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(board.note('A paper in hand')).toBeVisible();
	});
});

test('[X47] notes shared above the reader are told by a button, and nothing moves', async ({
	host,
	page
}) => {
	const workshop = await host.workshop('Shared above');
	await workshop.step('share');
	const [reader, writer] = [await workshop.join('patient'), await workshop.join('hcp')];
	await workshop.post(
		reader,
		'why',
		Array.from({ length: 12 }, (_, place) => `In Why ${place}`)
	);
	await workshop.step('private');
	await workshop.post(
		writer,
		'how',
		Array.from({ length: 12 }, (_, place) => `In How ${place}`)
	);
	await workshop.step('share');
	const board = await open(page, workshop, reader);
	if ((await page.locator('main.listview').count()) === 0) await board.show('List');
	await board.note('In Why 11').scrollIntoViewIfNeeded();
	await board.actions('In Why 11').focus();
	const before = await box(board.note('In Why 11'));
	await workshop.send([{ t: 'stage.reveal' }]);
	const button = page.getByRole('button', { name: '12 notes added above' });
	await expect(button).toBeVisible();
	expect(Math.abs((await box(board.note('In Why 11'))).y - before.y)).toBeLessThanOrEqual(2);
	await expect(board.actions('In Why 11')).toBeFocused();
	await button.click();
	const first = board.question('How').getByRole('listitem').first();
	await expect(first.getByRole('button', { name: /^Actions for/ })).toBeFocused();
});

test('[X46] own work is spoken with its place, and being offline cuts in', async ({
	host,
	page,
	watch
}) => {
	watch.allow(/ERR_INTERNET_DISCONNECTED/);
	const workshop = await host.workshop('Spoken');
	await workshop.step('share');
	const seat = await workshop.join('lw');
	await workshop.post(seat, 'who', ['One', 'Two']);
	const board = await open(page, workshop, seat);
	const polite = page.locator('[aria-live=polite][data-live]');
	await board.addTo('Who', 'Three');
	await expect(polite).toHaveText('Added to Who, 3 of 3');
	if ((await page.locator('main.write').count()) > 0) await board.show('List');
	await board.act('Three', 'Delete');
	await expect(polite).toHaveText('Deleted. Three');
	await workshop.step('group');
	await expect(polite).toHaveText('Step 4 of 7: Group. Put together what says the same.');
	await page.context().setOffline(true);
	await expect(page.locator('[aria-live=assertive][data-live]')).toHaveText(
		'You are offline. Your notes are kept.'
	);
	await page.context().setOffline(false);
});
