import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { smallPhone } from '../support/pages/devices.ts';
import { Listening } from '../support/pages/listening.ts';

const spoken = (page: Page) => page.locator('[data-live="polite"]');

test('[X56] a call for help reaches the desk at once, nobody else, and ends when it is answered', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Help');
	await workshop.step('private');
	const [desk, asker, bystander] = [
		await person(),
		await person({ device: smallPhone }),
		await person()
	];
	const listening = new Listening(bystander.page);
	await desk.open(workshop);
	await asker.open(workshop, await workshop.join('patient'));
	await bystander.open(workshop, await workshop.join('patient'));
	await listening.begin();

	await asker.page.getByRole('button', { name: 'I need help' }).click();
	const call = desk.desk.section('Help wanted').getByRole('listitem');
	await expect(call).toContainText(/Seat \d+ needs help/, { timeout: 1_000 });
	await expect(spoken(desk.page)).toHaveText(/Seat \d+ needs help/);
	await expect(asker.board.main).toContainText('The facilitator knows. Someone will come.');

	await asker.page.getByRole('button', { name: 'I do not need help now' }).click();
	await expect(call).toBeHidden();
	await asker.board.choose('I need help');
	await call.getByRole('button', { name: /^Answered/ }).click();
	await expect(call).toBeHidden();
	// The list went with its last call, and its heading is out of sight.
	await expect(desk.desk.part.getByRole('heading').first()).toBeFocused();
	await expect(spoken(asker.page)).toHaveText('Your call for help was answered.');
	await expect(asker.board.main).not.toContainText('The facilitator knows.');
	expect(listening.heard).toEqual([]);
});

test('[X62] a thin cell asks its group alone, gently, and can be put away for good', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Thin cells');
	const [patient, nurse] = [await workshop.join('patient'), await workshop.join('hcp')];
	await workshop.step('private');
	await workshop.post(nurse, 'where', ['The library', 'The hall']);
	const [desk, asked, other] = [
		await person(),
		await person({ device: smallPhone }),
		await person()
	];
	const listening = new Listening(other.page);
	await desk.open(workshop);
	await asked.open(workshop, patient);
	await other.open(workshop, nurse);
	await listening.begin();

	const cell = desk.desk.part.getByRole('button', { name: /empty\. Ask patients about Where$/ });
	await cell.click();
	const words = 'The facilitator would like to hear from patients about Where.';
	await expect(desk.page.getByRole('dialog')).toContainText(words);
	await desk.page.getByRole('button', { name: 'Ask them' }).click();
	await expect(asked.board.main).toContainText(`${words} Nothing to add? That is fine.`);
	await expect(spoken(asked.page)).toHaveText(new RegExp(words));
	await expect(
		desk.desk.part.getByRole('button', { name: /asked\. Ask patients about Where$/ })
	).toBeVisible();

	await asked.page.getByRole('button', { name: 'Write about Where' }).click();
	await expect(asked.board.box).toBeFocused();
	await expect(asked.page.getByRole('heading', { level: 1 })).toHaveText(/^Where /);
	await expect(asked.board.main).not.toContainText(words);
	await asked.page.reload();
	await asked.board.isReady();
	await expect(asked.board.main).not.toContainText(words);
	expect(listening.heard).toEqual([]);

	await asked.board.write('By the sea');
	await workshop.send([{ t: 'stage.prompt', q: 'where', group: 'patient' }]);
	await expect(asked.board.main).toContainText(words);
	await asked.board.main.getByRole('button', { name: 'Close' }).click();
	await expect(asked.board.main).not.toContainText(words);
});
