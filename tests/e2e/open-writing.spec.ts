import { phone } from '../support/pages/devices.ts';
import { box, type QuestionWord } from '../support/pages/board-page.ts';
import type { Person } from '../support/pages/person.ts';
import { expect, test } from '../support/fixtures.ts';

/** Two people of two groups at an open board, on a laptop and on a phone, with one note each in How. */
async function openBoard(host: Host, person: MakePerson) {
	const workshop = await host.workshop('Open writing');
	await workshop.step('share');
	const [first, second] = [await workshop.join('hcp'), await workshop.join('patient')];
	await workshop.post(first, 'how', ['Shorter forms']);
	await workshop.post(second, 'how', ['A ring back']);
	const [wide, narrow] = [await person(), await person({ device: phone })];
	await wide.open(workshop, first);
	await narrow.open(workshop, second);
	return { workshop, wide, narrow };
}
type Fixtures = Parameters<Parameters<typeof test>[2]>[0];
type Host = Fixtures['host'];
type MakePerson = Fixtures['person'];

/** The note stands in this question, here and for whoever else looks. */
async function standsIn(people: Person[], text: string, question: QuestionWord) {
	for (const { board } of people)
		await expect(board.question(question).getByText(text)).toBeVisible();
}

test.describe('open writing', () => {
	test('[X29] canvas and list show the same notes in the same order, in every browser', async ({
		host,
		person
	}) => {
		const workshop = await host.sample('The same everywhere');
		const [wide, narrow] = [await person(), await person({ device: phone })];
		await wide.open(workshop, await workshop.join('hcp'));
		await narrow.open(workshop, await workshop.join('lw'));
		const expected = (await workshop.file()).notes.map(({ text }) => text);
		expect(expected).toHaveLength(130);
		await expect(
			wide.page.getByRole('group', { name: 'Zoom' }),
			'a laptop has the canvas'
		).toBeVisible();
		await expect.poll(() => wide.board.words()).toEqual(expected);
		await expect.poll(() => narrow.board.words(), 'a phone has the list').toEqual(expected);
		await wide.board.show('List');
		await expect.poll(() => wide.board.words()).toEqual(expected);
	});

	test('[X29] five areas stand side by side from 1800 px on, and three above two below it', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Wide and wider');
		await workshop.step('share');
		const { page, board } = await (await person()).open(workshop, await workshop.join('hcp'));
		const inFirstRow = async () => {
			const words = ['How', 'Who', 'What', 'Where', 'Why'] as const;
			const tops = await Promise.all(
				words.map(async (word) => (await box(board.question(word))).y)
			);
			return tops.filter((top) => top === tops[0]).length;
		};
		for (const [width, side] of [
			[1024, 3],
			[1799, 3],
			[1800, 5]
		] as const) {
			await page.setViewportSize({ width, height: 900 });
			await expect.poll(inFirstRow, `${width} px`).toBe(side);
		}
	});

	test('[X24] words in the open box go along to the question that is chosen, and none are lost', async ({
		host,
		person
	}) => {
		const { wide } = await openBoard(host, person);
		const { page, board } = wide;
		await page.getByRole('button', { name: 'Add a note', exact: true }).first().click();
		const dialog = board.dialog(/^Add a note to /);
		const choose = (word: QuestionWord) =>
			dialog.getByRole('group', { name: 'Questions' }).getByRole('button', { name: word }).click();
		await board.box.fill('The library on Mondays');
		await choose('Where');
		await expect(dialog).toHaveAccessibleName('Add a note to Where');
		await expect(board.box).toHaveValue('The library on Mondays');
		await expect(board.box).toBeFocused();
		await board.add.click();
		await expect(board.question('Where')).toContainText('The library on Mondays');

		await board.box.fill('The allotment');
		await dialog.getByRole('button', { name: 'Close' }).click();
		await board.show('List');
		await page.getByRole('button', { name: 'Add a note to How' }).click();
		await expect(dialog.getByText('Your draft in Where')).toBeVisible();
		await board.box.fill('A ring back');
		await choose('Where');
		await expect(board.box, 'each keeps its own').toHaveValue('The allotment');
		await expect(dialog.getByText('A ring back')).toBeVisible();
		await dialog.getByRole('button', { name: 'Go on writing' }).click();
		await expect(dialog).toHaveAccessibleName('Add a note to How');
		await expect(board.box).toHaveValue('A ring back');
	});

	test('[X107] a note that is added appears in the other browsers with its group, in both views', async ({
		host,
		person
	}) => {
		const { wide, narrow } = await openBoard(host, person);
		await wide.board.addTo('Where', 'The library on Mondays');
		await standsIn([wide, narrow], 'The library on Mondays', 'Where');
		await expect(narrow.board.note('The library on Mondays')).toContainText(
			'Healthcare professional'
		);
		await expect(wide.board.note('The library on Mondays')).toContainText('Sent');
		await expect(narrow.board.note('The library on Mondays')).not.toContainText('Sent');
		await narrow.board.addTo('Where', 'The allotment');
		await narrow.board.show('List');
		await standsIn([wide, narrow], 'The allotment', 'Where');
		await expect(narrow.board.note('The allotment')).toContainText('Sent');
		await expect(wide.board.note('The allotment')).not.toContainText('Sent');
	});

	test('[X21] words are changed in place, deleted at once and brought back by Undo, in both views', async ({
		host,
		person
	}) => {
		const { wide, narrow } = await openBoard(host, person);
		for (const [writer, reader, text] of [
			[wide, narrow, 'Shorter forms'],
			[narrow, wide, 'A ring back']
		] as const) {
			await writer.board.act(text, 'Change');
			const editor = writer.page.getByRole('textbox', { name: `Change the words of: ${text}` });
			await expect(editor).toBeFocused();
			await editor.fill(`${text}, please`);
			await writer.page.getByRole('button', { name: 'Save' }).click();
			await expect(reader.board.note(`${text}, please`)).toBeVisible();

			await writer.board.act(`${text}, please`, 'Delete');
			await expect(reader.board.note(text)).toHaveCount(0);
			await expect(writer.page.getByText('Deleted.', { exact: true })).toBeVisible();
			await writer.page.getByRole('button', { name: 'Undo', exact: true }).click();
			await expect(reader.board.note(`${text}, please`)).toBeVisible();
			await expect(writer.board.actions(text), 'the note has focus again').toBeFocused();
		}
	});

	test('[P3] another person’s note offers nothing that is not allowed', async ({
		host,
		person
	}) => {
		const { workshop, wide, narrow } = await openBoard(host, person);
		await expect(wide.board.actions('Shorter forms')).toBeVisible();
		await wide.board.actions('Shorter forms').focus();
		await wide.page.keyboard.press('ArrowRight');
		await expect(wide.board.actions('A ring back'), 'keys read on, note by note').toBeFocused();
		await wide.board.actions('A ring back').click();
		await expect(wide.board.action('Me too')).toBeVisible();
		for (const name of ['Move to…', 'Change', 'Delete']) {
			await expect(wide.board.action(name)).toHaveCount(0);
		}
		await wide.page.keyboard.press('Escape');
		await workshop.step('group');
		await wide.board.actions('A ring back').click();
		for (const name of ['Move to…', 'Move with arrow keys', 'Undo my last change']) {
			await expect(wide.board.action(name)).toBeVisible();
		}
		for (const name of ['Change', 'Delete']) {
			await expect(wide.board.action(name)).toHaveCount(0);
		}
		await wide.page.keyboard.press('Escape');
		await workshop.step('vote');
		await expect(
			narrow.page.getByRole('button', { name: 'Give a dot: A ring back' })
		).toBeVisible();
		for (const text of ['Shorter forms', 'A ring back']) {
			await expect(narrow.board.actions(text)).toHaveCount(0);
			await wide.board.actions(text).click();
			await expect(wide.board.action('Give a dot')).toBeVisible();
			for (const name of ['Move to…', 'Change', 'Delete']) {
				await expect(wide.board.action(name)).toHaveCount(0);
			}
			await wide.page.keyboard.press('Escape');
		}
		await workshop.step('close');
		for (const { board } of [wide, narrow]) {
			await expect(board.actions('Shorter forms')).toHaveCount(0);
			await expect(board.actions('A ring back'), 'no menu that would be empty').toHaveCount(0);
		}
	});

	test('[P6] Escape asks before changed words go, and closes at once where there are none', async ({
		host,
		person
	}) => {
		const { wide, narrow } = await openBoard(host, person);
		for (const [{ board, page }, text] of [
			[wide, 'Shorter forms'],
			[narrow, 'A ring back']
		] as const) {
			const editor = page.getByRole('textbox', { name: `Change the words of: ${text}` });
			await board.act(text, 'Change');
			await expect(editor).toBeFocused();
			await page.keyboard.press('Escape');
			await expect(editor).toHaveCount(0);
			await expect(board.actions(text)).toBeFocused();

			await board.act(text, 'Change');
			await editor.fill('Many new words');
			await page.keyboard.press('Escape');
			const asked = page.getByRole('group', { name: 'Throw away your change?' });
			await expect(asked.getByRole('button', { name: 'Keep writing' })).toBeFocused();
			await page.keyboard.press('Enter');
			await expect(editor).toBeFocused();
			await expect(editor).toHaveValue('Many new words');
			await page.keyboard.press('Escape');
			await asked.getByRole('button', { name: 'Throw away' }).click();
			await expect(editor).toHaveCount(0);
			await expect(board.note(text)).toBeVisible();
		}
	});

	test('[X49] a step that ends writing shows the list at the question that was in hand', async ({
		host,
		person
	}) => {
		const workshop = await host.sample('From writing to the list');
		await workshop.step('private');
		const { page, board } = await (
			await person({ device: phone })
		).open(workshop, await workshop.join('patient'));
		await board.go('Who');
		await expect(page.getByText('2 of 5')).toBeVisible();
		await workshop.step('share');
		const strip = page.getByRole('navigation', { name: 'Questions' });
		await expect(strip.getByRole('link', { name: /^Who/ })).toHaveAttribute('aria-current', 'true');
		await expect(board.question('Who').getByRole('heading', { level: 2 })).toBeInViewport();
		// By hand: a page that scrolls by itself is put back to what was being read.
		await page.mouse.wheel(0, -100_000);
		await expect(strip.getByRole('link', { name: /^How/ })).toHaveAttribute('aria-current', 'true');
	});

	test('[X35] Move to… puts a note into any question, first, after a note or last, in both views', async ({
		host,
		person
	}) => {
		const { workshop, wide, narrow } = await openBoard(host, person);
		await workshop.post(await workshop.join('lw'), 'why', ['Because it helps', 'It is near']);
		await workshop.step('group');
		await standsIn([wide, narrow], 'It is near', 'Why');
		await wide.board.moveTo('Shorter forms', 'Why', 'First');
		await standsIn([wide, narrow], 'Shorter forms', 'Why');
		await wide.board.act('Shorter forms', 'Undo my last change');
		await standsIn([wide, narrow], 'Shorter forms', 'How');
		await wide.board.moveTo('Shorter forms', 'Why', 'First');
		await standsIn([wide, narrow], 'Shorter forms', 'Why');
		await narrow.board.moveTo('A ring back', 'Why', { after: 'Because it helps' });
		await standsIn([wide, narrow], 'A ring back', 'Why');
		const both = async (expected: string[]) => {
			for (const { board } of [wide, narrow])
				await expect.poll(() => board.words()).toEqual(expected);
		};
		await both(['Shorter forms', 'Because it helps', 'A ring back', 'It is near']);
		await narrow.board.moveTo('A ring back', 'Why', 'First');
		await both(['A ring back', 'Shorter forms', 'Because it helps', 'It is near']);
		await narrow.board.moveTo('A ring back', 'Why', 'Last');
		await both(['Shorter forms', 'Because it helps', 'It is near', 'A ring back']);
	});

	test('[X35] Move to… says why where another person’s note stands in the way of a place', async ({
		host,
		person
	}) => {
		const { workshop, wide } = await openBoard(host, person);
		const [there = ''] = await workshop.post(await workshop.join('lw'), 'why', ['It is near']);
		await standsIn([wide], 'It is near', 'Why');
		const own = await wide.board.note('Shorter forms').getAttribute('data-note');
		await wide.board.act('Shorter forms', 'Move to…');
		const dialog = wide.board.dialog('Move a note');
		await dialog.getByText('Why', { exact: true }).click();
		const first = dialog.getByRole('radio', { name: /^First/ });
		await expect(dialog.getByRole('radio', { name: 'Last' })).toBeChecked();
		// Of two notes in the very first corner the one with the smaller id is read first.
		const isFree = (own ?? '') < there;
		await expect(first).toBeEnabled({ enabled: isFree });
		const why = dialog.getByText('Someone else’s note is in the way.', { exact: true });
		await expect(why).toHaveCount(isFree ? 0 : 1);
		await workshop.step('group');
		await expect(first, 'now anyone may move that note').toBeEnabled();
		await expect(why).toHaveCount(0);
	});

	test('[X33] a drag is one move on drop, follows the pointer, and Escape puts the note back', async ({
		host,
		person
	}) => {
		const { wide, narrow } = await openBoard(host, person);
		const { page, board } = wide;
		const sent: Buffer[] = [];
		await page.reload();
		page.on('websocket', (socket) =>
			socket.on('framesent', ({ payload }) => sent.push(Buffer.from(payload)))
		);
		await page.reload();
		await board.isReady();
		const moves = () => sent.filter((frame) => frame.includes('"note.move"')).length;

		const before = await box(board.actions('Shorter forms'));
		await page.mouse.move(before.x + 40, before.y + 40);
		await page.mouse.down();
		await page.mouse.move(before.x + 340, before.y + 60, { steps: 10 });
		await expect
			.poll(async () => Math.round((await box(board.actions('Shorter forms'))).x - before.x))
			.toBeGreaterThan(250);
		await page.keyboard.press('Escape');
		await page.mouse.up();
		await expect.poll(() => box(board.actions('Shorter forms'))).toEqual(before);
		expect(moves()).toBe(0);

		await board.drag('Shorter forms', 'Who');
		await standsIn([wide, narrow], 'Shorter forms', 'Who');
		expect(moves()).toBe(1);
	});

	test('[X30] zoom is by buttons, and never changes where a note lies', async ({
		host,
		person
	}) => {
		const { workshop, wide } = await openBoard(host, person);
		const before = (await workshop.file()).notes.map(({ place }) => place);
		const zoom = wide.page.getByRole('group', { name: 'Zoom' });
		const width = async () => (await box(wide.board.question('How'))).width;
		const first = await width();
		await zoom.getByRole('button', { name: 'Larger' }).click();
		await expect.poll(width).toBeGreaterThan(first);
		await zoom.getByRole('button', { name: /fit to width/ }).click();
		await expect.poll(width).toBe(first);
		await zoom.getByRole('button', { name: 'Smaller' }).click();
		await expect.poll(width).toBeLessThan(first);
		expect((await workshop.file()).notes.map(({ place }) => place)).toEqual(before);
	});

	test('[X49] a change of view keeps the note that was in hand and the half-typed words', async ({
		host,
		person
	}) => {
		const { wide } = await openBoard(host, person);
		const { board } = wide;
		await board.show('List');
		await board.actions('Shorter forms').focus();
		await board.show('Board');
		await expect(board.actions('Shorter forms')).toBeFocused();
		await board.show('List');
		await expect(board.actions('Shorter forms')).toBeFocused();

		await wide.page.getByRole('button', { name: 'Add a note to Who' }).click();
		await board.box.fill('Half a thou');
		await board.dialog('Add a note to Who').getByRole('button', { name: 'Close' }).click();
		await board.show('Board');
		await board.go('Who');
		await wide.page.getByRole('button', { name: 'Add a note', exact: true }).click();
		await expect(board.box).toHaveValue('Half a thou');
	});
});
