import { laptop, phone, smallPhone, tablet } from '../support/pages/devices.ts';
import { owner } from '../support/pages/host.ts';
import { JoinPage } from '../support/pages/join-page.ts';
import type { Person } from '../support/pages/person.ts';
import { SignInPage } from '../support/pages/sign-in-page.ts';
import { expect, test } from '../support/fixtures.ts';

/** What each of the three writes in private, question by question. */
const thoughts = {
	patient: { How: 'Someone rings me back', Who: 'People who live alone' },
	'link worker': { How: 'One form for everyone', Where: 'The library' },
	nurse: { Who: 'Carers', Why: 'It gives hope' }
} as const;

/** Everyone sees exactly these notes, in whichever view they have. */
async function everyoneSees(people: Person[], texts: readonly string[]) {
	for (const { board } of people) {
		await expect.poll(async () => (await board.words()).sort()).toEqual([...texts].sort());
	}
}

test('[X50] a whole workshop: four people, two phones and two laptops, from the code to the result', async ({
	host,
	person
}) => {
	test.slow();
	void host;
	const [facilitator, patient, linkWorker, nurse] = [
		await person({ device: laptop }),
		await person({ device: smallPhone }),
		await person({ device: phone }),
		await person({ device: laptop })
	];
	const { page, desk } = facilitator;
	const everyone = [facilitator, patient, linkWorker, nurse];

	await test.step('the facilitator signs in and makes the workshop', async () => {
		await page.goto('/sign-in');
		await new SignInPage(page).as(owner.email, owner.password);
		await page.getByRole('link', { name: 'New workshop' }).click();
		await page.getByRole('textbox', { name: 'Title' }).fill('Riverside together');
		await page.getByRole('button', { name: 'Make the workshop' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Riverside together');
	});
	const code = await page.getByText(/^\w{4}-\w{4}$/).innerText();
	const link = await page.getByRole('textbox', { name: 'Link to send' }).inputValue();
	await page.getByRole('link', { name: 'Open the desk' }).click();
	await facilitator.board.isReady();

	await test.step('three people of three groups join, two by code and one by the square code', async () => {
		await patient.page.goto('/');
		await new JoinPage(patient.page).type(code.toLowerCase());
		await new JoinPage(patient.page).as('Patient', 'Ada');
		await linkWorker.page.goto(link);
		await new JoinPage(linkWorker.page).as('Link worker');
		await nurse.page.goto('/join');
		await new JoinPage(nurse.page).type(code.replace('-', ' '));
		await new JoinPage(nurse.page).as('Healthcare professional');
		for (const { board } of [patient, linkWorker, nurse]) await board.isReady();
		const people = desk.section('People, 3');
		await expect(people.getByRole('listitem').filter({ hasText: 'Ada' })).toContainText('Patient');
		await expect(patient.page.getByText('Writing opens soon.').first()).toBeVisible();
	});

	await test.step('they write in private, and the facilitator sees how many', async () => {
		await desk.next('Write in private');
		for (const [writer, notes] of [
			[patient, thoughts.patient],
			[linkWorker, thoughts['link worker']],
			[nurse, thoughts.nurse]
		] as const) {
			await expect(writer.board.box, 'every screen is at the step').toBeVisible();
			for (const [question, text] of Object.entries(notes)) {
				await writer.board.go(question as 'How');
				await writer.board.write(text);
				await expect(writer.board.note(text)).toContainText('Saved');
			}
		}
		await expect(desk.section('Share notes')).toContainText('Waiting in private: 6 notes.');
		for (const text of Object.values(thoughts.patient)) {
			for (const other of [facilitator, linkWorker, nurse]) {
				expect(await other.watch.heard(text)).toEqual([]);
			}
		}
		await patient.page.getByRole('main').getByRole('button', { name: 'I have finished' }).click();
		await expect(desk.part.getByText('1 of 3 finished')).toBeVisible();
	});

	await test.step('one question is shared, then all', async () => {
		await desk.share('Who');
		await nurse.board.show('List');
		await expect(nurse.board.question('Who')).toContainText('People who live alone');
		expect(await nurse.watch.heard(thoughts.patient.How)).toEqual([]);
		await desk.share();
		await desk.next('Share');
		for (const { board, page } of [patient, linkWorker]) {
			await expect(page.getByText('Read what everyone wrote.').first()).toBeVisible();
			if (await board.box.isVisible()) await board.show('List');
		}
	});
	const shared = Object.values(thoughts).flatMap((notes): string[] => Object.values(notes));
	await everyoneSees(everyone, shared);

	await test.step('they write in the open', async () => {
		await patient.board.addTo('Where', 'The allotment');
		await nurse.board.addTo('What', 'Walking together');
		await patient.board.show('List');
		await everyoneSees(everyone, [...shared, 'The allotment', 'Walking together']);
		await nurse.board.act('Walking together', 'Delete');
		await linkWorker.board.moveTo('The library', 'What', 'First');
		for (const { board } of everyone) {
			await expect(board.question('What').getByText('The library')).toBeVisible();
		}
		await everyoneSees(everyone, [...shared, 'The allotment']);
	});

	await test.step('anyone may move notes while they are put together, by drag too', async () => {
		await desk.next('Group');
		await nurse.board.show('Board');
		await nurse.board.drag('People who live alone', 'What');
		for (const { board } of everyone) {
			await expect(board.question('What').getByText('People who live alone')).toBeVisible();
		}
	});

	await test.step('the workshop is closed and its result taken home', async () => {
		await desk.part.getByRole('button', { name: 'All steps' }).click();
		const steps = facilitator.board.dialog('All steps');
		await steps.getByRole('button', { name: /Close/ }).last().click();
		for (const { board } of [patient, nurse, linkWorker]) {
			await expect(board.page.getByRole('button', { name: /^Add a note/ })).toHaveCount(0);
		}
		await expect(desk.part.getByText('People cannot write in this step.')).toBeVisible();
		await expect(desk.part.getByText(/\d finished/), 'nobody writes').toHaveCount(0);
		const { pathname } = new URL(page.url());
		const answer = await page.request.get(`/api${pathname}/export/csv`);
		expect(answer.status()).toBe(200);
		const csv = await answer.text();
		for (const text of [...shared, 'The allotment']) expect(csv).toContain(text);
		expect(csv).not.toContain('Walking together');
		expect(csv, 'no name leaves the desk').not.toContain('Ada');
	});
});

test('[X88] a tablet that is turned keeps the open question of the desk, and what was typed in it', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('On a tablet');
	const { number } = await workshop.join('patient');
	const { page, desk } = await (await person({ device: tablet })).open(workshop);
	await desk.part.getByRole('button', { name: `Remove Seat ${number}` }).click();
	const message = page.getByRole('dialog').getByRole('textbox');
	await message.fill('Please speak to me');
	const { width, height } = tablet.viewport ?? { width: 0, height: 0 };
	await page.setViewportSize({ width: height, height: width });
	// Behind an open question nothing else can be reached.
	const tabs = page.getByRole('navigation', { name: 'Desk', includeHidden: true });
	await expect(tabs).toBeVisible();
	await expect(message).toHaveValue('Please speak to me');
	await page.setViewportSize({ width, height });
	await expect(message).toHaveValue('Please speak to me');
});
