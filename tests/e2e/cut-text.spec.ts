import type { Page } from '@playwright/test';
import { laptop } from '../support/pages/devices.ts';
import { expect, test } from '../support/fixtures.ts';

const five = 'One line here\nTwo lines here\nThree lines\nFour lines\nFive lines';
const long =
	'A person who has been lonely for years needs somebody who comes with them the first time, not a leaflet and a telephone number, and then again the second time';

/** What is sliced, and what runs out of its paper, by the first words of the note. */
const faults = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll('.placed .note')].flatMap((note) => {
			const text = note.querySelector('.note__text');
			const foot = note.querySelector('.note__sign');
			if (!text || !foot) return [];
			const style = getComputedStyle(text);
			const line = Number.parseFloat(style.lineHeight);
			const lines = text.clientHeight / line;
			const name = text.textContent?.trim().slice(0, 12) ?? '';
			const end =
				note.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(note).paddingRight);
			const signs = [...foot.querySelectorAll('.group, .note__end')];
			const more = foot.querySelector('.note__more')?.firstChild;
			const boxes = signs.map((sign) => sign.getBoundingClientRect());
			if (more) {
				const range = document.createRange();
				range.selectNode(more);
				boxes.push(range.getBoundingClientRect());
			}
			const touching = boxes.some((one, at) =>
				boxes.some(
					(other, place) =>
						place > at &&
						one.left < other.right + 1 &&
						other.left < one.right + 1 &&
						one.top < other.bottom - 1 &&
						other.top < one.bottom - 1
				)
			);
			return [
				// A px at most: the line of the paper's edge stays one px at every zoom.
				...(lines % 1 > 0.1 && (1 - (lines % 1)) * line > 2
					? [`${name}: sliced, ${lines} lines`]
					: []),
				...(boxes.some(({ right }) => right > end + 1) ? [`${name}: past the padding`] : []),
				...(touching ? [`${name}: words touch`] : [])
			];
		})
	);

test.describe('long texts on the canvas', () => {
	for (const [width, height] of [
		[1366, 768],
		[1920, 1080]
	] as const)
		test(`[X32] five lines are shown whole, more end in "Show all", and nothing is sliced or touches at ${width} px`, async ({
			host,
			person
		}) => {
			const workshop = await host.workshop(`Cut at ${width}`);
			await workshop.step('share');
			const [own, other] = [await workshop.join('lw'), await workshop.join('lw')];
			await workshop.post(own, 'how', [five, `Own. ${long}`, 'Short']);
			await workshop.post(other, 'who', [five, `Other. ${long}`]);
			const device = { ...laptop, viewport: { width, height } };
			const { page, board } = await (await person({ device })).open(workshop, own);
			const more = page.getByRole('button', { name: 'Show all', exact: true });
			await expect(board.note('Other.').locator('.note__more')).toHaveText('Show all');
			await expect(board.question('Who').locator('.note__more')).toHaveCount(1);
			await expect(more.first()).toBeVisible();
			for (const zoom of [100, 75, 50]) {
				await expect(page.getByRole('button', { name: `${zoom} %, fit` })).toBeVisible();
				await expect.poll(() => faults(page), `${zoom} %`).toEqual([]);
				await page.getByRole('button', { name: 'Smaller' }).click();
			}
		});

	test('[X32] a text of five lines stays whole when it was cut for a moment', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('For a moment');
		await workshop.step('share');
		await workshop.post(await workshop.join('lw'), 'how', [five]);
		const { page, board } = await (
			await person({ device: laptop })
		).open(workshop, await workshop.join('patient'));
		const more = board.note('Five lines').locator('.note__more');
		const narrow = (on: boolean) =>
			page.locator('.canvas').evaluate((canvas, small) => {
				canvas.style.setProperty('max-inline-size', small ? '40rem' : 'none');
			}, on);
		await expect(more).toHaveCount(0);
		await narrow(true);
		await expect(more).toHaveCount(1);
		await narrow(false);
		await expect(more).toHaveCount(0);
	});

	test('[X45] "Show all" is no stop of Tab: it is in the menu of a note, or its paper is the button', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('One stop');
		await workshop.step('share');
		// Without "Me too" another person's note has no menu.
		await workshop.send([{ t: 'stage.settings', agree: false }]);
		const [own, other] = [await workshop.join('lw'), await workshop.join('hcp')];
		await workshop.post(own, 'how', [`Own. ${long}`]);
		await workshop.post(other, 'who', [`Other. ${long}`]);
		const { page, board } = await (await person({ device: laptop })).open(workshop, own);
		await expect(board.note('Own.').locator('.note__more')).toBeVisible();
		await board.actions('Own.').focus();
		await page.keyboard.press('Tab');
		const paper = board.note('Other.').getByRole('button', { name: 'Show all: Other. A person' });
		await expect(paper).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(board.note('Other.').locator('.note__more')).toHaveText('Show less');
		await page.keyboard.press('Shift+Tab');
		await expect(board.actions('Own.')).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(board.action('Show all')).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(board.actions('Own.')).toBeFocused();
		await expect(board.note('Own.').locator('.note__more')).toHaveText('Show less');
		await page.keyboard.press('Enter');
		await board.action('Show less').click();
		await expect(board.note('Own.').locator('.note__more')).toHaveText('Show all');
	});
});
