import type { Page } from '@playwright/test';
import { box } from '../support/pages/board-page.ts';
import { tablet } from '../support/pages/devices.ts';
import { expect, test } from '../support/fixtures.ts';

/** Fingers that move: Playwright itself only taps. */
async function fingers(page: Page) {
	const session = await page.context().newCDPSession(page);
	return (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) =>
		session.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: points.map(([x, y], id) => ({ x, y, id }))
		});
}

/** One finger from here by so much, in steps, as a hand does it. */
async function swipe(page: Page, [x, y]: [number, number], [dx, dy]: [number, number]) {
	const touch = await fingers(page);
	await touch('touchStart', [[x, y]]);
	for (let step = 1; step <= 10; step++)
		await touch('touchMove', [[x + (dx * step) / 10, y + (dy * step) / 10]]);
	await touch('touchEnd', []);
}

test.describe('the canvas', () => {
	test('[X30] a finger that starts on a note scrolls and says nothing; after a tap the note follows it', async ({
		host,
		person
	}) => {
		const workshop = await host.sample('By finger');
		await workshop.step('group');
		const seat = await workshop.join('patient');
		const { page, board } = await (await person({ device: tablet })).open(workshop, seat);
		const text = (await board.words())[2] ?? '';
		const note = await box(board.note(text));
		const middle: [number, number] = [note.x + note.width / 2, note.y + note.height / 2];
		const { notes } = await workshop.file();

		await swipe(page, middle, [0, -200]);
		await expect.poll(() => board.main.evaluate((main) => main.scrollTop)).toBeGreaterThan(100);
		await expect(page.getByText('The move was interrupted')).toHaveCount(0);
		await expect(page.getByText('Was here')).toHaveCount(0);
		expect((await workshop.file()).notes).toEqual(notes);

		await board.main.evaluate((main) => main.scrollTo({ top: 0 }));
		await page.touchscreen.tap(...middle);
		await expect(board.action('Move to…')).toBeVisible();
		const target = await box(board.question('Who'));
		await swipe(page, middle, [target.x + target.width / 2 - middle[0], 40]);
		await expect(board.question('Who').getByText(text, { exact: true })).toBeVisible();
		expect(await board.main.evaluate((main) => main.scrollTop)).toBe(0);
	});
});
