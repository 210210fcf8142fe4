import { expect, test } from '../support/fixtures.ts';
import { BoardPage } from '../support/pages/board-page.ts';
import { owner } from '../support/pages/host.ts';
import { inspect } from '../support/pages/inspect.ts';
import { JoinPage } from '../support/pages/join-page.ts';
import { NewWorkshopPage } from '../support/pages/new-workshop-page.ts';
import { SignInPage } from '../support/pages/sign-in-page.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const path of [
	'/',
	'/join',
	'/sign-in',
	'/help',
	'/check',
	'/privacy',
	'/accessibility',
	'/cookies'
]) {
	test(`[X86] ${path} is clean`, async ({ page }) => {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await inspect(page, path);
	});
}

test('[X86] joining is clean: a wrong code, the groups, no group chosen', async ({
	host,
	page,
	watch
}) => {
	watch.allow(/404|422/);
	const workshop = await host.workshop('Clean to join');
	await page.goto('/join');
	const join = new JoinPage(page);
	await join.type('ZZZZ-ZZZZ');
	await expect(page.getByRole('alert')).toBeFocused();
	await inspect(page, 'a wrong code');
	await join.type(workshop.code);
	await expect(join.groups).toBeVisible();
	await inspect(page, 'the groups');
	await join.join.click();
	await expect(page.getByRole('alert')).toBeFocused();
	await inspect(page, 'no group chosen');
	await page.getByRole('alert').getByRole('link').click();
	await expect(join.groups.getByRole('radio').first(), 'the link leads to the field').toBeFocused();
});

test('[X94] a wrong sign-in is told at the top, at the field and in the title', async ({
	page,
	watch
}) => {
	watch.allow(/401|422/);
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await expect(page).toHaveTitle(/^Error: /);
	await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveAccessibleDescription(
		/Type your e-mail/
	);
	await inspect(page, 'nothing typed');
	await page.getByRole('button', { name: 'Show', exact: false }).first().click();
	await inspect(page, 'the password shown');
});

test('[X86] the first run is clean: set-up, what is wrong there, and no workshops yet', async ({
	freshServer,
	person
}) => {
	const { page, watch } = await person({ at: freshServer.url, device: {} });
	watch.allow(/422/);
	await page.goto('/sign-in');
	await inspect(page, 'no account yet');
	await page.goto(freshServer.setupLink ?? '');
	await inspect(page, 'set-up');
	await page.getByRole('textbox', { name: 'E-mail' }).fill(owner.email);
	await page.getByLabel('Password', { exact: true }).fill('short');
	await page.getByRole('button', { name: 'Make the account' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await inspect(page, 'a password that is too short');
	await page.getByLabel('Password', { exact: true }).fill(owner.password);
	await page.getByRole('button', { name: 'Make the account' }).click();
	await expect(page.getByRole('heading', { name: 'No workshops yet' })).toBeVisible();
	await inspect(page, 'no workshops yet');
});

test('[X86] preparing a workshop is clean: the list, a new one, its page, a file', async ({
	host,
	page,
	watch
}) => {
	test.slow();
	watch.allow(/422/);
	await (await host.sample('Clean to prepare')).enter(page.context());
	await page.goto('/workshops');
	await expect(page.getByRole('link', { name: 'Clean to prepare', exact: true })).toBeVisible();
	await inspect(page, 'the list');

	await page.getByRole('link', { name: 'New workshop' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('New workshop');
	await inspect(page, 'a new one');
	await page.getByText('Add groups of your own').click();
	const form = new NewWorkshopPage(page);
	await form.fold.click();
	await form.tick('Vote').uncheck();
	await inspect(page, 'its steps');
	await form.minutes('Share').fill('ten');
	await page.getByRole('button', { name: 'Make the workshop' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await inspect(page, 'a new one without a title');
	await page.getByRole('textbox', { name: 'Title' }).fill('A'.repeat(60) + ' بئر');
	await form.minutes('Share').fill('10');
	await page.getByRole('button', { name: 'Make the workshop' }).click();
	await expect(page.getByRole('img', { name: /^Square code/ })).toBeVisible();
	await inspect(page, 'its page');
	await page.getByText('Delete this workshop').click();
	await page.getByRole('button', { name: 'Delete for everyone' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await inspect(page, 'deleting it with the wrong title');

	await page.goto('/workshops/import');
	await inspect(page, 'a file');
	const look = async (text: string) => {
		const file = { name: 'notes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
		await page.getByLabel('CSV or JSON file').setInputFiles(file);
		await page.getByRole('button', { name: 'Look at the file' }).click();
	};
	await look('group,question,text\nnobody,how,No such group\n');
	await expect(page.getByRole('alert')).toBeFocused();
	await inspect(page, 'bad rows');
	await look('group,question,text,votes,cluster\nhcp,how,Fine,2,Phone\npatient,why,Also fine,,\n');
	await expect(page.getByRole('heading', { level: 2, name: '2 notes in the file' })).toBeVisible();
	await expect(page.getByText('Also in the file: 2 dots and 1 cluster.')).toBeVisible();
	await inspect(page, 'the preview');
	await page.getByRole('button', { name: 'Make the workshop' }).click();
	await expect(page.getByRole('button', { name: 'Undo import' })).toBeVisible();
	await inspect(page, 'its page after the import');
	await page.getByRole('button', { name: 'Undo import' }).click();
	await expect(page.getByText('The import is undone.')).toBeVisible();
	await inspect(page, 'the import undone');
});

test('[X86] what went wrong is told on clean pages', async ({ host, page, watch }) => {
	watch.allow(/404|403/);
	await page.goto('/no-such-page');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('We cannot find that page');
	await inspect(page, 'no such page');
	const workshop = await host.workshop('Removed');
	const seat = await workshop.join('patient');
	await workshop.send([{ t: 'seat.remove', seat: seat.number }]);
	await workshop.enter(page.context(), seat);
	await page.goto(workshop.path);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/You were taken out/);
	await inspect(page, 'removed');
	await page.goto('/boards/left');
	await inspect(page, 'left');
	const gone = await host.workshop('Deleted');
	await gone.enter(page.context());
	await page.goto(gone.path);
	await new BoardPage(page).isReady();
	await gone.remove();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This workshop was deleted');
	await expect(new BoardPage(page).status).toHaveText('Board closed');
	await inspect(page, 'deleted while it was open');
});

test('[X95] sign-in takes a pasted code and password, and helps password managers', async ({
	page
}) => {
	await page.goto('/sign-in');
	const password = page.getByLabel('Password', { exact: true });
	await expect(password).toHaveAttribute('autocomplete', 'current-password');
	await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveAttribute(
		'autocomplete',
		'username'
	);
	expect(await password.evaluate((box) => box.onpaste)).toBeNull();
	await new SignInPage(page).page.getByRole('link', { name: 'Join with a code' }).click();
	await expect(new JoinPage(page).code).toBeVisible();
});
