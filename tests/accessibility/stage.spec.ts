import { expect, test } from '../support/fixtures.ts';
import { laptop, smallPhone } from '../support/pages/devices.ts';
import { inspect } from '../support/pages/inspect.ts';

for (const [name, device] of [
	['a laptop', laptop],
	['a phone of 360 × 640', { ...smallPhone, viewport: { width: 360, height: 640 } }]
] as const)
	test(`[X86] the desk on ${name} is clean: timer, help, running order, settings, asking, reading aloud`, async ({
		host,
		person
	}) => {
		test.slow();
		const workshop = await host.workshop('Clean to run');
		const seat = await workshop.join('patient');
		await workshop.step('private');
		await workshop.post(seat, 'how', ['One thought']);
		await workshop.send([{ t: 'flag.help', on: true }], seat.cookie);
		await workshop.send([{ t: 'stage.timer', add: 600_000 }]);
		const { page, desk } = await (await person({ device })).open(workshop);
		await expect(desk.section('Help wanted').getByRole('listitem')).toBeVisible();
		await inspect(page, 'timer running, help wanted');
		await desk.part.getByRole('button', { name: 'All steps' }).click();
		await inspect(page, 'all steps');
		await page.getByRole('button', { name: 'Change the running order' }).click();
		await page.getByRole('button', { name: 'Change: Share' }).click();
		await page.getByLabel('Minutes').fill('many');
		await page.getByRole('button', { name: 'Save this step' }).click();
		await inspect(page, 'the running order, with a mistake');
		await page.keyboard.press('Escape');
		await desk.unfold('settings');
		await desk.part.getByRole('button', { name: 'Change settings' }).click();
		await inspect(page, 'settings');
		await page.keyboard.press('Escape');
		await desk.part.getByRole('button', { name: /Ask patients about Where/ }).click();
		await inspect(page, 'asking a group');
		await page.keyboard.press('Escape');
		await workshop.send([{ t: 'stage.step', to: 'share' }, { t: 'stage.reveal' }]);
		await expect(desk.section('Read aloud')).toContainText('0 of 1 read');
		await desk.section('Run sheet').getByText('Planned times', { exact: true }).click();
		await inspect(page, 'reading aloud');
	});

test('[X86] what people are told is clean on a phone: timer, help, a prompt, what is shown', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Clean to be told');
	const seat = await workshop.join('patient');
	await workshop.step('private');
	const { page, board } = await (await person({ device: smallPhone })).open(workshop, seat);
	await workshop.send([
		{ t: 'stage.timer', add: 600_000 },
		{ t: 'stage.prompt', q: 'where', group: 'patient' },
		{ t: 'stage.spotlight', target: 'why' }
	]);
	await workshop.send([{ t: 'flag.help', on: true }], seat.cookie);
	await expect(page.getByRole('timer')).toBeVisible();
	await expect(board.main).toContainText('The facilitator knows.');
	await expect(board.main).toContainText('Nothing to add? That is fine.');
	await inspect(page, 'writing');
	await board.show('List');
	await expect(page.getByRole('region', { name: 'What the facilitator shows' })).toBeVisible();
	await inspect(page, 'the list');
});
