import { laptop, phone, smallPhone, tablet as tabletDevice } from '../support/pages/devices.ts';
import { owner } from '../support/pages/host.ts';
import { JoinPage } from '../support/pages/join-page.ts';
import type { Person } from '../support/pages/person.ts';
import { SignInPage } from '../support/pages/sign-in-page.ts';
import { expect, test } from '../support/fixtures.ts';

const smallDesk = { ...smallPhone, viewport: { width: 360, height: 640 } };
const projector = { ...laptop, viewport: { width: 1280, height: 720 } };
const password = 'harbour pencil cloud';

/** In by the front door, with a code and nothing else. */
async function joinAs({ page, board }: Person, code: string, group: string, name = '') {
	await page.goto('/');
	const join = new JoinPage(page);
	await join.type(code);
	await join.as(group, name);
	await board.isReady();
}

/** The same without a pointer. */
async function joinByKeys({ page, board }: Person, code: string) {
	await page.goto('/');
	const join = new JoinPage(page);
	await join.code.focus();
	await page.keyboard.type(code);
	await page.keyboard.press('Enter');
	const patient = page.getByRole('radio', { name: /^Healthcare professional/ });
	await patient.focus();
	await page.keyboard.press('Space');
	await join.join.focus();
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/boards\//);
	await board.isReady();
}

/** Whoever wrote until now may be left at their own notes. */
async function toList({ page, board }: Person) {
	const wide = page.getByRole('group', { name: 'Show the board as' });
	if ((await wide.isVisible()) || (await board.box.isVisible())) await board.show('List');
}

const chooseWriter = async ({ page }: Person, name: string) => {
	const who = page.getByRole('group', { name: 'Who is writing?' });
	await who.getByRole('button', { name }).click();
	await expect(page.getByText(`${name} is writing.`)).toBeVisible();
};

/** Gives a dot, wherever the person is asked for it. */
const vote = ({ page }: Person, name: string) =>
	page.getByRole('button', { name: `Give a dot: ${name}` }).click();

test('[X50] a whole room: two facilitators, a projector, six phones and laptops, a shared tablet and somebody without a device', async ({
	host,
	person
}) => {
	test.setTimeout(240_000);
	void host;
	const facilitator = await person({ device: laptop });
	const second = await person({ device: smallDesk });
	const wall = await person({ device: projector });
	const [ann, bob, cleo, dev] = [
		await person({ device: smallPhone }),
		await person({ device: phone }),
		await person({ device: phone }),
		await person({ device: smallPhone })
	];
	const late = await person({ device: smallPhone });
	const keys = await person({ device: laptop });
	const tablet = await person({ device: tabletDevice });
	const phones = [ann, bob, cleo, dev];
	const { page, desk, board } = facilitator;

	await test.step('the facilitator makes the workshop and invites another', async () => {
		await page.goto('/sign-in');
		await new SignInPage(page).as(owner.email, owner.password);
		await page.getByRole('link', { name: 'New workshop' }).click();
		await page.getByRole('textbox', { name: 'Title' }).fill('Riverside, all of us');
		await page.getByRole('button', { name: 'Make the workshop' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Riverside, all of us');
		const together = page.getByRole('region', { name: 'Run it together' });
		await together.getByText('Facilitator', { exact: true }).click();
		await together.getByRole('button', { name: 'Make a link' }).click();
		const link = await together.getByRole('textbox', { name: 'Link for one person' }).inputValue();
		await second.page.goto(link);
		const account = second.page.getByRole('region', { name: 'I have no account yet' });
		await account.getByLabel('E-mail').fill(`second-${Date.now()}@example.org`);
		await account.getByLabel('Password', { exact: true }).fill(password);
		await account.getByRole('button', { name: 'Make the account and accept' }).click();
		await second.page.waitForURL(/\/workshops\/\w+/);
	});
	const code = await page.getByText(/^\w{4}-\w{4}$/).innerText();
	await page.getByRole('link', { name: 'Open the desk' }).click();
	await board.isReady();
	const path = new URL(page.url()).pathname;
	await second.page.goto(path);
	await second.board.isReady();

	await test.step('arrive: the projector shows the code, and everybody comes in', async () => {
		const opened = facilitator.context.waitForEvent('page');
		await desk
			.section('Room screen')
			.getByRole('button', { name: 'Open on the projector' })
			.click();
		const tab = await opened;
		await expect(tab.getByText(code)).toBeVisible();
		await wall.context.addCookies(await facilitator.context.cookies(tab.url()));
		await tab.close();
		await wall.page.goto(`${path}/screen`);
		await expect(wall.page.getByText(code)).toBeVisible();
		await joinAs(ann, code.toLowerCase(), 'Patient', 'Ann');
		await joinAs(bob, code.replace('-', ' '), 'Patient');
		await joinAs(cleo, code, 'Link worker');
		await joinAs(dev, code, 'Voluntary and community', 'Dev');
		await joinByKeys(keys, code);
		await tablet.page.goto('/join');
		const join = new JoinPage(tablet.page);
		await join.type(code);
		await tablet.page.getByText('Several people share this device').click();
		await join.as('Patient', 'Eve');
		await tablet.board.isReady();
		await expect(desk.section('People, 6')).toBeVisible();
	});

	await test.step('write in private: each sees only their own, the desk only how many', async () => {
		await desk.next('Write in private');
		await desk.part.getByRole('button', { name: /^Start \d+ min/ }).click();
		for (const { page: each } of [...phones, keys, wall])
			await expect(each.getByRole('timer')).toBeVisible();
		for (const [writer, text] of [
			[ann, 'A person who rings back'],
			[bob, 'A lift to the hall'],
			[cleo, 'One form for everyone'],
			[dev, 'Somebody at the door']
		] as const) {
			await writer.board.write(text);
			await expect(writer.board.note(text)).toContainText('Saved');
		}
		await keys.board.box.focus();
		await keys.page.keyboard.type('Time with each patient');
		await keys.page.keyboard.press('ControlOrMeta+Enter');
		await expect(keys.board.note('Time with each patient')).toContainText('Saved');
		await chooseWriter(tablet, 'Eve');
		await tablet.board.box.fill('Eve likes to walk');
		await tablet.board.add.click();
		await tablet.page.getByRole('button', { name: 'Add a person' }).click();
		const adding = tablet.page.getByRole('dialog', { name: 'Add a person to this device' });
		await adding.getByText('Link worker', { exact: true }).click();
		await adding.getByRole('textbox').fill('Finn');
		await adding.getByRole('button', { name: 'Add this person' }).click();
		await expect(tablet.page.getByText('Finn is writing.')).toBeVisible();
		await expect(tablet.board.note('Eve likes to walk')).toHaveCount(0);
		await tablet.board.box.fill('Finn knows the library');
		await tablet.board.add.click();

		const writing = desk.section('Writing for');
		await writing.getByRole('combobox').selectOption('Patient (no device)');
		await page
			.getByRole('button', { name: /^Add a note( to How)?$/ })
			.first()
			.click();
		await board.box.fill('Said without a device');
		await page.getByRole('button', { name: 'Add for a patient' }).click();
		await expect(board.box).toHaveValue('');
		await board
			.dialog(/^Add a note to /)
			.getByRole('button', { name: 'Close' })
			.click();
		await writing.getByRole('combobox').selectOption('Myself');

		await ann.page.getByRole('button', { name: 'I need help' }).click();
		await expect(second.desk.section('Help wanted')).toContainText('Ann needs help');
		await second.desk
			.section('Help wanted')
			.getByRole('button', { name: /^Answered/ })
			.click();
		await bob.page.getByRole('main').getByRole('button', { name: 'I have finished' }).click();
		await expect(second.desk.part.getByText('1 of 7 finished')).toBeVisible();
		await expect(second.desk.section('Share notes')).toContainText('8 notes');
		for (const each of [second, wall, bob, cleo, dev, keys, tablet])
			expect(await each.watch.heard('rings back')).toEqual([]);
		const counts = wall.page.getByRole('region', { name: 'Notes so far' });
		await expect(counts.getByRole('listitem').filter({ hasText: 'How' })).toHaveText(/^\s*8\s*How/);
	});

	await test.step('share: the second facilitator shares from a phone, and everybody reads all eight', async () => {
		await second.desk.share();
		await second.desk.next('Share');
		await expect(desk.part.getByRole('heading', { name: /Share$/ })).toBeVisible();
		for (const each of [...phones, keys, tablet]) {
			await expect(each.page.getByText('Read what everyone wrote.').first()).toBeVisible();
			await toList(each);
			await expect(each.board.note('A person who rings back')).toContainText('Patient');
			await expect(each.board.note('Finn knows the library')).toContainText('Link worker');
			await expect(each.board.note('Said without a device')).toContainText('Written down');
		}
		// Six of the eight stand on the first page, in the order that sharing gave them.
		await expect(wall.page.getByText(/Link worker|Patient/).first()).toBeVisible();
		await cleo.page.getByRole('button', { name: 'Me too: A lift to the hall' }).click();
		await expect(board.note('A lift to the hall')).toContainText('1');
	});

	await test.step('somebody comes late, reads the step and writes; somebody is asked to leave', async () => {
		await joinAs(late, code, 'Healthcare professional');
		await expect(late.page.getByText('Read what everyone wrote.').first()).toBeVisible();
		await late.board.addTo('Where', 'Where the bus stops');
		await expect(board.note('Where the bus stops')).toContainText('Added later');
		await desk.remove('Dev', 'Please speak to me');
		await expect(
			dev.page.getByRole('heading', { name: 'You were taken out of this workshop' })
		).toBeVisible();
		await expect(board.note('Somebody at the door')).toBeVisible();
	});

	await test.step('everything of a person goes at a press, and comes back at another', async () => {
		await desk.part.getByRole('button', { name: 'More for Ann' }).click();
		await page.getByRole('button', { name: 'Undo everything' }).click();
		for (const each of [bob, cleo, keys])
			await expect(each.board.note('A person who rings back')).toBeHidden();
		await desk.part.getByRole('button', { name: 'Undo my last change' }).click();
		for (const each of [bob, cleo, keys])
			await expect(each.board.note('A person who rings back')).toBeVisible();
	});

	await test.step('group: a phone and a laptop put notes together', async () => {
		await desk.next('Group');
		await cleo.page.getByRole('button', { name: 'Group and tidy' }).click();
		await cleo.page
			.getByRole('list', { name: 'Group and tidy' })
			.getByRole('button', { name: 'Select notes', exact: true })
			.click();
		for (const text of ['A lift to the hall', 'Finn knows the library'])
			await cleo.page.getByRole('checkbox', { name: `Select: ${text}` }).click();
		await cleo.page.getByRole('button', { name: 'Put together' }).click();
		await cleo.page.getByLabel('Name of the cluster').fill('Getting there');
		await cleo.page.getByRole('dialog').getByRole('button', { name: 'Put together' }).click();
		for (const each of [facilitator, ann, keys, tablet])
			await expect(
				each.board.main.getByRole('heading', { level: 3, name: 'Getting there' })
			).toBeVisible();
		await expect(wall.page.getByRole('heading', { name: 'Getting there' })).toBeVisible();
	});

	await test.step('vote: nobody sees a total, a ballot on paper counts, and the close shows all', async () => {
		const without = desk.section('People without a device');
		await without.getByText('People without a device').click();
		await desk.part.getByRole('button', { name: 'One more: Patient' }).click();
		await desk.next('Vote');
		await vote(ann, 'Getting there');
		await vote(ann, 'One form for everyone');
		await vote(bob, 'Getting there');
		await vote(cleo, 'One form for everyone');
		await vote(late, 'Getting there');
		const own = keys.page.getByRole('button', { name: 'Give a dot: Getting there' });
		await own.focus();
		await keys.page.keyboard.press('Enter');
		await expect(desk.section('The vote')).toContainText(/5 of \d+ have voted/);
		await desk.section('The vote').getByRole('button', { name: 'Add a ballot on paper' }).click();
		const paper = page.getByRole('dialog', { name: 'A ballot on paper' });
		await paper.getByRole('button', { name: 'One dot more: Getting there' }).click();
		await paper.getByRole('button', { name: 'Add this ballot' }).click();
		await paper.getByRole('button', { name: 'Close' }).click();
		await expect(second.desk.section('The vote')).toContainText(/6 of \d+ have voted/);
		for (const each of [...phones.slice(0, 3), keys, wall, second])
			await expect(each.page.getByText('Results by group')).toHaveCount(0);
		await second.desk.next('Act');
		for (const each of [facilitator, ann, cleo, keys])
			await expect(each.page.getByText('Results by group').first()).toBeVisible();
		await expect(wall.page.getByText('What matters most to us')).toBeVisible();
		await expect(wall.page.getByText('Getting there')).toBeVisible();
	});

	await test.step('act: two actions, read by everybody', async () => {
		const list = page.getByRole('region', { name: 'What we will do' });
		for (const [text, who] of [
			['Ask for a community bus', 'The PCN'],
			['Agree one form', 'Link workers']
		] as const) {
			await list.getByRole('button', { name: 'Add an action' }).click();
			const dialog = page.getByRole('dialog', { name: 'Add an action' });
			await dialog.getByLabel('What will be done?').fill(text);
			await dialog.getByLabel('Who will do it?').fill(who);
			await dialog.getByRole('button', { name: 'Save the action' }).click();
			await expect(dialog).toBeHidden();
		}
		for (const each of [ann, bob, keys, facilitator])
			await expect(
				each.page.getByRole('region', { name: 'What we will do' }).getByRole('listitem')
			).toHaveCount(2);
	});

	await test.step('close: nobody writes any more, and the result is taken home', async () => {
		await desk.next('Close');
		for (const each of [ann, bob, cleo, keys, late]) {
			await expect(each.page.getByRole('button', { name: /^Add a note/ })).toHaveCount(0);
			await expect(each.page.getByText('Thank you.').first()).toBeVisible();
		}
		await expect(wall.page.getByText('Thank you.').first()).toBeVisible();
		const answer = await page.request.get(`/api${path}/export/csv`);
		const csv = await answer.text();
		for (const text of ['A person who rings back', 'Said without a device', 'Where the bus stops'])
			expect(csv).toContain(text);
		for (const name of ['Ann', 'Eve likes to walk,Eve', 'Finn,']) expect(csv).not.toContain(name);
	});
});
