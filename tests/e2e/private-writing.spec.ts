import type { Locator } from '@playwright/test';
import { laptop, phone, smallPhone } from '../support/pages/devices.ts';
import { box } from '../support/pages/board-page.ts';
import { expect, test } from '../support/fixtures.ts';

/** Whether the upper edge of this is what is seen there: not under a bar that stays on top. */
async function isOnTop(part: Locator): Promise<boolean> {
	return part.evaluate((node) => {
		const { left, top, width } = node.getBoundingClientRect();
		return node.contains(document.elementFromPoint(left + width / 2, top + 4));
	});
}

test.describe('private writing', () => {
	test('[P2] what is written in private reaches no other browser, in page, answer or frame', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Canaries');
		await workshop.step('private');
		const [facilitator, writer, reader] = [
			await person(),
			await person({ device: smallPhone }),
			await person({ device: phone })
		];
		await facilitator.open(workshop);
		await writer.open(workshop, await workshop.join('patient'));
		await reader.open(workshop, await workshop.join('hcp'));

		await writer.board.write('Canary Wilhelmina sings');
		const own = writer.board.note('Canary Wilhelmina sings');
		await expect(own).toContainText('Saved');
		await writer.board.go('Who');
		await writer.board.write('Canary Ferdinand sleeps');
		await expect(writer.board.note('Canary Ferdinand sleeps')).toContainText('Saved');

		// The facilitator sees how many, so the server has told everyone all that it will.
		await expect(facilitator.desk.section('Notes so far, 2')).toBeVisible();
		await expect(facilitator.desk.section('Share notes')).toContainText(
			'Waiting in private: 2 notes. You see how many, not the words.'
		);
		await reader.board.show('List');
		await reader.page.reload();
		await reader.board.isReady();
		for (const other of [facilitator, reader]) {
			expect(other.watch.frames, 'frames were looked at').toBeGreaterThan(0);
			for (const canary of ['Wilhelmina', 'Ferdinand']) {
				expect(await other.watch.heard(canary)).toEqual([]);
				await expect(other.page.getByText(canary)).toHaveCount(0);
			}
		}
		expect(await writer.watch.heard('Wilhelmina'), 'the search finds what is there').not.toEqual(
			[]
		);
		for (const format of ['csv', 'json', 'html']) {
			const path = `/api/boards/${workshop.boardId}/export/${format}`;
			const file = await facilitator.page.request.get(path);
			expect(file.status()).toBe(200);
			expect(await file.text()).not.toContain('Wilhelmina');
		}
	});

	test('[X54] sharing Who brings its notes to everyone and leaves the other questions with their writers', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Sharing');
		await workshop.step('private');
		const seat = await workshop.join('patient');
		await workshop.post(seat, 'who', ['Ask the neighbours', 'Ask the postman']);
		await workshop.post(seat, 'why', ['Canary Ottilie']);
		const [facilitator, reader, writer] = [await person(), await person(), await person()];
		await facilitator.open(workshop);
		await reader.open(workshop, await workshop.join('lw'));
		await writer.open(workshop, seat);
		await writer.board.go('Who');
		await expect(writer.board.note('Ask the postman')).toContainText('Saved');
		await reader.board.show('List');

		await facilitator.desk.share('Who');
		for (const text of ['Ask the neighbours', 'Ask the postman']) {
			await expect(reader.board.note(text)).toContainText('Patient');
			await expect(reader.board.note(text), 'no author and no state').not.toContainText(
				/Seat|Sent/
			);
		}
		await expect(writer.board.note('Ask the postman')).toContainText('Sent');
		expect(await reader.watch.heard('Ottilie')).toEqual([]);

		await facilitator.desk.share();
		await expect(reader.board.note('Canary Ottilie')).toBeVisible();
		await expect(facilitator.desk.section('Share notes')).toContainText('No private notes');

		await writer.board.write('A thought after all');
		await facilitator.desk.share();
		await expect(reader.board.note('A thought after all')).toContainText('Added later');
	});

	test('[X17] at 320 × 568 question, box and button are in sight, and the next question follows', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('One question at a time');
		await workshop.step('private');
		const writer = await person({ device: smallPhone });
		const { page, board } = writer;
		await writer.open(workshop, await workshop.join('patient'));

		const heading = page.getByRole('heading', { level: 1 });
		await expect(heading).toHaveText('How should social prescribing work here?');
		for (const part of [heading, board.box, board.add])
			await expect(part).toBeInViewport({ ratio: 1 });
		await expect(page.getByText('Others will see: Patient')).toBeVisible();
		await expect(
			page.getByText(/^Only you can see this until the facilitator shares/)
		).toBeVisible();
		await expect(board.box).toHaveAccessibleDescription(
			/Others will see: Patient.*Only you can see/s
		);

		await page.getByRole('button', { name: 'Next question: Who' }).click();
		await expect(heading).toHaveText('Who is it for, and who helps people feel in control?');
		await expect(heading, 'reading goes on from the question').toBeFocused();
	});

	for (const choose of [false, true])
		test(`[X17] above the keyboard of a small phone each question, box and button fit${choose ? ', also where each note may choose its group' : ''}`, async ({
			host,
			person
		}) => {
			const file = await (await host.workshop('Above the keyboard')).file();
			file.stage.settings.choose = choose;
			const workshop = await host.imported('Above the keyboard', file);
			await workshop.step('private');
			const { width } = smallPhone.viewport ?? { width: 0 };
			const writer = await person({ device: { ...smallPhone, viewport: { width, height: 352 } } });
			const { page, board } = writer;
			// The longest group is the one that leaves least room.
			await writer.open(workshop, await workshop.join('hcp'));
			await expect(page.getByLabel('Others will see')).toHaveCount(choose ? 1 : 0);
			// A keyboard comes with the box.
			await board.box.focus();
			const heading = page.getByRole('heading', { level: 1 });
			const allFit = async (what: string) => {
				for (const part of [heading, board.box, board.add]) {
					await expect(part, what).toBeInViewport({ ratio: 1 });
					await expect.poll(() => isOnTop(part), `${what}: nothing lies over it`).toBe(true);
				}
				expect((await box(board.box)).height, `${what}: two lines`).toBeGreaterThanOrEqual(70);
			};
			for (const next of ['Who', 'What', 'Where', 'Why', 'How']) {
				await allFit('an empty box');
				for (const lines of [5, 10]) {
					await board.box.fill('A line that is as long as it gets\n'.repeat(lines).trim());
					await allFit(`${lines} lines`);
				}
				await board.box.fill('a'.repeat(950));
				await allFit('nearly full');
				await board.box.fill('a'.repeat(1003));
				await board.add.click();
				await allFit('too long');
				await board.box.fill('');
				await board.add.click();
				await expect(page.getByText('Your note is empty.')).toBeVisible();
				await allFit('a message');
				// Suggestions over the keyboard take a line more.
				await page.setViewportSize({ width, height: 308 });
				await allFit('a message, and suggestions');
				await page.setViewportSize({ width, height: 352 });
				await page.getByRole('button', { name: new RegExp(`question: ${next}$`) }).click();
			}
		});

	test('[X18] Enter makes a new line, Ctrl and Enter adds, and the count begins at 100 left', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('The box');
		await workshop.step('private');
		const writer = await person({ device: laptop });
		const { page, board } = writer;
		await writer.open(workshop, await workshop.join('vcs'));

		await board.box.click();
		await page.keyboard.type('One line');
		const height = (await box(board.box)).height;
		await page.keyboard.press('Enter');
		await page.keyboard.type('and another\nand a third\nand a fourth');
		expect((await box(board.box)).height, 'the box grows').toBeGreaterThan(height);
		await page.keyboard.press('Control+Enter');
		await expect(board.note('and a fourth')).toContainText('Saved');
		await expect(board.box).toHaveValue('');
		await expect(board.box).toBeFocused();

		await board.box.fill('👨‍👩‍👧‍👦'.repeat(100));
		await expect(page.getByText(/characters? left$/), 'a family is one character').toHaveCount(0);
		await board.box.fill('a'.repeat(905));
		await expect(page.getByText('95 characters left')).toBeVisible();
		await board.box.fill('a'.repeat(1003));
		await expect(page.getByText('3 characters too many.')).toBeVisible();
		await board.add.click();
		await expect(board.box).toHaveValue('a'.repeat(1003));
		await expect(board.box).toBeFocused();
		await board.box.fill('');
		await board.add.click();
		await expect(page.getByText('Your note is empty.')).toBeVisible();
	});

	test('[X94] a message at the box is told in the title too, and focus stays in the box', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Told at the box');
		await workshop.step('private');
		const { page, board } = await (await person()).open(workshop, await workshop.join('vcs'));
		await board.add.click();
		await expect(page).toHaveTitle('Error: Told at the box - Fiveways');
		await expect(board.box).toBeFocused();
		await expect(board.box).toHaveAccessibleDescription(/^Error: Your note is empty\./);
		await page.keyboard.type('Now there is something');
		await expect(page).toHaveTitle('Told at the box - Fiveways');
		await board.add.click();
		await expect(board.note('Now there is')).toContainText('Saved');

		await board
			.note('Now there is')
			.getByRole('button', { name: /^Change: / })
			.click();
		await page.getByRole('textbox', { name: /^Change the words/ }).fill(' ');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(page).toHaveTitle(/^Error: /);
		await page.getByRole('button', { name: 'Cancel' }).click();
		await expect(page).toHaveTitle('Told at the box - Fiveways');
	});

	test('[X18] Add note pressed twice adds one note and finds nothing wrong', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Pressed twice');
		await workshop.step('private');
		const { page, board } = await (await person()).open(workshop, await workshop.join('vcs'));
		await board.box.fill('Once');
		await board.add.dblclick();
		await expect(board.note('Once')).toContainText('Saved');
		await expect(board.note('Once')).toHaveCount(1);
		await expect(page.getByText('Your note is empty.')).toHaveCount(0);
		await expect(board.box).toBeFocused();
		await board.box.fill(' ');
		await board.add.click();
		await expect(page.getByText('Your note is empty.')).toBeVisible();
	});

	test('[X20] a note says Waiting to send while nothing gets through, then Saved, then Sent', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Told truthfully');
		await workshop.step('private');
		const writer = await person({ device: phone });
		const line = await writer.line();
		await writer.open(workshop, await workshop.join('patient'));

		await line.cut();
		await expect(writer.board.status).toHaveText('Offline, kept on this device');
		await writer.board.write('Written on the train');
		await expect(writer.board.note('Written on the train')).toContainText('Waiting to send');
		await line.mend();
		await expect(writer.board.note('Written on the train')).toContainText('Saved');
		await expect(writer.board.status).toHaveText('Everything saved');
		await workshop.send([{ t: 'stage.reveal' }]);
		await expect(writer.board.note('Written on the train')).toContainText('Sent');
		expect((await workshop.file()).notes.map(({ text }) => text)).toEqual(['Written on the train']);
	});

	test('[X50] on a phone a step that begins out of sight is told at the foot, with what became of half a note', async ({
		host,
		person
	}) => {
		const workshop = await host.sample('Told at the foot');
		await workshop.step('private');
		const { page, board } = await (
			await person({ device: smallPhone })
		).open(workshop, await workshop.join('patient'));
		const foot = page.getByRole('region', { name: 'Last change' });
		await expect(foot, 'who comes late is told what is going on').toContainText(
			'Step 2 of 7: Write in private.'
		);
		await board.box.focus();
		await expect(foot, 'above a keyboard there is room for the box alone').toHaveCount(0);
		await board.go('Who');
		await board.box.fill('Half a thought');
		await board.box.blur();

		await workshop.step('share');
		await expect(foot).toContainText('Step 3 of 7: Share.');
		await expect(foot).toBeInViewport({ ratio: 1 });
		await workshop.step('close');
		await expect(foot).toContainText('Step 7 of 7: Close.');
		await expect(foot).toContainText('Writing is closed. Your words are kept as a draft.');
		await expect(foot).toBeInViewport({ ratio: 1 });
		await page.reload();
		await board.isReady();
		await expect(page.getByText('Half a thought')).toBeVisible();
		await expect(foot, 'it is told once').toHaveCount(0);
	});

	test('[P2] a note that waits from the private step is seen by nobody when it arrives in the next', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Late from the train');
		await workshop.step('private');
		const [writer, reader] = [await person({ device: smallPhone }), await person()];
		const line = await writer.line();
		await writer.open(workshop, await workshop.join('patient'));
		await reader.open(workshop, await workshop.join('hcp'));
		await line.cut();
		await expect(writer.board.status).toHaveText('Offline, kept on this device');
		await writer.board.write('Canary from the train');
		await workshop.step('share');
		await line.mend();
		await expect(writer.board.note('Canary from the train')).toContainText('Saved');
		await expect(writer.board.status).toHaveText('Everything saved');
		await workshop.post(await workshop.join('lw'), 'how', ['In the open']);
		await expect(reader.board.note('In the open')).toBeVisible();
		expect(await reader.watch.heard('Canary')).toEqual([]);
		await workshop.send([{ t: 'stage.reveal' }]);
		await expect(reader.board.note('Canary from the train')).toBeVisible();
	});

	test('[X55] the desk counts who has finished, and nobody else hears of it', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Finished');
		await workshop.step('private');
		const [facilitator, writer] = [await person(), await person({ device: phone })];
		await facilitator.open(workshop);
		await writer.open(workshop, await workshop.join('patient'));
		await workshop.join('hcp');
		const done = writer.page.getByRole('main').getByRole('button', { name: 'I have finished' });
		await done.click();
		await expect(done).toHaveAttribute('aria-pressed', 'true');
		await expect(facilitator.desk.part.getByText('1 of 2 finished')).toBeVisible();
		await expect(facilitator.desk.section(/^People,/), 'nobody sees who has not').not.toContainText(
			/finished/i
		);
		await done.click();
		await expect(facilitator.desk.part.getByText('0 of 2 finished')).toBeVisible();
	});
});
