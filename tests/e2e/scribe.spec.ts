import { expect, test } from '../support/fixtures.ts';
import { inspect } from '../support/pages/inspect.ts';

test('[X67] every note goes in the name of the group that is set, until it is changed', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Writing for others');
	await workshop.step('share');
	const { page, board, desk } = await (await person()).open(workshop);
	const reader = await (await person()).open(workshop, await workshop.join('lw'));
	await reader.board.show('List');
	const writing = desk.section('Writing for');
	await writing.getByRole('combobox').selectOption('Patient (no device)');
	const sentence =
		'You are writing for: Patient. The note says it was written down by a facilitator.';
	await expect(writing).toContainText(sentence);
	await writing.getByText('Enter adds the note').click();
	// From its beginning: where the desk is scrolled to, any button of it may lie just under the steps.
	await desk.part.evaluate((part) => part.scrollTo(0, 0));
	await inspect(page, 'writing for a patient');

	await page
		.getByRole('button', { name: /^Add a note( to How)?$/ })
		.first()
		.click();
	const dialog = board.dialog(/^Add a note to /);
	const add = dialog.getByRole('button', { name: 'Add for a patient' });
	await expect(add).toBeVisible();
	await expect(board.box).toHaveAccessibleDescription(new RegExp(sentence));
	for (const text of ['Said first', 'Said second']) {
		await board.box.fill(text);
		await board.box.press('Enter');
		await expect(board.box).toHaveValue('');
		await expect(reader.board.note(text)).toContainText('Patient');
		await expect(reader.board.note(text)).toContainText('Written down by a facilitator');
	}
	await board.box.fill('One line');
	await board.box.press('Shift+Enter');
	await board.box.press('x');
	await expect(board.box).toHaveValue('One line\nx');
	await board.box.fill('By the button');
	await add.click();
	await expect(reader.board.note('By the button')).toContainText('Patient');
	await dialog.getByRole('button', { name: 'Close' }).click();
	await page.reload();
	await board.isReady();
	await expect(writing, 'also after a reload').toContainText(sentence);

	await writing.getByRole('combobox').selectOption('Myself');
	await page
		.getByRole('button', { name: /^Add a note( to How)?$/ })
		.first()
		.click();
	await board.write('My own');
	await expect(reader.board.note('My own')).not.toContainText('Written down');
	const { notes } = await workshop.file();
	expect(notes.map(({ text, group, via }) => [text, group, via]).sort()).toEqual([
		['By the button', 'patient', 'scribe'],
		['My own', 'other', 'self'],
		['Said first', 'patient', 'scribe'],
		['Said second', 'patient', 'scribe']
	]);
});

test('[X67] whoever is no facilitator writes for nobody else', async ({ host, person }) => {
	const workshop = await host.workshop('Nobody else');
	await workshop.step('private');
	const seat = await workshop.join('lw');
	await workshop.send(
		[{ t: 'note.post', q: 'how', text: 'Mine', group: 'patient', via: 'scribe' }],
		seat.cookie
	);
	const { board, page } = await (await person()).open(workshop, seat);
	await expect(board.note('Mine')).not.toContainText('Written down');
	await expect(board.note('Mine')).not.toContainText('Patient');
	await expect(page.getByText('Writing for')).toHaveCount(0);
});
