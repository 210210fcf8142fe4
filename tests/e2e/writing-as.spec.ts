import { phone } from '../support/pages/devices.ts';
import { expect, test } from '../support/fixtures.ts';

test.describe('a workshop in which each note may choose its group', () => {
	test('[X8] a nurse who is also a patient writes as either, in every view, and sees it before and after', async ({
		host,
		person
	}) => {
		const file = await (await host.workshop('Two roles')).file();
		file.stage.settings.choose = true;
		const workshop = await host.imported('Two roles', file);
		await workshop.step('private');
		const seat = await workshop.join('hcp');
		const { page, board } = await (await person({ device: phone })).open(workshop, seat);
		const as = page.getByLabel('Others will see');
		await expect(as).toHaveValue('hcp');
		await expect(board.box).toHaveAccessibleDescription(/Others will see: Healthcare professional/);

		await as.selectOption('Patient');
		await expect(board.box).toHaveAccessibleDescription(/Others will see: Patient/);
		await board.write('I wait by the phone');
		await expect(board.note('I wait by the phone')).toContainText('Patient');
		await expect(as, 'the next note is in the own group again').toHaveValue('hcp');
		await board.write('We ring too late');
		await expect(board.note('We ring too late')).not.toContainText('Patient');

		await workshop.send([{ t: 'stage.reveal' }]);
		await workshop.step('share');
		const reader = await (await person()).open(workshop, await workshop.join('lw'));
		await reader.board.show('List');
		await expect(reader.board.note('I wait by the phone')).toContainText('Patient');
		await expect(reader.board.note('We ring too late')).toContainText('Healthcare professional');

		const wide = await (await person()).open(workshop, seat);
		for (const view of ['List', 'Board'] as const) {
			await wide.board.show(view);
			await wide.page
				.getByRole('button', { name: 'Add a note to How' })
				.or(wide.page.getByRole('button', { name: 'Add a note', exact: true }))
				.first()
				.click();
			await wide.page.getByLabel('Others will see').selectOption('Patient');
			await wide.board.write(`From the ${view}`);
			const dialog = wide.board.dialog(/^Add a note to /);
			await dialog.getByRole('button', { name: 'Close' }).click();
			await expect(reader.board.note(`From the ${view}`)).toContainText('Patient');
		}
	});

	test('[X8] elsewhere nobody is asked', async ({ host, person }) => {
		const workshop = await host.workshop('One role');
		await workshop.step('private');
		const { page, board } = await (await person()).open(workshop, await workshop.join('hcp'));
		await expect(board.box).toBeVisible();
		await expect(page.getByLabel('Others will see')).toHaveCount(0);
	});
});
