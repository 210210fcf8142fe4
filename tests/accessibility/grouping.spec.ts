import { expect, test } from '../support/fixtures.ts';
import { BoardPage } from '../support/pages/board-page.ts';
import { inspect } from '../support/pages/inspect.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const notes = `group,question,text,votes,cluster
hcp,how,Shorter forms,0,Forms
lw,how,One form for everyone,0,Forms
vcs,who,People who live alone,0,
patient,what,Walking together,2,Outdoors
`;

for (const view of ['List', 'Board'] as const)
	test(`[X86] grouping in the ${view.toLowerCase()} is clean: menus, selecting, its dialogs, a box in the air`, async ({
		host,
		page
	}) => {
		test.slow();
		const workshop = await host.imported(`Clean grouping, ${view}`, notes);
		await workshop.step('group');
		await workshop.enter(page.context(), await workshop.join('patient'));
		await page.goto(workshop.path);
		const board = new BoardPage(page);
		await board.isReady();
		const isList = (await page.getByRole('main').locator('[data-hold]').count()) === 0;
		if (isList !== (view === 'List')) await board.show(view);
		const dialog = page.getByRole('dialog');
		const cancel = () => dialog.getByRole('button', { name: 'Cancel' }).click();
		const actOn = async (action: string) => {
			await page.getByRole('button', { name: 'Actions for cluster: Forms' }).click();
			const list = page.getByRole('list', { name: 'Actions for cluster: Forms' });
			await list.getByRole('button', { name: action, exact: true }).click();
		};

		await page.getByRole('button', { name: 'Actions for cluster: Forms' }).click();
		await inspect(page, 'the menu of a cluster');
		await page.keyboard.press('Escape');
		await actOn('Rename…');
		await dialog.getByLabel('Name of the cluster').fill(' ');
		await dialog.getByRole('button', { name: 'Save' }).click();
		await expect(dialog.getByText('Write a name.')).toBeVisible();
		await inspect(page, 'a name that is empty');
		await cancel();
		await actOn('Merge into another…');
		await inspect(page, 'merging');
		await cancel();
		await actOn('Move to another question…');
		await inspect(page, 'moving a cluster');
		await cancel();
		await actOn('Move with arrow keys');
		await page.keyboard.press('ArrowDown');
		await inspect(page, 'moving a cluster by keys');
		await page.keyboard.press('Escape');

		await page.getByRole('button', { name: 'Group and tidy' }).click();
		await inspect(page, 'what there is to arrange');
		const lines = page.getByRole('list', { name: 'Group and tidy' });
		await lines.getByRole('button', { name: 'Select notes' }).click();
		await inspect(page, 'selecting, with nothing selected');
		const ticks = page.getByRole('main').getByRole('checkbox');
		await ticks.first().click();
		await ticks.last().click();
		await expect(page.getByRole('region', { name: 'Selected notes' })).toContainText('2 notes');
		await inspect(page, 'two notes selected');
		await page.getByRole('button', { name: 'Put together' }).click();
		await inspect(page, 'putting notes together');
		await dialog.getByText('A cluster that is there').click();
		await inspect(page, 'into a cluster that is there');
		await cancel();
		await page.getByRole('button', { name: 'Move to…' }).click();
		await inspect(page, 'moving several notes');
		await dialog.getByRole('button', { name: 'Move the notes' }).click();
		await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
		// What is scrolled away lies, to a ruler, under the buttons above the board.
		await page.getByRole('main').evaluate((main) => main.scrollTo({ top: 0 }));
		await inspect(page, 'what was done, with Undo');
	});
