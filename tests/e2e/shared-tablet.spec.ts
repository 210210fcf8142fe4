import { smallPhone } from '../support/pages/devices.ts';
import { inspect } from '../support/pages/inspect.ts';
import { JoinPage } from '../support/pages/join-page.ts';
import { expect, test } from '../support/fixtures.ts';
import type { Person } from '../support/pages/person.ts';
import type { Workshop } from '../support/pages/workshop.ts';

/** Ann, a patient, joins on a device that several people share. */
async function joinShared(tablet: Person, workshop: Workshop): Promise<void> {
	await tablet.page.goto('/join');
	const join = new JoinPage(tablet.page);
	await join.type(workshop.code);
	await tablet.page.getByText('Several people share this device').click();
	await join.as('Patient', 'Ann');
	await tablet.board.isReady();
}

const who = ({ page }: Person) => page.getByRole('group', { name: 'Who is writing?' });
const choose = async (tablet: Person, name: string) => {
	await who(tablet).getByRole('button', { name }).click();
	await expect(tablet.page.getByText(`${name} is writing.`)).toBeVisible();
};

/** Adds a note: then it asks who is next. */
async function write(tablet: Person, text: string): Promise<void> {
	await tablet.board.box.fill(text);
	await tablet.board.add.click();
	await expect(who(tablet)).toBeVisible();
}

async function addPerson({ page }: Person, group: string, name: string): Promise<void> {
	await page.getByRole('button', { name: 'Add a person' }).click();
	const dialog = page.getByRole('dialog', { name: 'Add a person to this device' });
	await dialog.getByText(group, { exact: true }).click();
	await dialog.getByRole('textbox').fill(name);
	await dialog.getByRole('button', { name: 'Add this person' }).click();
	await expect(dialog).toBeHidden();
	await expect(page.getByText(`${name} is writing.`)).toBeVisible();
}

test('[X12] two people of two groups write in turn on one tablet, each unseen by the other', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('One tablet');
	await workshop.step('private');
	const tablet = await person();
	await joinShared(tablet, workshop);
	const { board, page } = tablet;
	await expect(board.box, 'first it asks who is writing').toHaveCount(0);
	await choose(tablet, 'Ann');
	await expect(board.box).toBeFocused();
	await write(tablet, 'Only Ann knows');
	await expect(who(tablet), 'it asks before every note').toBeVisible();
	// Whoever takes the tablet next sees the question: nobody's private notes stand under it.
	await expect(board.note('Only Ann knows')).toHaveCount(0);
	await expect(page.getByText('Your note is added. It is off the screen now.')).toBeVisible();
	await board.show('List');
	await expect(page.getByRole('main')).not.toContainText('Only Ann knows');
	await board.show('Board');
	await expect(page.getByRole('main')).not.toContainText('Only Ann knows');
	await board.show('Write');

	await addPerson(tablet, 'Link worker', 'Bob');
	await expect(board.note('Only Ann knows')).toHaveCount(0);
	await expect(page.getByText('Others will see:').locator('..')).toContainText('Link worker');
	await write(tablet, 'Only Bob knows');
	const inPage = await page.evaluate(() => document.documentElement.outerHTML);
	expect(inPage).not.toContain('Only Ann knows');
	expect(inPage).not.toContain('Only Bob knows');
	expect(await tablet.stored()).not.toContain('Only Ann knows');

	await choose(tablet, 'Ann');
	await expect(board.note('Only Ann knows')).toBeVisible();
	await expect(board.note('Only Bob knows')).toHaveCount(0);

	const facilitator = await (await person()).open(workshop);
	const people = facilitator.desk.section('People, 2');
	await expect(people.getByRole('listitem').filter({ hasText: 'Ann' })).toContainText('Here');
	await expect(people.getByRole('listitem').filter({ hasText: 'Bob' })).toContainText('Here');
	await workshop.send([{ t: 'stage.reveal' }]);
	await workshop.step('share');
	const reader = await (await person()).open(workshop, await workshop.join('hcp'));
	await reader.board.show('List');
	await expect(reader.board.note('Only Ann knows')).toContainText('Patient');
	await expect(reader.board.note('Only Bob knows')).toContainText('Link worker');
});

test('[P7] removal of one person leaves the others of the tablet, and Leave ends all', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('One leaves');
	await workshop.step('private');
	const tablet = await person({ device: smallPhone });
	await joinShared(tablet, workshop);
	await addPerson(tablet, 'Link worker', 'Bob');
	await inspect(tablet.page, 'writing');
	await tablet.page.getByRole('button', { name: 'Someone else' }).click();
	await inspect(tablet.page, 'asking');
	await tablet.page.getByRole('button', { name: 'Add a person' }).click();
	await inspect(tablet.page, 'adding');
	await tablet.page.keyboard.press('Escape');
	await choose(tablet, 'Bob');
	const facilitator = await (await person()).open(workshop);
	await facilitator.desk.remove('Bob', 'Thank you');
	await expect(tablet.page.getByText('One person was taken out of this workshop.')).toBeVisible();
	await expect(tablet.page.getByText('Thank you')).toBeVisible();
	await expect(who(tablet).getByRole('button', { name: 'Bob' })).toHaveCount(0);
	await choose(tablet, 'Ann');
	await write(tablet, 'Ann goes on');
	await choose(tablet, 'Ann');
	await expect(tablet.board.note('Ann goes on')).toContainText('Saved');
	await tablet.page.getByRole('button', { name: 'Someone else' }).click();
	await expect(tablet.board.note('Ann goes on')).toHaveCount(0);

	await addPerson(tablet, 'Link worker', 'Cy');
	await tablet.board.choose('Leave');
	const dialog = tablet.board.dialog('Leave this board?');
	await expect(dialog).toContainText('All 2 people on this device leave with it.');
	await dialog.getByRole('button', { name: 'Leave' }).click();
	await tablet.page.waitForURL(/\/boards\/left/);
	expect(await tablet.context.cookies()).toEqual([]);
	expect(await tablet.stored()).not.toContain(workshop.boardId);
});

test('[X12] after a reload it asks again, and people change over from the menu', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Changing over');
	await workshop.step('share');
	const tablet = await person();
	await joinShared(tablet, workshop);
	const { page, board } = tablet;
	await board.choose('Change over, now Ann');
	const dialog = page.getByRole('dialog', { name: 'Who is using this device now?' });
	await dialog.getByRole('button', { name: 'Add a person' }).click();
	const adding = page.getByRole('dialog', { name: 'Add a person to this device' });
	await adding.getByText('Link worker', { exact: true }).click();
	await adding.getByRole('textbox').fill('Bob');
	await adding.getByRole('button', { name: 'Add this person' }).click();
	await expect(dialog).toBeHidden();
	await board.isReady();
	await page.reload();
	await board.isReady();
	await board.choose('Change over, now Ann');
	await dialog.getByRole('button', { name: 'Bob' }).click();
	await board.isReady();
	await board.menu.click();
	await expect(page.getByRole('button', { name: 'Change over, now Bob' })).toBeVisible();
});

test('[X12] nobody votes or agrees in the name of whoever was there last', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('One tablet votes');
	await workshop.step('private');
	const nurse = await workshop.join('hcp');
	await workshop.post(nurse, 'how', ['Shorter forms']);
	const tablet = await person({ device: smallPhone });
	const { page, board } = tablet;
	await joinShared(tablet, workshop);
	await addPerson(tablet, 'Link worker', 'Bob');
	await write(tablet, 'A bench in the park');
	await workshop.send([{ t: 'stage.reveal' }]);
	await workshop.step('share');
	const agree = page.getByRole('button', { name: 'Me too: Shorter forms' });
	await expect(board.note('Shorter forms')).toBeVisible();
	await expect(agree, 'Bob wrote last, and may be gone').toHaveCount(0);

	await workshop.step('vote');
	const ask = page.getByText('Who is using this device now?');
	await expect(ask).toBeVisible();
	const dots = page.getByRole('button', { name: /^(Give a dot|Your dot): / });
	await expect(dots).toHaveCount(0);
	await inspect(page, 'a vote asks who is there');
	await page.getByRole('button', { name: 'Choose your name' }).click();
	const dialog = page.getByRole('dialog', { name: 'Who is using this device now?' });
	await dialog.getByRole('button', { name: 'Ann' }).click();
	await expect(page.getByText('Ann is voting.')).toBeVisible();
	await page.getByRole('button', { name: 'Give a dot: Shorter forms' }).click();
	await expect(page.getByText('2 of 3 left', { exact: true })).toBeVisible();
	await inspect(page, 'one of several votes');

	await page.getByRole('button', { name: 'Someone else' }).click();
	await expect(ask).toBeVisible();
	await expect(dots, 'whoever is next reads nobody’s ballot').toHaveCount(0);
	await page.getByRole('button', { name: 'Choose your name' }).click();
	await dialog.getByRole('button', { name: 'Bob' }).click();
	await expect(page.getByText('Bob is voting.')).toBeVisible();
	await expect(page.getByText('3 of 3 left', { exact: true })).toBeVisible();
	await expect(dots.first()).toBeVisible();
});
