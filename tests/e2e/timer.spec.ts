import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { phone } from '../support/pages/devices.ts';

const HOUR = 3_600_000;

/** The device's clock is wrong by so much, from before the first script runs. */
async function clockWrongBy(page: Page, ms: number) {
	await page.addInitScript((offset) => {
		const real = Date.now.bind(Date);
		Date.now = () => real() + offset;
	}, ms);
}

/** Seconds left as the screen shows them. */
async function secondsLeft(page: Page): Promise<number> {
	const shown = /(\d+):(\d\d)/.exec(await page.getByRole('timer').innerText());
	return Number(shown?.[1]) * 60 + Number(shown?.[2]);
}

const spoken = (page: Page) => page.locator('[data-live="polite"]');

test('[X52] the timer is the same on three screens whose clocks are hours apart, and closes no box', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Three clocks');
	await workshop.step('private');
	const [desk, fast, slow] = [await person(), await person({ device: phone }), await person()];
	await clockWrongBy(fast.page, HOUR);
	await clockWrongBy(slow.page, -HOUR);
	await desk.open(workshop);
	await fast.open(workshop, await workshop.join('patient'));
	await slow.open(workshop, await workshop.join('lw'));
	const pages = [desk, fast, slow].map(({ page }) => page);

	await desk.desk.part.getByRole('button', { name: 'Start 15 min' }).click();
	await expect(spoken(fast.page)).toHaveText(/^The timer has started: 1[45] minutes/);
	for (const page of pages) await expect(page.getByRole('timer')).toContainText(/1[45]:/);
	const left = await Promise.all(pages.map(secondsLeft));
	expect(Math.max(...left) - Math.min(...left)).toBeLessThanOrEqual(1);
	expect(Math.min(...left)).toBeGreaterThan(880);

	await desk.desk.part.getByRole('button', { name: 'Pause' }).click();
	for (const { page } of [fast, slow])
		await expect(page.getByRole('timer')).toContainText('paused');
	await desk.desk.part.getByRole('button', { name: '+1 minute' }).click();
	for (const page of pages) await expect.poll(() => secondsLeft(page)).toBeGreaterThan(900);
	await desk.desk.part.getByRole('button', { name: 'Stop timer' }).click();
	for (const page of pages) await expect(page.getByRole('timer')).toBeHidden();

	await workshop.send([{ t: 'stage.timer', add: 61_500 }]);
	for (const page of pages) await expect(spoken(page)).toHaveText('1 minute left.');
	await slow.board.box.fill('Half a thought');
	await workshop.send([{ t: 'stage.timer', endsAt: Date.now() + 1_500 }]);
	for (const page of pages) await expect(page.getByRole('timer')).toHaveText('Time is up');
	await expect(spoken(slow.page)).toHaveText('Time is up. You can still write.');
	await slow.board.box.pressSequentially(' goes on');
	await slow.board.add.click();
	await expect(slow.board.note('Half a thought goes on')).toContainText('Saved');
});
