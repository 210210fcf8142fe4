import type { Page } from '@playwright/test';
import { laptop, smallPhone } from '../support/pages/devices.ts';
import { box } from '../support/pages/board-page.ts';
import { expect, test } from '../support/fixtures.ts';

const wide = { ...laptop, viewport: { width: 1920, height: 1080 } };
const screens = [
	['320', smallPhone],
	['1366', laptop],
	['1920', wide]
] as const;

const spoken = (page: Page) => page.locator('[aria-live=polite][data-live]');

/** Text of the first note whose middle is in the window, as somebody sees it who reads. */
const firstSeen = (page: Page) =>
	page.evaluate(() => {
		const seen = [...document.querySelectorAll('[data-note]')].find((note) => {
			const { left, top, width, height } = note.getBoundingClientRect();
			const over = document.elementFromPoint(left + width / 2, top + height / 2);
			return over !== null && note.contains(over);
		});
		return seen?.querySelector('.note__text')?.textContent?.trim() ?? '';
	});

test.describe('the place in the board', () => {
	for (const [name, device] of screens) {
		test(`[X49] a note being changed is in sight with the same words marked after a switch, ${name} px`, async ({
			host,
			person
		}) => {
			const workshop = await host.sample(`Marked at ${name}`);
			await workshop.step('share');
			const seat = await workshop.join('patient');
			await workshop.post(seat, 'where', ['Somewhere near the bus stop']);
			const { page, board } = await (await person({ device })).open(workshop, seat);
			if (device !== smallPhone) await board.show('List');
			await board.act('Somewhere near', 'Change');
			const editor = page.getByRole('textbox', { name: /^Change the words of: Somewhere/ });
			const marked = () =>
				editor.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd]);
			await editor.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(2, 6));
			for (const view of ['Board', 'List'] as const) {
				// The head of a phone's list is left behind as one scrolls.
				await page.evaluate(() => document.scrollingElement?.scrollTo({ top: 0 }));
				await board.show(view);
				await expect(editor).toBeFocused();
				await expect(editor).toBeInViewport({ ratio: 1 });
				expect(await marked()).toEqual([2, 6]);
			}
			await page.keyboard.type('met');
			await expect(editor).toHaveValue('Sometere near the bus stop');
		});

		test(`[X49] what is read is in sight after a switch, though no note has focus, ${name} px`, async ({
			host,
			person
		}) => {
			const workshop = await host.sample(`Read at ${name}`);
			await workshop.step('share');
			const { page, board } = await (
				await person({ device })
			).open(workshop, await workshop.join('patient'));
			await board.show('Board');
			await page.getByRole('main').hover();
			await page.mouse.wheel(0, 1200);
			await expect.poll(() => board.main.evaluate((main) => main.scrollTop)).toBeGreaterThan(400);
			const read = await firstSeen(page);
			await board.show('List');
			await expect(board.note(read)).toBeInViewport({ ratio: 1 });
			await board.show('Board');
			await expect(board.note(read)).toBeInViewport({ ratio: 1 });
		});
	}

	test('[X49] the view that was asked for last stays, though one asked for before comes later', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('A slow network');
		await workshop.step('private');
		const { page, board } = await (await person()).open(workshop, await workshop.join('patient'));
		const come = Promise.withResolvers<void>();
		await page.route(/\/_app\/immutable\/.*\.js$/, async (route) => {
			await come.promise;
			await route.continue();
		});
		const asked = page.waitForRequest(/\/_app\/immutable\/.*\.js$/);
		await board.show('Board');
		await asked;
		await board.show('List');
		const all = page.waitForResponse(/\/_app\/immutable\/.*\.js$/);
		come.resolve();
		await (await all).finished();
		await page.unroute(/\/_app\/immutable\/.*\.js$/);
		await page.waitForLoadState('networkidle');
		await expect(page.getByRole('button', { name: 'List' })).toHaveAttribute(
			'aria-pressed',
			'true'
		);
	});

	test('[X49] a board that was scrolled has the question that is read in hand', async ({
		host,
		person
	}) => {
		const workshop = await host.sample('Far down');
		await workshop.step('share');
		const { page, board } = await (await person()).open(workshop, await workshop.join('patient'));
		const end = await box(board.question('Why'));
		await page.getByRole('main').hover();
		await page.mouse.wheel(0, end.y - 150);
		await expect.poll(async () => (await box(board.question('Why'))).y).toBeLessThan(200);
		await page.getByRole('button', { name: 'Add a note', exact: true }).click();
		await expect(board.dialog('Add a note to Where')).toBeVisible();
	});
});

test.describe('a note that others take away', () => {
	for (const view of ['List', 'Board'] as const) {
		for (const hand of ['Move to…', 'Move with arrow keys', 'the menu'] as const) {
			test(`[X47] gives focus to its neighbour, with a sentence, while it is in hand by ${hand}, as ${view.toLowerCase()}`, async ({
				host,
				person
			}) => {
				const workshop = await host.workshop('Taken away');
				await workshop.step('share');
				const seat = await workshop.join('patient');
				const [, id = ''] = await workshop.post(seat, 'how', ['One', 'Two', 'Three']);
				const { page, board } = await (await person()).open(workshop, seat);
				await board.show(view);
				await board.actions('Two').click();
				if (hand !== 'the menu') await board.action(hand).click();
				if (hand === 'Move to…') await expect(board.dialog('Move a note')).toBeVisible();
				if (hand === 'Move with arrow keys')
					await expect(page.getByRole('group', { name: 'Move the note' })).toBeFocused();
				if (hand === 'the menu') await expect(board.action('Change')).toBeFocused();
				await workshop.send([{ t: 'note.remove', id }]);
				await expect(board.actions('Three')).toBeFocused();
				await expect(spoken(page)).toHaveText(
					'The note you were on is gone. You are now on: Three'
				);
			});
		}

		test(`[X47] while it is being changed gives focus to its words, which are kept as a draft, as ${view.toLowerCase()}`, async ({
			host,
			person
		}) => {
			const workshop = await host.sample('Taken from the writer');
			await workshop.step('share');
			const seat = await workshop.join('patient');
			const [id = ''] = await workshop.post(seat, 'why', ['Because Lena sings']);
			const { page, board } = await (await person()).open(workshop, seat);
			await board.show(view);
			await board.act('Because Lena', 'Change');
			await page.keyboard.type(' it is good');
			await workshop.send([{ t: 'note.remove', id }]);
			const draft = page.getByRole('region', { name: 'Your draft in Why' });
			await expect(draft).toBeFocused();
			await expect(draft).toBeInViewport();
			await expect(spoken(page)).toHaveText(
				'The note is gone. Your words are kept as a draft. You are now on the draft.'
			);
		});
	}

	test('[X47] with words that were not changed gives focus to the note beside it, not to a button', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Nothing changed');
		await workshop.step('share');
		const seat = await workshop.join('patient');
		const [id = ''] = await workshop.post(seat, 'how', ['One', 'Two']);
		const { page, board } = await (await person()).open(workshop, seat);
		await board.show('List');
		await board.act('One', 'Change');
		await workshop.send([{ t: 'note.remove', id }]);
		await expect(board.note('Two')).toBeFocused();
		await page.keyboard.press('Space');
		await expect(board.action('Move to…')).toHaveCount(0);
	});
});

test.describe('half-typed words', () => {
	test('[X49] of a box that was closed are shown in list and areas, and gone on with from there', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Half a thought');
		await workshop.step('share');
		const seat = await workshop.join('patient');
		const { page, board } = await (await person()).open(workshop, seat);
		await page.getByRole('button', { name: 'Add a note', exact: true }).click();
		await board.box.fill('Half a thou');
		await page.keyboard.press('Escape');
		const goOn = page.getByRole('button', { name: 'Go on writing' });
		for (const view of ['Board', 'List'] as const) {
			await board.show(view);
			await expect(page.getByText('Half a thou', { exact: true })).toBeVisible();
			await goOn.click();
			await expect(board.box).toHaveValue('Half a thou');
			await page.keyboard.press('Escape');
			await expect(goOn).toBeFocused();
		}
		await goOn.click();
		await board.box.fill('A whole thought');
		await board.add.click();
		await page.keyboard.press('Escape');
		await expect(board.note('A whole thought')).toBeVisible();
		await expect(goOn).toHaveCount(0);
		await expect(board.main).toBeFocused();
	});
});
