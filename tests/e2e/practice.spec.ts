import type { Page, WebSocket } from '@playwright/test';
import { phone, smallPhone } from '../support/pages/devices.ts';
import { inspect } from '../support/pages/inspect.ts';
import { expect, test } from '../support/fixtures.ts';

/** All that a page sends from here on, over the socket and otherwise. */
function listen(page: Page): () => string {
	const sent: string[] = [];
	const hear = (socket: WebSocket) =>
		socket.on('framesent', ({ payload }) =>
			sent.push(typeof payload === 'string' ? payload : payload.toString('utf8'))
		);
	page.on('websocket', hear);
	page.on('request', (request) => sent.push(request.postData() ?? ''));
	return () => sent.join('\n');
}

test('[X13] a practice note is thrown away: its words leave the device in no command, and the desk sees who managed it', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Try it out');
	await workshop.step('arrive');
	const facilitator = await (await person()).open(workshop);
	const one = await person({ device: smallPhone });
	const sent = listen(one.page);
	await one.open(workshop, await workshop.join('patient'));
	const part = one.page.getByRole('region', { name: 'Try it out' });
	await expect(part).toContainText('Try it: write anything. This one is thrown away.');
	await expect(facilitator.page.getByText('0 of 1 have tried a practice note')).toBeVisible();
	await inspect(one.page, 'a practice note');

	const box = part.getByRole('textbox', { name: 'Your practice note' });
	await part.getByRole('button', { name: 'Add the practice note' }).click();
	await expect(box, 'an empty one is asked for').toBeFocused();
	await box.fill('Purple elephants');
	await part.getByRole('button', { name: 'Add the practice note' }).click();
	await expect(part).toContainText('Purple elephants');
	await expect(part).toContainText('That is all there is to it.');
	await expect(part.getByRole('button', { name: 'Throw it away' })).toBeFocused();
	await inspect(one.page, 'a practice note that was written');
	await expect(facilitator.page.getByText('1 of 1 have tried a practice note')).toBeVisible();
	await expect(facilitator.page.getByText('Here, Has tried a note')).toBeVisible();

	await one.page.keyboard.press('Enter');
	await expect(one.page.getByText('Purple elephants')).toHaveCount(0);
	await expect(part.getByRole('button', { name: 'Try once more' })).toBeFocused();
	await one.page.reload();
	await expect(part).toContainText('You have tried it. You are ready.');
	expect(sent()).toContain('flag.practised');
	expect(sent()).not.toContain('elephants');
	const kept = await one.page.evaluate(() => JSON.stringify({ ...localStorage }));
	expect(kept).not.toContain('elephants');

	await workshop.step('private');
	await expect(part).toHaveCount(0);
	await expect(facilitator.page.getByText(/tried a practice note/)).toHaveCount(0);
});

test('[X13] whoever does not want to practise puts it off, and can still do it', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Not now');
	await workshop.step('arrive');
	const one = await person({ device: phone });
	await one.open(workshop, await workshop.join('lw'));
	const part = one.page.getByRole('region', { name: 'Try it out' });
	await part.getByRole('button', { name: 'Not now' }).click();
	await expect(part.getByRole('textbox')).toHaveCount(0);
	await one.page.reload();
	await expect(part.getByRole('textbox')).toHaveCount(0);
	await part.getByRole('button', { name: /^Try it/ }).click();
	await expect(part.getByRole('textbox')).toBeFocused();
});
