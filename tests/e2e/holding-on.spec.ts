import { phone, smallPhone } from '../support/pages/devices.ts';
import { BoardPage } from '../support/pages/board-page.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe('what is never lost', () => {
	test('[P8] notes written without a line arrive once and in order, also after a reload', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('In the tunnel');
		await workshop.step('share');
		const [writer, reader] = [await person({ device: phone }), await person()];
		const line = await writer.line();
		await writer.open(workshop, await workshop.join('patient'));
		await reader.open(workshop, await workshop.join('hcp'));
		const texts = ['First of three', 'Second of three', 'Third of three'];

		await line.cut();
		await expect(
			writer.board.main.getByText('You are offline. Your notes are kept.')
		).toBeVisible();
		await writer.board.addTo('How', 'First of three');
		await writer.board.write('Second of three');
		await writer.board.write('Third of three');
		for (const text of texts) {
			await expect(writer.board.note(text)).toContainText('Waiting to send');
		}
		await line.mend();
		await writer.page.reload();
		await writer.board.isReady();
		await expect.poll(() => reader.board.words()).toEqual(texts);
		await expect.poll(() => writer.board.words()).toHaveLength(3);
	});

	test('[X100] notes that waited when the page was closed are sent by the next one', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('The battery is empty');
		await workshop.step('private');
		const writer = await person({ device: phone });
		const next = await writer.anotherTab();
		const line = await writer.line();
		await writer.open(workshop, await workshop.join('patient'));
		await line.cut();
		await writer.board.write('First note');
		await writer.board.write('Then the battery');
		await writer.board.box.fill('Half a sen');
		// Half-typed words are written when the typing rests; the tab's own store has them at once.
		await expect.poll(async () => (await writer.stored()).match(/Half a sen/g)?.length).toBe(2);
		await writer.page.close();

		await line.mend();
		await next.open(workshop);
		await expect(next.board.box).toHaveValue('Half a sen');
		for (const text of ['First note', 'Then the battery'])
			await expect(next.board.note(text)).toContainText('Saved');
		await expect.poll(() => next.board.words()).toEqual(['Then the battery', 'First note']);
		await next.board.box.fill('');
		await expect.poll(() => next.stored()).not.toContain('battery');
	});

	test('[X53] a lock closes writing at once, keeps the half-typed words, and opens again', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Locked');
		await workshop.step('private');
		const [facilitator, writer] = [await person(), await person({ device: smallPhone })];
		await facilitator.open(workshop);
		await writer.open(workshop, await workshop.join('patient'));
		await writer.board.box.fill('Half a sentence');

		await facilitator.desk.set('Writing', 'Closed');
		await expect(writer.page.getByText('Writing is closed.').first()).toBeVisible();
		await expect(writer.page.getByText('Your words are kept as a draft.').first()).toBeVisible();
		await expect(writer.board.box).toHaveValue('Half a sentence');
		await expect(writer.board.add).toHaveCount(0);
		await writer.page.reload();
		await writer.board.isReady();
		await expect(writer.board.box).toHaveValue('Half a sentence');

		await facilitator.desk.set('Writing', 'Open');
		await writer.board.add.click();
		await expect(writer.board.note('Half a sentence')).toContainText('Saved');
	});

	test('[P6] a refused note stays as a draft with the reason, and Try again sends it', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Refused');
		await workshop.step('private');
		const writer = await person({ device: phone });
		const line = await writer.line();
		await writer.open(workshop, await workshop.join('patient'));
		await line.cut();
		await writer.board.write('Too late for the lock');
		await workshop.send([{ t: 'stage.lock', what: 'writing' }]);
		await line.mend();

		const draft = writer.page.getByRole('region', { name: 'Your draft in How' });
		await expect(draft).toContainText('Too late for the lock');
		await expect(draft).toContainText('Writing is closed. Your words are kept as a draft.');
		await expect(draft.getByRole('button', { name: 'Try again' })).toHaveCount(0);
		await writer.page.reload();
		await expect(draft, 'a draft outlives a reload').toContainText('Too late for the lock');

		await workshop.send([{ t: 'stage.unlock', what: 'writing' }]);
		await expect(draft).toContainText('You can write again.');
		await expect(draft).not.toContainText('Writing is closed.');
		await draft.getByRole('button', { name: 'Try again' }).click();
		await expect(writer.board.note('Too late for the lock')).toContainText('Saved');
		await expect(draft).toHaveCount(0);
	});

	test('[X24] changed words outlive another change, a reload, and the end of their note', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Half-changed');
		await workshop.step('share');
		const seat = await workshop.join('patient');
		const [id = ''] = await workshop.post(seat, 'how', ['One', 'Two']);
		const writer = await person({ device: phone });
		const { page, board } = writer;
		await writer.open(workshop, seat);
		const box = (name: string) =>
			page.getByRole('textbox', { name: `Change the words of: ${name}` });
		await board.act('One', 'Change');
		await box('One').fill('One with many new words');
		await board.act('Two', 'Change');
		await box('Two').fill('Two with many new words');
		await page.reload();
		await board.isReady();
		await expect(box('One')).toHaveValue('One with many new words');
		await expect(box('Two')).toHaveValue('Two with many new words');

		await workshop.send([{ t: 'note.remove', id }]);
		const draft = page.getByRole('region', { name: 'Your draft in How' });
		await expect(draft).toContainText('One with many new words');
		await draft.getByRole('button', { name: 'Try again' }).click();
		await expect(board.note('One with many new words')).toContainText('Sent');
		await expect(draft).toHaveCount(0);
		await board.main.getByRole('button', { name: 'Save' }).click();
		await expect(board.note('Two with many new words')).toContainText('Sent');
	});

	test('[X24] words typed before the scripts are here stay, also when Add note is pressed', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Slow scripts');
		await workshop.step('private');
		const { page, board, context } = await person({ device: phone });
		await workshop.enter(context, await workshop.join('patient'));
		let letGo = () => {};
		const held = new Promise<void>((resolve) => (letGo = resolve));
		await page.route(/\.js$/, async (route) => {
			await held;
			await route.continue();
		});
		await page.goto(workshop.path, { waitUntil: 'commit' });
		await board.box.fill('Typed at once');
		await board.add.click();
		await expect(board.box).toHaveValue('Typed at once');
		letGo();
		await board.isReady();
		await expect(board.box).toHaveValue('Typed at once');
		await board.add.click();
		await expect(board.note('Typed at once')).toContainText('Saved');
	});

	test('[X24] half-typed words outlive another question, a reload and a change of step', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Half-typed');
		await workshop.step('private');
		const writer = await person({ device: phone });
		const { page, board } = writer;
		await writer.open(workshop, await workshop.join('patient'));
		await board.box.fill('Half of How');
		await board.go('Who');
		await expect(board.box).toHaveValue('');
		await board.box.fill('Half of Who');
		await page.reload();
		await board.isReady();
		await board.go('How');
		await expect(board.box).toHaveValue('Half of How');

		await board.box.focus();
		await workshop.step('vote');
		await expect(page.getByText('Choose what matters most.').first()).toBeAttached();
		await expect(page.getByText('Half of How').or(board.box).first()).toBeVisible();
		await workshop.step('private');
		await board.go('How');
		await expect(board.box).toHaveValue('Half of How');
		await board.go('Who');
		await expect(board.box).toHaveValue('Half of Who');
	});

	test('[X101] a fifth tab of one person says that there are too many, and comes in when one is closed', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Five tabs');
		await workshop.step('share');
		const first = await person();
		await first.open(workshop, await workshop.join('patient'));
		const others = [];
		for (let n = 0; n < 3; n++) {
			const board = new BoardPage(await first.context.newPage());
			await board.page.goto(workshop.path);
			await board.isReady();
			others.push(board);
		}
		const fifth = new BoardPage(await first.context.newPage());
		await fifth.page.goto(workshop.path);
		await expect(fifth.status).toHaveText('Too many tabs, kept on this device');
		const told = fifth.page.getByRole('paragraph').filter({ hasText: 'Close another tab' });
		await expect(told).toContainText('You have this board open in too many tabs.');
		await others[0]?.page.close();
		// It tries by itself too, and may be in just before the press.
		const again = fifth.page.getByRole('button', { name: 'Try again' });
		await Promise.any([again.click(), fifth.isReady()]);
		await fifth.isReady();
		await expect(first.board.status).toHaveText('Everything saved');
	});
});
