import { expect, test } from '../support/fixtures.ts';
import { smallPhone } from '../support/pages/devices.ts';
import { sideways } from '../support/pages/inspect.ts';

const smallDesk = { ...smallPhone, viewport: { width: 360, height: 640 } };

test('[X63] [X64] [X68] [X71] what a facilitator needs is done on 360 × 640: code, locks, names, bin, people, rules, paper', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('All from a small screen');
	const [patient, lw] = [await workshop.join('patient'), await workshop.join('lw')];
	await workshop.step('share');
	await workshop.post(patient, 'how', ['A ring back', 'A lift to the hall']);
	const reader = await (await person({ device: smallPhone })).open(workshop, lw);
	const { desk, page } = await (await person({ device: smallDesk })).open(workshop);
	const { part } = desk;
	const fits = async (what: string) => expect(await sideways(page), what).toBe(0);

	await desk.set('Writing', 'Closed');
	await expect(reader.page.getByText('Writing is closed').first()).toBeVisible();
	await desk.set('Writing', 'Open');
	await fits('locks');

	await part.getByText('Names of the groups').click();
	await part.getByRole('textbox', { name: 'Link worker' }).fill('Social prescriber');
	await part.getByRole('button', { name: 'Save the names' }).click();
	await expect(desk.section('People, 2')).toContainText('Social prescriber');
	await fits('names');

	await workshop.send([{ t: 'note.remove', id: await idOf('A ring back') }]);
	await expect(reader.board.note('A ring back')).toBeHidden();
	await desk.unfold('Notes taken away');
	await desk.section('Bin, 1').getByRole('button', { name: 'Restore: A ring back' }).click();
	await expect(reader.board.note('A ring back')).toBeVisible();
	await fits('bin');

	await desk.unfold('settings');
	const code = await desk.code();
	expect(await desk.renewCode()).not.toBe(code);
	await fits('code');

	await desk.unfold('Writing for others');
	await desk.section('Writing for').getByRole('combobox').selectOption('Patient (no device)');
	await expect(desk.section('Writing for')).toContainText('You are writing for: Patient.');
	await desk.section('People without a device').getByText('People without a device').click();
	await part.getByRole('button', { name: 'One more: Patient' }).click();
	await fits('writing for others');

	await workshop.step('vote');
	const vote = desk.section('The vote');
	await vote.getByText('Rules of the vote').click();
	await vote.getByRole('combobox', { name: 'Dots for each person' }).selectOption('2');
	await expect(reader.page.getByText('2 of 2 left', { exact: true })).toBeVisible();
	await vote.getByRole('button', { name: 'Add a ballot on paper' }).click();
	const ballot = page.getByRole('dialog', { name: 'A ballot on paper' });
	await ballot.getByRole('button', { name: 'One dot more: A ring back' }).click();
	await fits('paper');
	await ballot.getByRole('button', { name: 'Add this ballot' }).click();
	await ballot.getByRole('button', { name: 'Close' }).click();
	await expect(vote).toContainText('1 of 3 have voted');

	await desk.remove(`Seat ${lw.number}`, 'Thank you for coming.');
	await expect(reader.page.getByText('Thank you for coming.')).toBeVisible();
	await expect(desk.section('People, 1')).toBeVisible();
	await fits('people');

	async function idOf(text: string): Promise<string> {
		const { notes } = await workshop.file();
		return notes.find((note) => note.text === text)?.id ?? '';
	}
});
