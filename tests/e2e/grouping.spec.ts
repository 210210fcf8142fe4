import type { Locator, Page } from '@playwright/test';
import type { Host } from '../support/pages/host.ts';
import { box, type BoardPage } from '../support/pages/board-page.ts';
import { laptop, smallPhone } from '../support/pages/devices.ts';
import { expect, test } from '../support/fixtures.ts';
import type { Workshop } from '../support/pages/workshop.ts';

const notes = `group,question,text
lw,how,Shorter forms
hcp,how,One form for all
patient,how,A form on paper
vcs,how,Walk there together
lw,who,People who live alone
`;

async function grouping(host: Host, title: string): Promise<Workshop> {
	const workshop = await host.imported(title, notes);
	await workshop.step('group');
	return workshop;
}

/** Chooses a line of "Group and tidy". */
async function arrange(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name: 'Group and tidy' }).click();
	const list = page.getByRole('list', { name: 'Group and tidy' });
	await list.getByRole('button', { name, exact: true }).click();
}

function cluster(board: BoardPage, name: string): Locator {
	return board.main.getByRole('heading', { level: 3, name });
}

function clusterMenu(page: Page, name: string): Locator {
	return page.getByRole('button', { name: `Actions for cluster: ${name}` });
}

async function actOn(page: Page, name: string, action: string): Promise<void> {
	await clusterMenu(page, name).click();
	const list = page.getByRole('list', { name: `Actions for cluster: ${name}` });
	await list.getByRole('button', { name: action, exact: true }).click();
}

function tick(board: BoardPage, text: string): Locator {
	return board.main.getByRole('checkbox', { name: `Select: ${text}` });
}

/** The names of clusters with their notes, as everybody has them. */
async function clustersOf(workshop: Workshop): Promise<Record<string, string[]>> {
	const file = await workshop.file();
	return Object.fromEntries(
		file.clusters.map(({ id, name }) => [
			name,
			file.notes.filter((note) => note.cluster === id).map(({ text }) => text)
		])
	);
}

test.describe('grouping', () => {
	test('[X39] two people group at once, one by ticking and one by a box drawn with the mouse', async ({
		host,
		person
	}) => {
		const workshop = await grouping(host, 'Two at once');
		const one = await (await person()).open(workshop, await workshop.join('lw'));
		const other = await (await person()).open(workshop, await workshop.join('hcp'));

		await arrange(one.page, 'Select notes');
		const bar = one.page.getByRole('region', { name: 'Selected notes' });
		await tick(one.board, 'Shorter forms').click();
		await tick(one.board, 'One form for all').click();
		await expect(bar).toContainText('2 notes selected');
		await expect(one.page.locator('[aria-live=polite][data-live]')).toHaveText('2 notes selected');

		// Round the one note of "Who", from the free ground beside it.
		const paper = await box(other.board.note('People who live alone'));
		const { mouse } = other.page;
		await mouse.move(paper.x + paper.width * 1.6, paper.y + paper.height * 1.6);
		await mouse.down();
		await mouse.move(paper.x + paper.width * 0.5, paper.y + paper.height * 0.5, { steps: 6 });
		await mouse.up();
		await expect(tick(other.board, 'People who live alone')).toBeChecked();

		await Promise.all([
			one.page.getByRole('button', { name: 'Put together' }).click(),
			other.page.getByRole('button', { name: 'Put together' }).click()
		]);
		const name = ({ page }: typeof one) => page.getByLabel('Name of the cluster');
		await name(one).fill('Paper');
		await name(other).fill('Alone');
		await Promise.all([
			one.page.getByRole('dialog').getByRole('button', { name: 'Put together' }).click(),
			other.page.getByRole('dialog').getByRole('button', { name: 'Put together' }).click()
		]);
		for (const { board } of [one, other]) {
			await expect(cluster(board, 'Paper')).toBeVisible();
			const groups = /groups?: (Patient|Link worker|Healthcare professional)/;
			await expect(board.main.getByText(groups).first(), 'the groups in words').toBeAttached();
			await expect(cluster(board, 'Alone')).toBeVisible();
		}
		await expect(bar).toHaveCount(0);
		expect(await clustersOf(workshop)).toEqual({
			Paper: ['Shorter forms', 'One form for all'],
			Alone: ['People who live alone']
		});

		await one.page.getByRole('button', { name: 'Undo', exact: true }).click();
		for (const { board } of [one, other]) await expect(cluster(board, 'Paper')).toHaveCount(0);
		expect(Object.keys(await clustersOf(workshop))).toEqual(['Alone']);
	});

	test('[X38] a box dragged by its head takes its notes along, and Escape puts it back', async ({
		host,
		person
	}) => {
		const workshop = await grouping(host, 'By its head');
		const one = await (await person()).open(workshop, await workshop.join('lw'));
		const other = await (await person()).open(workshop, await workshop.join('hcp'));
		const { page, board } = one;
		await board.actions('Shorter forms').click({ modifiers: ['Control'] });
		await expect(tick(board, 'Shorter forms')).toBeFocused();
		await tick(board, 'A form on paper').click({ modifiers: ['Shift'] });
		await page.getByRole('button', { name: 'Put together' }).click();
		await page.getByLabel('Name of the cluster').fill('Forms');
		await page.getByLabel('Name of the cluster').press('Enter');
		await expect(cluster(board, 'Forms')).toBeVisible();
		const before = await workshop.file();

		const head = await box(cluster(board, 'Forms'));
		const who = await box(board.question('Who'));
		const lift = async () => {
			await page.mouse.move(head.x + 5, head.y + 8);
			await page.mouse.down();
			await page.mouse.move(head.x + 30, head.y + 20, { steps: 4 });
			await page.mouse.move(who.x + 40, who.y + 260, { steps: 8 });
		};
		await lift();
		await page.keyboard.press('Escape');
		await page.mouse.up();
		await expect(page.getByText('Move cancelled. The cluster is back where it was.')).toHaveCount(
			1
		);
		expect((await workshop.file()).clusters).toEqual(before.clusters);

		await lift();
		await page.mouse.up();
		for (const { board: seen } of [one, other])
			for (const text of ['Shorter forms', 'A form on paper'])
				await expect(seen.question('Who').getByText(text, { exact: true })).toBeVisible();
		const after = await workshop.file();
		expect(after.clusters).toMatchObject([{ name: 'Forms', question: 'who' }]);
		const placeOf = (file: typeof after, text: string) =>
			file.notes.find((note) => note.text === text)?.place ?? [0, 0];
		const down = (text: string) => placeOf(after, text)[1] - placeOf(before, text)[1];
		expect(down('Shorter forms')).toBeCloseTo(down('A form on paper'));

		// A note dragged onto the box joins it, and out of it leaves it.
		await board.drag('Walk there together', 'Who');
		await page.getByRole('button', { name: 'Group and tidy' }).click();
		await page.getByRole('button', { name: 'Tidy up Who', exact: true }).click();
		await expect(page.getByRole('region', { name: 'Your last change' })).toContainText(
			'Who is tidied up.'
		);
		const note = await box(board.actions('Walk there together'));
		const inside = await box(board.actions('A form on paper'));
		await page.mouse.move(note.x + 20, note.y + 40);
		await page.mouse.down();
		await page.mouse.move(note.x + 30, note.y + 30, { steps: 4 });
		await page.mouse.move(inside.x + 30, inside.y + 50, { steps: 8 });
		await page.mouse.up();
		await expect.poll(async () => (await clustersOf(workshop))['Forms']?.length).toBe(3);
	});

	test('[X39] by keys alone: select, put together, rename, move, merge, dissolve', async ({
		host,
		person
	}) => {
		const workshop = await grouping(host, 'Grouping by keys');
		const { page, board } = await (await person()).open(workshop, await workshop.join('lw'));
		const press = async (locator: Locator, key = 'Enter') => {
			await locator.focus();
			await page.keyboard.press(key);
		};
		const choose = async (opener: Locator, list: string, name: string) => {
			await press(opener);
			const item = page
				.getByRole('list', { name: list })
				.getByRole('button', { name, exact: true });
			for (let n = 0; n < 12; n++) {
				if (await item.evaluate((node) => node === document.activeElement)) break;
				await page.keyboard.press('ArrowDown');
			}
			await expect(item).toBeFocused();
			await page.keyboard.press('Enter');
		};
		const menuOf = (name: string) => clusterMenu(page, name);
		const chooseOf = (name: string, action: string) =>
			choose(menuOf(name), `Actions for cluster: ${name}`, action);

		await choose(
			page.getByRole('button', { name: 'Group and tidy' }),
			'Group and tidy',
			'Select notes'
		);
		await press(tick(board, 'Shorter forms'), 'Space');
		await press(tick(board, 'A form on paper'), 'Space');
		await press(page.getByRole('button', { name: 'Put together' }));
		await expect(page.getByLabel('Name of the cluster')).toBeFocused();
		await page.keyboard.type('Forms');
		await page.keyboard.press('Enter');
		await expect(cluster(board, 'Forms')).toBeVisible();
		await expect(menuOf('Forms')).toBeFocused();

		await chooseOf('Forms', 'Rename…');
		await expect(page.getByLabel('Name of the cluster')).toBeFocused();
		await page.keyboard.press('Control+A');
		await page.keyboard.type('All about forms');
		await page.keyboard.press('Enter');
		await expect(cluster(board, 'All about forms')).toBeVisible();
		await expect(menuOf('All about forms')).toBeFocused();

		await chooseOf('All about forms', 'Move with arrow keys');
		await expect(page.getByRole('group', { name: 'Move the cluster' })).toBeFocused();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect(board.question('Who').getByText('Shorter forms', { exact: true })).toBeVisible();
		await expect(menuOf('All about forms')).toBeFocused();

		await choose(
			board.actions('Walk there together'),
			'Actions for: Walk there together',
			'Put in a cluster…'
		);
		await page.getByRole('dialog').getByRole('button', { name: 'Put together' }).focus();
		await page.keyboard.press('Enter');
		await expect(cluster(board, 'Cluster 1')).toBeVisible();
		await chooseOf('Cluster 1', 'Merge into another…');
		await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).focus();
		await page.keyboard.press('Enter');
		await expect(cluster(board, 'Cluster 1')).toHaveCount(0);
		await expect(menuOf('All about forms')).toBeFocused();
		expect((await clustersOf(workshop))['All about forms']).toHaveLength(3);

		await choose(
			board.actions('Walk there together'),
			'Actions for: Walk there together',
			'Take out of the cluster'
		);
		await expect.poll(async () => (await clustersOf(workshop))['All about forms']?.length).toBe(2);
		await chooseOf('All about forms', 'Dissolve, keep the notes');
		await expect(cluster(board, 'All about forms')).toHaveCount(0);
		await press(page.getByRole('button', { name: 'Undo', exact: true }));
		await expect(cluster(board, 'All about forms')).toBeVisible();
	});

	test('[X39] on a small phone notes are ticked in the list, put together and moved', async ({
		host,
		person
	}) => {
		const workshop = await grouping(host, 'On a phone');
		const seat = await workshop.join('patient');
		const { page, board } = await (await person({ device: smallPhone })).open(workshop, seat);
		await arrange(page, 'Select notes');
		const bar = page.getByRole('region', { name: 'Selected notes' });
		await expect(bar).toContainText('No notes selected');
		await expect(bar.getByRole('button', { name: 'Put together' })).toBeDisabled();
		await tick(board, 'Shorter forms').tap();
		await tick(board, 'Walk there together').tap();
		await tick(board, 'People who live alone').tap();
		await expect(bar).toContainText('3 notes selected');
		await bar.getByRole('button', { name: 'Put together' }).tap();
		await page.getByRole('dialog').getByText('Who', { exact: true }).tap();
		await page.getByLabel('Name of the cluster').fill('Together');
		await page.getByRole('dialog').getByRole('button', { name: 'Put together' }).tap();
		await expect(board.question('Who').getByText('Shorter forms', { exact: true })).toBeVisible();
		await actOn(page, 'Together', 'Move to another question…');
		await page.getByRole('dialog').getByText('Why', { exact: true }).tap();
		await page.getByRole('dialog').getByRole('button', { name: 'Move the cluster' }).tap();
		await expect(board.question('Why').getByText('Shorter forms', { exact: true })).toBeVisible();

		await arrange(page, 'Select notes');
		await tick(board, 'Shorter forms').tap();
		await tick(board, 'Walk there together').tap();
		await bar.getByRole('button', { name: 'Move to…' }).tap();
		await page.getByRole('dialog').getByText('What', { exact: true }).tap();
		await page.getByRole('dialog').getByRole('button', { name: 'Move the notes' }).tap();
		await expect(board.question('What').getByText('Shorter forms', { exact: true })).toBeVisible();
		await page.getByRole('button', { name: 'Undo', exact: true }).tap();
		await expect(board.question('Why').getByText('Shorter forms', { exact: true })).toBeVisible();
	});

	test('[X37] tidying keeps the order of reading on every screen, and one undo brings it back', async ({
		host,
		person
	}) => {
		const workshop = await host.sample('Tidy');
		await workshop.step('group');
		const { page, board } = await (
			await person({ device: laptop })
		).open(workshop, await workshop.join('lw'));
		await board.drag((await board.allWords(130))[3] ?? '', 'Who');
		await expect(page.getByRole('region', { name: 'Your last change' })).toHaveCount(0);
		const order = await board.words();
		const before = await workshop.file();
		await arrange(page, 'Tidy up all questions');
		await expect(page.getByText('All questions are tidied up.').first()).toBeVisible();
		const tidy = await workshop.file();
		expect(tidy.notes).not.toEqual(before.notes);
		expect(tidy.notes.map(({ text }) => text)).toEqual(before.notes.map(({ text }) => text));
		await expect.poll(() => board.words()).toEqual(order);
		await page.getByRole('button', { name: 'Undo', exact: true }).click();
		await expect.poll(async () => (await workshop.file()).notes).toEqual(before.notes);
	});

	test('[P3] where grouping is not open there is no way to it', async ({ host, person }) => {
		const workshop = await host.imported('Not open', notes);
		const seat = await workshop.join('lw');
		const { page, board } = await (await person()).open(workshop, seat);
		await expect(board.note('Shorter forms')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Group and tidy' })).toHaveCount(0);
		await workshop.step('group');
		await expect(page.getByRole('button', { name: 'Group and tidy' })).toBeVisible();
		await arrange(page, 'Select notes');
		await expect(page.getByRole('region', { name: 'Selected notes' })).toBeVisible();
		await workshop.send([{ t: 'stage.lock', what: 'grouping' }]);
		await expect(page.getByRole('region', { name: 'Selected notes' })).toHaveCount(0);
		await expect(page.getByRole('button', { name: 'Group and tidy' })).toHaveCount(0);
	});
});
