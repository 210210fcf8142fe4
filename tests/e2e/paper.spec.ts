import { phone } from '../support/pages/devices.ts';
import { expect, test } from '../support/fixtures.ts';
import { inspect } from '../support/pages/inspect.ts';

test('[X69] a pile of paper is typed with Tab and Enter alone, and rows are pasted from a sheet', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('A pile of paper');
	await workshop.step('share');
	const facilitator = await person({ device: { ...phone, viewport: { width: 360, height: 740 } } });
	const { page, desk } = await facilitator.open(workshop);
	await desk.unfold('Writing for others');
	await desk.section('Notes from paper').getByRole('button').click();
	const dialog = page.getByRole('dialog', { name: 'Notes from paper' });
	const { keyboard } = page;
	await dialog.getByLabel('Group, row 1').focus();
	await keyboard.type('Pat');
	await keyboard.press('Tab');
	await keyboard.type('Wh');
	await keyboard.press('Tab');
	await expect(dialog.getByLabel('Text, row 1')).toBeFocused();
	for (const [row, text] of [
		[1, 'First slip'],
		[2, 'Second slip'],
		[3, 'Third slip']
	] as const) {
		await expect(dialog.getByLabel(`Text, row ${row}`)).toBeFocused();
		await keyboard.type(text);
		await keyboard.press('Enter');
	}
	await expect(dialog.getByText('3 notes added')).toBeVisible();
	await keyboard.press('Enter');
	await expect(dialog.getByText('Write the text.')).toBeVisible();
	await inspect(page, 'a pile half typed');

	await dialog.getByLabel('Text, row 4').evaluate((box) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', 'lw\thow\tFrom a sheet\nNobody\twhy\tTo be put right');
		box.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		);
	});
	await dialog.getByRole('button', { name: 'Add 2 notes' }).click();
	await expect(dialog.getByText('5 notes added')).toBeVisible();
	const { notes } = await workshop.file();
	expect(
		notes.map(({ text, group, question, via }) => [text, group, question, via]).sort()
	).toEqual([
		['First slip', 'patient', 'who', 'paper'],
		['From a sheet', 'lw', 'how', 'paper'],
		['Second slip', 'patient', 'who', 'paper'],
		['Third slip', 'patient', 'who', 'paper'],
		['To be put right', 'patient', 'why', 'paper']
	]);
});
