import { smallPhone } from '../support/pages/devices.ts';
import { inspect, sideways } from '../support/pages/inspect.ts';
import { expect, test } from '../support/fixtures.ts';

const deskPhone = { ...smallPhone, viewport: { width: 360, height: 640 } };

test('[X64] a note is hidden and shown in two taps, and no byte of it goes out meanwhile', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('Hide and show');
	await workshop.step('share');
	const writer = await workshop.join('patient');
	await workshop.post(writer, 'who', ['Canary Wilhelmina sings']);
	const [facilitator, reader, author] = [
		await person(),
		await person({ device: smallPhone }),
		await person({ device: smallPhone })
	];
	await facilitator.open(workshop);
	await reader.open(workshop, await workshop.join('hcp'));
	await author.open(workshop, writer);
	await expect(reader.board.note('Canary Wilhelmina sings')).toBeVisible();

	await facilitator.board.act('Canary Wilhelmina sings', 'Hide');
	const hidden = facilitator.desk.section('Hidden, 1');
	await expect(hidden).toContainText('Canary Wilhelmina sings');
	await expect(reader.board.note('Canary Wilhelmina sings')).toBeHidden();
	const heard = (await reader.watch.heard('Wilhelmina')).length;
	await reader.page.reload();
	await reader.board.isReady();
	expect((await reader.watch.heard('Wilhelmina')).length).toBe(heard);
	const late = await person({ device: smallPhone });
	await late.open(workshop, await workshop.join('lw'));
	expect(await late.watch.heard('Wilhelmina')).toEqual([]);

	const told = author.page.getByRole('region', { name: 'Hidden, in Who' });
	await expect(told).toContainText('The facilitator has hidden this note.');
	await expect(told).toContainText('Canary Wilhelmina sings');
	await inspect(author.page, 'a note of one’s own is hidden');

	await hidden.getByRole('button', { name: /^Show: Canary/ }).click();
	await expect(reader.board.note('Canary Wilhelmina sings')).toBeVisible();
	await expect(told).toBeHidden();
	await expect(facilitator.desk.section('Hidden, 0')).toBeVisible();
	await facilitator.desk.part.getByRole('button', { name: 'Undo my last change' }).click();
	await expect(facilitator.desk.section('Hidden, 1')).toBeVisible();
});

test('[X66] a note waits for the facilitator, goes back with a reason, comes again, and is shown', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('Approval');
	await workshop.step('share');
	const [facilitator, writer, reader] = [
		await person({ device: deskPhone }),
		await person({ device: smallPhone }),
		await person({ device: smallPhone })
	];
	await facilitator.open(workshop);
	await writer.open(workshop, await workshop.join('patient'));
	await reader.open(workshop, await workshop.join('hcp'));
	const { desk } = facilitator;
	await desk.unfold('settings');
	await desk.section('Settings').getByRole('button', { name: 'Change settings' }).click();
	const settings = facilitator.page.getByRole('dialog', { name: 'Settings' });
	await settings.getByRole('checkbox', { name: /^Read each note before others see it/ }).check();
	await settings.getByRole('button', { name: 'Close' }).click();
	await expect(desk.section('To read, 0')).toBeVisible();

	await writer.board.addTo('How', 'Doctor Canary never rings');
	await expect(
		writer.page.getByText('A facilitator reads this before others see it.')
	).toBeVisible();
	await expect(writer.board.note('Doctor Canary never rings')).toContainText(
		'Waiting for the facilitator'
	);
	const queue = desk.section('To read, 1');
	await expect(queue).toContainText('Doctor Canary never rings');
	await inspect(facilitator.page, 'the queue on a phone');
	expect(await sideways(facilitator.page)).toBe(0);

	await queue.getByRole('button', { name: /^Send back: / }).click();
	const dialog = facilitator.page.getByRole('dialog', { name: 'Send this back?' });
	await inspect(facilitator.page, 'sending back');
	await dialog.getByRole('textbox').fill('Please leave the name out.');
	await dialog.getByRole('button', { name: 'Send back now' }).click();

	const back = writer.page.getByRole('region', { name: 'Sent back, in How' });
	await expect(back).toContainText('Please leave the name out.');
	await inspect(writer.page, 'words that were sent back');
	await back.getByRole('textbox').fill('Teh doctor never rings');
	await back.getByRole('button', { name: 'Send again' }).click();
	await expect(back).toBeHidden();

	await queue.getByRole('button', { name: /^Mend: / }).click();
	const mend = facilitator.page.getByRole('dialog', { name: 'Mend a typing slip' });
	await inspect(facilitator.page, 'mending');
	await mend.getByRole('textbox').fill('The doctor never rings');
	await mend.getByRole('button', { name: 'Save' }).click();
	await expect(queue).toContainText('Teh doctor never rings');
	await queue.getByRole('button', { name: /^Show: The doctor/ }).click();
	await expect(reader.board.note('The doctor never rings')).toBeVisible();
	await expect(writer.board.note('The doctor never rings')).toContainText('Sent');
	for (const words of ['Canary', 'Teh doctor'])
		expect(await reader.watch.heard(words), words).toEqual([]);
});

test('[X63] everything of a person goes in two taps, 40 notes, and one undo brings it back', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Undo everything');
	await workshop.step('share');
	const writer = await workshop.join('patient');
	const texts = Array.from({ length: 40 }, (_, n) => `Note ${n + 1} of many`);
	await workshop.post(writer, 'how', texts);
	const facilitator = await person({ device: deskPhone });
	await facilitator.open(workshop);
	const { desk, page } = facilitator;
	await page.getByRole('button', { name: `More for Seat ${writer.number}` }).click();
	await inspect(page, 'the menu of a person');
	await page.getByRole('button', { name: 'Undo everything' }).click();
	await desk.unfold('Notes taken away');
	await expect(desk.section('Bin, 40')).toBeVisible();
	expect((await workshop.file()).notes).toHaveLength(0);
	await desk.part.getByRole('button', { name: 'Undo my last change' }).click();
	await expect(desk.section('Bin, 0')).toBeVisible();
	expect((await workshop.file()).notes).toHaveLength(40);

	await page.getByRole('button', { name: `More for Seat ${writer.number}` }).click();
	await page.getByRole('button', { name: 'Group: Link worker' }).click();
	await expect(desk.section('People, 1').getByRole('listitem')).toContainText('Link worker');
	await desk.part.getByRole('button', { name: 'Undo my last change' }).click();
	await expect(desk.section('People, 1').getByRole('listitem')).toContainText('Patient');
});

test('[X72] a small group is shown together with another before its notes are shared', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Small groups');
	const [small, large] = [await workshop.join('vcs'), await workshop.join('patient')];
	await workshop.join('patient');
	await workshop.join('patient');
	await workshop.step('private');
	await workshop.post(small, 'how', ['Our hall is empty']);
	await workshop.post(large, 'how', ['Nobody rings back']);
	const [facilitator, reader] = [
		await person({ device: deskPhone }),
		await person({ device: smallPhone })
	];
	await facilitator.open(workshop);
	await reader.open(workshop, large);
	const { desk, page } = facilitator;
	const share = desk.section('Share notes');
	await expect(share).toContainText('A group is very small');
	await share.getByRole('button', { name: 'Show Voluntary together with another group' }).click();
	const dialog = page.getByRole('dialog', { name: 'Show two groups together?' });
	await expect(dialog.getByRole('textbox')).toHaveValue('Patient or voluntary sector');
	await inspect(page, 'showing two groups together');
	expect(await sideways(page)).toBe(0);
	await dialog.getByRole('button', { name: 'Show together' }).click();
	await expect(share).not.toContainText('A group is very small');
	await expect(reader.page.getByText('Patient or voluntary sector').first()).toBeVisible();
	await desk.share();
	await workshop.step('share');
	for (const text of ['Our hall is empty', 'Nobody rings back'])
		await expect(reader.board.note(text)).toContainText('Patient or voluntary sector');
	const file = await workshop.file();
	expect(new Set(file.notes.map(({ group }) => group))).toEqual(new Set(['patient']));
	expect(file.groups.map(({ id }) => id)).not.toContain('vcs');
	expect(file.people).toEqual({ patient: 4 });
});

test('[X73] "Can you say more?" is on the note of its writer alone, until they are done', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Asking back');
	await workshop.step('share');
	const writer = await workshop.join('patient');
	await workshop.post(writer, 'how', ['Less leaflets']);
	const [facilitator, author, reader] = [
		await person(),
		await person({ device: smallPhone }),
		await person()
	];
	await facilitator.open(workshop);
	await author.open(workshop, writer);
	await reader.open(workshop, await workshop.join('hcp'));
	await facilitator.board.act('Less leaflets', 'Ask: Can you say more?');
	const question = author.page.getByRole('group', { name: /^The facilitator asks:/ });
	await expect(question).toContainText('Can you say more?');
	await inspect(author.page, 'a question about a note');
	expect(await sideways(author.page)).toBe(0);
	await expect(reader.board.note('Less leaflets')).toBeVisible();
	await expect(reader.page.getByText('Can you say more?')).toBeHidden();
	await question.getByRole('button', { name: /^Done/ }).click();
	await expect(question).toBeHidden();
});
