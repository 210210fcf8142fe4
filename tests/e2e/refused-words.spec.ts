import { expect, test } from '../support/fixtures.ts';
import { Refusing } from '../support/pages/refusing.ts';

const notSaved = /We could not save this/;

test('[P6] words typed on the desk stay where they were typed when the server refuses them', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('Refused on the desk');
	const seat = await workshop.join('patient');
	await workshop.step('share');
	await workshop.send([{ t: 'stage.settings', approval: true }]);
	await workshop.post(seat, 'how', ['A slipp of the pen']);
	const facilitator = await person();
	const refusing = await Refusing.of(facilitator.page);
	const { page, desk } = await facilitator.open(workshop);

	await test.step('a typing slip that is mended', async () => {
		refusing.begin('note.edit');
		await desk.part.getByRole('button', { name: /^Mend: / }).click();
		const dialog = page.getByRole('dialog', { name: 'Mend a typing slip' });
		await dialog.getByRole('textbox').fill('A slip of the pen');
		await dialog.getByRole('button', { name: 'Save' }).click();
		await expect(dialog.getByRole('alert')).toHaveText(notSaved);
		await expect(dialog.getByRole('textbox')).toHaveValue('A slip of the pen');
		refusing.end();
		await dialog.getByRole('button', { name: 'Save' }).click();
		await expect(dialog).toBeHidden();
		await expect(desk.section(/^To read/)).toContainText('A slip of the pen');
	});

	await test.step('why a note is sent back', async () => {
		refusing.begin('note.return');
		await desk.part.getByRole('button', { name: /^Send back: / }).click();
		const dialog = page.getByRole('dialog', { name: 'Send this back?' });
		await dialog.getByRole('textbox').fill('Please leave out the name.');
		await dialog.getByRole('button', { name: 'Send back now' }).click();
		await expect(dialog.getByRole('alert')).toHaveText(notSaved);
		await expect(dialog.getByRole('textbox')).toHaveValue('Please leave out the name.');
		refusing.end();
		await dialog.getByRole('button', { name: 'Send back now' }).click();
		await expect(dialog).toBeHidden();
		await expect(desk.section(/^To read/)).toContainText('Nothing waits.');
	});

	await test.step('a setting, whose box shows what holds', async () => {
		refusing.begin('stage.settings');
		await desk.part.getByRole('button', { name: 'Change settings' }).click();
		const dialog = page.getByRole('dialog', { name: 'Settings' });
		const grouping = dialog.getByRole('checkbox', { name: /^Everyone may group/ });
		await dialog.getByText('Everyone may group notes').click();
		await expect(dialog.getByRole('alert')).toHaveText(notSaved);
		await expect(grouping).toBeChecked();
		await dialog.getByRole('button', { name: 'Close' }).click();
	});
});

test('[P6] a ballot on paper, its rules and a common name stay as they are when the server refuses them', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('Refused at the vote');
	const seat = await workshop.join('patient');
	await workshop.step('private');
	await workshop.post(seat, 'how', ['Warm places']);
	const facilitator = await person();
	const refusing = await Refusing.of(facilitator.page);
	const { page, desk } = await facilitator.open(workshop);
	await desk.next('Share');

	await test.step('a common name that is empty is said at its box', async () => {
		await desk
			.section('Share notes')
			.getByRole('button', { name: /^Show .* together/ })
			.first()
			.click();
		const dialog = page.getByRole('dialog', { name: 'Show two groups together?' });
		const name = dialog.getByRole('textbox', { name: 'Their common name' });
		await name.fill(' ');
		await dialog.getByRole('button', { name: 'Show together' }).click();
		await expect(dialog).toContainText('Give the group a name.');
		await expect(name).toBeFocused();
		refusing.begin('stage.merge');
		await name.fill('People of the town');
		await dialog.getByRole('button', { name: 'Show together' }).click();
		await expect(dialog.getByRole('alert')).toHaveText(notSaved);
		await expect(name).toHaveValue('People of the town');
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
	});

	await workshop.send([{ t: 'stage.reveal' }, { t: 'seat.headcount', group: 'patient', n: 1 }]);
	await workshop.step('vote');

	await test.step('rules that were refused are the former ones', async () => {
		refusing.begin('stage.settings');
		await desk.part.getByText('Rules of the vote').click();
		const dots = desk.part.getByLabel('Dots for each person');
		await dots.selectOption('5');
		await expect(desk.part.getByRole('alert')).toHaveText(notSaved);
		await expect(dots).toHaveValue('3');
	});

	await test.step('dots on a ballot stay', async () => {
		refusing.begin('vote.proxy');
		await desk.part.getByRole('button', { name: 'Add a ballot on paper' }).click();
		const dialog = page.getByRole('dialog', { name: 'A ballot on paper' });
		await dialog.getByRole('button', { name: 'One dot more: Warm places' }).click();
		await dialog.getByRole('button', { name: 'Add this ballot' }).click();
		await expect(dialog.getByRole('alert')).toHaveText(notSaved);
		await expect(dialog.locator('.line b')).toHaveText('1');
		refusing.end();
		await dialog.getByRole('button', { name: 'Add this ballot' }).click();
		await expect(dialog.locator('.line b')).toHaveText('0');
	});
});

test('[P6] the name of a cluster that is refused stays in its box', async ({ host, person }) => {
	const workshop = await host.workshop('A refused name');
	const seat = await workshop.join('patient');
	await workshop.step('group');
	await workshop.post(seat, 'how', ['One', 'Two']);
	const one = await person();
	const refusing = await Refusing.of(one.page);
	const { page, board } = await one.open(workshop, seat);
	await board.show('List');
	refusing.begin('cluster.make');
	await board.act('One', 'Put in a cluster…');
	const dialog = page.getByRole('dialog', { name: 'Put 1 note together' });
	const name = dialog.getByRole('textbox', { name: 'Name of the cluster' });
	await name.fill('Warm places');
	await dialog.getByRole('button', { name: 'Put together' }).click();
	await expect(dialog.getByRole('alert')).toHaveText(notSaved);
	await expect(name).toHaveValue('Warm places');
	refusing.end();
	await dialog.getByRole('button', { name: 'Put together' }).click();
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('heading', { name: /Warm places/ })).toBeVisible();
});

test('[X69] a pile that is half typed is there after Escape and after a reload', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('A pile put away');
	await workshop.step('share');
	const { page, board, desk } = await (await person()).open(workshop);
	const paper = desk.section('Notes from paper');
	await paper.getByRole('button').click();
	const dialog = page.getByRole('dialog', { name: 'Notes from paper' });
	await dialog.getByLabel('Group, row 1').selectOption('Patient');
	await dialog.getByLabel('Question, row 1').selectOption('Who');
	await dialog.getByLabel('Text, row 1').fill('Half a thought');
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(paper).toContainText('You have typed 1 note and not added it.');
	await page.reload();
	await board.isReady();
	await paper.getByRole('button', { name: 'Go on with the pile' }).click();
	await expect(dialog.getByLabel('Text, row 1')).toHaveValue('Half a thought');
	await dialog.getByRole('button', { name: 'Add 1 note' }).click();
	await expect(dialog.getByText('Added', { exact: true })).toBeVisible();
	await dialog.getByRole('button', { name: 'Done' }).click();
	await expect(paper.getByRole('button', { name: 'Type notes from paper' })).toBeVisible();
});

test('[X71] a desk that does not come says so, and comes when it is tried again', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('A desk that is late');
	await workshop.step('private');
	const facilitator = await person();
	facilitator.watch.allow(/ERR_FAILED|Failed to fetch dynamically imported module/);
	const { page, board, desk } = facilitator;
	await workshop.enter(facilitator.context);
	// The desk is one of the parts that come after the page: its words are in it.
	let stops = true;
	await page.route(/\/_app\/immutable\/.*\.js$/, async (route) => {
		if (!stops) return route.continue();
		const answer = await route.fetch();
		const isDesk = (await answer.text()).includes('desk-headcount');
		return isDesk ? route.abort() : route.fulfill({ response: answer });
	});
	await page.goto(workshop.path);
	await board.isReady();
	const failed = page.getByRole('alert').filter({ hasText: 'We could not load this part.' });
	await expect(failed).toHaveCount(1);
	stops = false;
	await failed.getByRole('button', { name: 'Try again' }).click();
	await expect(desk.part.getByRole('button', { name: 'Start 15 min' })).toBeVisible();
	await expect(page.getByRole('navigation', { name: 'Running order' })).toBeVisible();
});
