import type { Page } from '@playwright/test';
import { box } from '../support/pages/board-page.ts';
import { laptop, tablet } from '../support/pages/devices.ts';
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
		const text = (await board.allWords(130))[2] ?? '';
		const note = await box(board.note(text));
		const middle: [number, number] = [note.x + note.width / 2, note.y + note.height / 2];
		const { notes } = await workshop.file();

		await swipe(page, middle, [0, -200]);
		await expect.poll(() => board.main.evaluate((main) => main.scrollTop)).toBeGreaterThan(100);
		await expect(page.getByText('The move was interrupted')).toHaveCount(0);
		await expect(page.getByText('Was here')).toHaveCount(0);
		expect((await workshop.file()).notes).toEqual(notes);

		// The swipe runs out by itself: a touch before that ends it, and is no tap.
		await expect(async () => {
			const tops = await board.main.evaluate(async (main) => {
				main.scrollTo({ top: 0 });
				const seen: number[] = [];
				for (let picture = 0; picture < 10; picture++) {
					await new Promise((drawn) => requestAnimationFrame(drawn));
					seen.push(main.scrollTop);
				}
				return seen;
			});
			expect(Math.max(...tops)).toBe(0);
		}).toPass();
		await page.touchscreen.tap(...middle);
		await expect(board.action('Move to…')).toBeVisible();
		const target = await box(board.question('Who'));
		await swipe(page, middle, [target.x + target.width / 2 - middle[0], 40]);
		await expect(board.question('Who').getByText(text, { exact: true })).toBeVisible();
		expect(await board.main.evaluate((main) => main.scrollTop)).toBe(0);
	});

	test('[X30] Ctrl and wheel zoom about the pointer, a wheel alone scrolls, and no place changes', async ({
		host,
		person
	}) => {
		const workshop = await host.sample('By wheel');
		await workshop.step('group');
		const seat = await workshop.join('patient');
		const { page, board } = await (await person({ device: laptop })).open(workshop, seat);
		const { notes } = await workshop.file();
		const zoom = page.getByRole('group', { name: 'Zoom' });
		await page.mouse.move(700, 500);
		// A wheel turned before the first picture of the page is there turns nothing.
		const scrolled = () => board.main.evaluate((main) => main.scrollTop);
		await expect(async () => {
			await page.mouse.wheel(0, 600 - (await scrolled()));
			await expect.poll(scrolled, { timeout: 1_000 }).toBe(600);
		}).toPass();
		await expect(zoom).toContainText('100 %');

		const at = await page.evaluate(() => {
			const hold = document.elementFromPoint(700, 500)?.closest('[data-note]');
			hold?.setAttribute('data-under', '');
			return hold?.getBoundingClientRect().top;
		});
		expect(at).toBeDefined();
		const under = page.locator('[data-under]');
		const part = async () => {
			const now = await box(under);
			return [(700 - now.x) / now.width, (500 - now.y) / now.height];
		};
		const [x = 0, y = 0] = await part();
		await page.keyboard.down('Control');
		for (let turn = 0; turn < 2; turn++) await page.mouse.wheel(0, -120);
		await expect(zoom).toContainText('149 %');
		const [largerX = 0, largerY = 0] = await part();
		expect([largerX - x, largerY - y].every((off) => Math.abs(off) < 0.05)).toBe(true);
		for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, -120);
		await expect(zoom, 'no further').toContainText('200 %');
		for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, 120);
		await expect(zoom, 'no further').toContainText('50 %');
		await page.keyboard.up('Control');

		await zoom.getByRole('button', { name: 'Larger' }).click();
		await expect(zoom).toContainText('75 %');
		expect(await page.evaluate(() => [devicePixelRatio, visualViewport?.scale])).toEqual([1, 1]);
		expect((await workshop.file()).notes).toEqual(notes);
	});

	test('[X30] two fingers zoom between them and lift no note, also from the note tapped before', async ({
		host,
		person
	}) => {
		const workshop = await host.sample('By two fingers');
		await workshop.step('group');
		const seat = await workshop.join('patient');
		const { page, board } = await (await person({ device: tablet })).open(workshop, seat);
		const { notes } = await workshop.file();
		const zoom = page.getByRole('group', { name: 'Zoom' });
		const touch = await fingers(page);
		const pinch = async (from: number, to: number) => {
			for (let step = 0; step <= 10; step++) {
				const half = (from + ((to - from) * step) / 10) / 2;
				await touch(step === 0 ? 'touchStart' : 'touchMove', [
					[500 - half, 400],
					[500 + half, 400]
				]);
			}
			await touch('touchEnd', []);
		};
		await pinch(100, 150);
		await expect(zoom).toContainText('150 %');
		await pinch(300, 100);
		await expect(zoom).toContainText('50 %');
		await zoom.getByRole('button', { name: '50 %, fit to width' }).click();
		await page.touchscreen.tap(450, 400);
		await expect(board.action('Move to…')).toBeVisible();
		await pinch(100, 150);
		await expect(zoom).toContainText('150 %');
		await expect(page.getByText('Was here')).toHaveCount(0);
		await expect(page.getByText(/The note is back/)).toHaveCount(0);
		expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
		expect((await workshop.file()).notes).toEqual(notes);
	});

	test('[X33] no area moves while a note is in the air, and the note lands where it was let go', async ({
		host,
		person
	}) => {
		const workshop = await host.sample('By mouse');
		await workshop.step('group');
		const { page, board } = await (await person({ device: laptop })).open(workshop);
		const first = async (q: 'how' | 'where') =>
			(await workshop.file()).notes.find(({ question }) => question === q)?.text ?? '';
		const tops = () =>
			board.main
				.locator('.area')
				.evaluateAll((areas) => areas.map((area) => area.getBoundingClientRect().top));
		const carry = async (text: string, [dx, dy]: [number, number]) => {
			const hold = board.actions(text);
			await hold.scrollIntoViewIfNeeded();
			const from = await box(hold);
			const before = await tops();
			await page.mouse.move(from.x + 40, from.y + 40);
			await page.mouse.down();
			await page.mouse.move(from.x + 40 + dx, from.y + 40 + dy, { steps: 8 });
			await expect(page.getByText('Was here')).toBeVisible();
			await expect.poll(async () => Math.round((await box(hold)).y - from.y)).toBe(dy);
			const drawn = await box(hold);
			expect(await tops(), 'while it is in the air').toEqual(before);
			await page.mouse.up();
			await expect(page.getByText('Was here')).toHaveCount(0);
			await board.isReady();
			// Half a step of the grid, and the edge of a cluster's box.
			const off = async () => {
				const now = await box(hold);
				return [Math.abs(now.y - drawn.y) < 5, Math.abs(now.x - drawn.x) < 9];
			};
			await expect.poll(off, 'down and across').toEqual([true, true]);
		};
		const where = await first('where');
		await board.go('Where');
		await carry(where, [20, 10]);
		await carry(where, [190, 150]);

		const how = await first('how');
		await board.main.evaluate((main) => main.scrollTo({ top: 0 }));
		await page.setViewportSize({ width: 1366, height: 2000 });
		for (let press = 0; press < 2; press++)
			await page.getByRole('button', { name: 'Smaller' }).click();
		const [from, to] = [await box(board.actions(how)), await box(board.question('Where'))];
		await carry(how, [Math.round(to.x - from.x + 60), Math.round(to.y - from.y + 60)]);
		await expect(board.question('Where').getByText(how, { exact: true })).toBeVisible();
	});

	test('[X33] a note let go on its own place, or taken from the hand, says what happened and opens no menu', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('In the hand');
		await workshop.step('share');
		const seat = await workshop.join('patient');
		await workshop.post(seat, 'how', ['In the hand']);
		const { page, board } = await (await person({ device: laptop })).open(workshop, seat);
		const hold = board.actions('In the hand');
		const { x, y } = await box(hold);
		const lift = async () => {
			await page.mouse.move(x + 40, y + 40);
			await page.mouse.down();
			await page.mouse.move(x + 80, y + 60, { steps: 4 });
			await expect(page.getByText('Was here')).toBeVisible();
		};
		await lift();
		await page.mouse.move(x + 40, y + 40, { steps: 4 });
		await page.mouse.up();
		await expect(page.getByText('The note is where it was.')).toBeAttached();
		await expect(page.getByText('Move cancelled')).toHaveCount(0);

		await lift();
		await hold.evaluate((button) => button.releasePointerCapture(1));
		await page.mouse.move(x + 42, y + 42);
		await expect(page.getByText('The move was interrupted').first()).toBeAttached();
		await page.mouse.up();
		await expect(board.action('Move to…')).toHaveCount(0);
		await page.keyboard.press('Enter');
		await expect(board.action('Move to…')).toBeVisible();
	});
});
