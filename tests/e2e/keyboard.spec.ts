import type { Locator, Page } from '@playwright/test';
import type { BoardPage } from '../support/pages/board-page.ts';
import { expect, test } from '../support/fixtures.ts';

/** Presses Tab until this has focus, as somebody without a pointer does. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
	await expect(wanted).toBeVisible();
	for (let presses = 0; presses < 60; presses++) {
		if (await wanted.evaluate((node) => node === document.activeElement)) return;
		await page.keyboard.press(key);
	}
	throw new Error(`Tab does not come to ${String(wanted)}.`);
}

/** What has focus has a line round it that can be seen, and nothing lies over it. */
async function focusIsVisible(page: Page): Promise<void> {
	const seen = await page.evaluate(() => {
		const focused = document.activeElement;
		if (!focused) return 'nothing has focus';
		const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
		if (outlineStyle === 'none' && parseFloat(outlineWidth) === 0 && boxShadow === 'none') {
			return `no line round ${focused.outerHTML.slice(0, 120)}`;
		}
		const { left, top, width, height } = focused.getBoundingClientRect();
		const over = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
		return over &&
			(focused.contains(over) || over.contains(focused) || over.closest('li')?.contains(focused))
			? 'seen'
			: `covered: ${focused.outerHTML.slice(0, 120)}`;
	});
	expect(seen).toBe('seen');
}

test.describe('without a pointer', () => {
	test('[X45] a person joins, writes, changes, deletes and takes it back by keys alone', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('By keys');
		await workshop.step('private');
		const { page, board } = await person();
		await page.goto('/');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.type(workshop.code.toLowerCase());
		await page.keyboard.press('Enter');
		await tabTo(page, page.getByRole('radio', { name: /^Healthcare professional/ }));
		await focusIsVisible(page);
		await page.keyboard.press('Space');
		await page.keyboard.press('ArrowDown');
		await expect(page.getByRole('radio', { name: /^Link worker/ })).toBeChecked();
		await tabTo(page, page.getByRole('button', { name: 'Join' }));
		await page.keyboard.press('Enter');
		await board.isReady();

		await tabTo(page, board.box);
		await focusIsVisible(page);
		await page.keyboard.type('Typed and sent by keys');
		await page.keyboard.press('Control+Enter');
		await expect(board.note('Typed and sent by keys')).toContainText('Saved');

		await tabTo(page, board.note('Typed and sent').getByRole('button', { name: /^Change: / }));
		await page.keyboard.press('Enter');
		await page.keyboard.press('Control+A');
		await page.keyboard.type('Changed by keys');
		await page.keyboard.press('Control+Enter');
		await expect(board.note('Changed by keys')).toContainText('Saved');

		await tabTo(page, board.actions('Changed by keys'));
		await page.keyboard.press('Enter');
		await expect(board.action('Change')).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(board.actions('Changed by keys')).toBeFocused();
		await page.keyboard.press('Enter');
		while (!(await board.action('Delete').evaluate((node) => node === document.activeElement))) {
			await page.keyboard.press('ArrowDown');
		}
		await page.keyboard.press('Enter');
		await expect(board.note('Changed by keys')).toHaveCount(0);
		await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(board.note('Changed by keys')).toContainText('Saved');
	});

	test('[X45] the canvas is one tab stop a question, with arrow keys inside it', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Arrow keys');
		await workshop.step('share');
		const seat = await workshop.join('vcs');
		await workshop.post(seat, 'how', ['How one', 'How two', 'How three']);
		await workshop.post(seat, 'who', ['Who one', 'Who two']);
		const { page, board } = await (await person()).open(workshop, seat);
		const names = await board.allWords(5);
		expect(names.slice(0, 3).sort()).toEqual(['How one', 'How three', 'How two']);

		await tabTo(page, board.actions('How one'));
		await focusIsVisible(page);
		await page.keyboard.press('ArrowRight');
		await expect(board.actions('How two')).toBeFocused();
		await page.keyboard.press('End');
		await expect(board.actions('How three')).toBeFocused();
		await page.keyboard.press('Home');
		await expect(board.actions('How one')).toBeFocused();
		await page.keyboard.press('ArrowDown');
		await expect(board.actions('How three'), 'down goes by the eye').toBeFocused();
		await page.keyboard.press('Tab');
		await expect(board.actions('Who one'), 'Tab goes to the next question').toBeFocused();
		await page.keyboard.press('Shift+Tab');
		await expect(board.actions('How three'), 'and back to where one was').toBeFocused();
	});

	test('[X45] keys at the first and last note scroll nothing away, and no head lies over the note with focus', async ({
		host,
		person
	}) => {
		const workshop = await host.sample('At the ends');
		await workshop.step('group');
		const seat = await workshop.join('patient');
		const { page, board } = await (await person()).open(workshop, seat);
		const names = await board.allWords(130);
		const top = () => board.main.evaluate((main) => main.scrollTop);
		/** Px between the head of its area and the note with focus; below 0 the head lies over it. */
		const clear = () =>
			page.evaluate(() => {
				const focused = document.activeElement;
				const head = focused?.closest('.area')?.querySelector('.area__head');
				if (!focused || !head) return undefined;
				return focused.getBoundingClientRect().top - head.getBoundingClientRect().bottom;
			});
		for (const zoom of [100, 200]) {
			while (!(await page.getByRole('button', { name: `${zoom} %, fit` }).isVisible()))
				await page.getByRole('button', { name: 'Larger' }).click();
			await board.actions(names[0] ?? '').focus();
			await page.keyboard.press('End');
			const last = await top();
			for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'End']) {
				await page.keyboard.press(key);
				expect(await top(), `${key} at the last note`).toBe(last);
				expect(await clear(), `${key} at the last note`).toBeGreaterThan(0);
			}
			for (let notes = 0; notes < 14; notes++) {
				await page.keyboard.press('ArrowUp');
				expect(await clear(), `up ${notes + 1}`).toBeGreaterThan(0);
			}
			await page.keyboard.press('Home');
			const first = await top();
			for (const key of ['ArrowUp', 'ArrowLeft', 'Home']) {
				await page.keyboard.press(key);
				expect(await top(), `${key} at the first note`).toBe(first);
			}
		}
	});

	test('[X35] a note is moved by keys: Move to… and with arrow keys', async ({ host, person }) => {
		const workshop = await host.workshop('Moves by keys');
		await workshop.step('share');
		const seat = await workshop.join('patient');
		await workshop.post(seat, 'how', ['Moved by keys']);
		const { page, board } = await (await person()).open(workshop, seat);
		const place = async () =>
			(await workshop.file()).notes.map(({ question, place }) => [question, place]);
		expect(await place()).toEqual([['how', [0, 0]]]);

		await chooseByKeys(page, board, 'Moved by keys', 'Move with arrow keys');
		const pad = page.getByRole('group', { name: 'Move the note' });
		await expect(pad).toBeFocused();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Escape');
		await expect(board.actions('Moved by keys')).toBeFocused();
		expect(await place(), 'Escape puts it back').toEqual([['how', [0, 0]]]);

		await chooseByKeys(page, board, 'Moved by keys', 'Move with arrow keys');
		await expect(pad).toBeFocused();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect.poll(place).toEqual([['how', [0.5, 0.5]]]);
		await expect(board.actions('Moved by keys')).toBeFocused();

		await chooseByKeys(page, board, 'Moved by keys', 'Move to…');
		const dialog = board.dialog('Move a note');
		await expect(dialog.getByRole('radio', { name: 'How' })).toBeFocused();
		await page.keyboard.press('ArrowDown');
		await expect(dialog.getByRole('radio', { name: 'Who' })).toBeChecked();
		await page.keyboard.press('Enter');
		await expect(dialog).toBeHidden();
		await expect.poll(async () => (await place())[0]?.[0]).toBe('who');
		await expect(board.actions('Moved by keys')).toBeFocused();
	});

	test('[X45] the facilitator goes on a step, shares and locks by keys', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Desk by keys');
		await workshop.step('private');
		await workshop.post(await workshop.join('lw'), 'how', ['Waiting to be shared']);
		const { page, board, desk } = await (await person()).open(workshop);

		await tabTo(page, desk.part.getByRole('button', { name: 'Next step: Share' }));
		await focusIsVisible(page);
		await page.keyboard.press('Enter');
		await expect(desk.part.getByRole('heading', { name: /Share$/ }).first()).toBeVisible();
		await tabTo(page, desk.section('Share notes').getByRole('button', { name: 'Share 1 note' }));
		await page.keyboard.press('Enter');
		await expect(page.getByRole('button', { name: 'Share now', exact: true })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(board.note('Waiting to be shared')).toBeVisible();
		const heading = desk.section('Share notes').getByRole('heading', { name: 'Share notes' });
		await expect(heading, 'the button that was pressed is gone').toBeFocused();
		const closed = desk.part
			.getByRole('group', { name: 'Writing' })
			.getByRole('button', { name: 'Closed' });
		await tabTo(page, closed);
		await page.keyboard.press('Space');
		await expect(closed).toHaveAttribute('aria-pressed', 'true');
	});
});

async function chooseByKeys(
	page: Page,
	board: BoardPage,
	text: string,
	name: string
): Promise<void> {
	await tabTo(page, board.actions(text));
	await page.keyboard.press('Enter');
	while (!(await board.action(name).evaluate((node) => node === document.activeElement))) {
		await page.keyboard.press('ArrowDown');
	}
	await page.keyboard.press('Enter');
}
