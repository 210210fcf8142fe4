import { BoardPage } from '../support/pages/board-page.ts';
import { Desk } from '../support/pages/desk.ts';
import { owner } from '../support/pages/host.ts';
import { SignInPage } from '../support/pages/sign-in-page.ts';
import { expect, test } from '../support/fixtures.ts';

/** As `server/sample/sample-workshop.csv` has them. */
const sampleHeadings = [
	'How, 30 notes',
	'Who, 28 notes',
	'What, 28 notes',
	'Where, 21 notes',
	'Why, 23 notes'
];

test.describe('a server without an account', () => {
	test('[X4] the link of the first start makes an account, once, and the sample opens with 130 notes', async ({
		freshServer,
		person
	}) => {
		const { page, watch, context } = await person({ at: freshServer.url });
		const link = freshServer.setupLink ?? '';
		await page.goto(link);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Make the first account');
		expect(page.url(), 'the key is in no address').not.toContain(link.split('#')[1]);

		await page.getByRole('textbox', { name: 'E-mail' }).fill(owner.email);
		await page.getByLabel('Password', { exact: true }).fill(owner.password);
		await page.getByRole('button', { name: 'Make the account' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Workshops');

		await page.getByRole('button', { name: 'Load a sample workshop' }).click();
		const board = new BoardPage(page);
		await board.isReady();
		await board.show('List');
		await expect(board.main.locator('[data-note]')).toHaveCount(130);
		for (const name of sampleHeadings) {
			await expect(board.main.getByRole('heading', { level: 2, name })).toBeVisible();
		}
		await expect(new Desk(page).section('Notes so far, 130').getByRole('table')).toBeVisible();

		watch.allow(/404/);
		await context.clearCookies();
		const again = await page.goto(link);
		expect(again?.status(), 'the link is spent').toBe(404);
	});

	test('[O5] a link that has ended says how to get another, and keeps what was typed', async ({
		freshServer,
		person
	}) => {
		const { page, watch } = await person({ at: freshServer.url });
		watch.allow(/404/);
		await page.goto(`/setup#${'A'.repeat(43)}`);
		const email = page.getByRole('textbox', { name: 'E-mail' });
		await email.fill(owner.email);
		await page.getByLabel('Password', { exact: true }).fill(owner.password);
		await page.getByRole('button', { name: 'Make the account' }).click();
		await expect(page.getByRole('alert')).toContainText('open the new link');
		await expect(page.getByRole('textbox', { name: 'Set-up key' })).toBeVisible();
		await expect(email).toHaveValue(owner.email);
	});

	test('[O5] sign-in says where the first account comes from', async ({ freshServer, person }) => {
		const { page } = await person({ at: freshServer.url });
		await page.goto('/sign-in');
		await expect(page.getByText('There is no account yet.')).toBeVisible();
	});
});

test('[X5] from sign-in to a code on the screen in two screens', async ({ page, watch }) => {
	watch.allow(/401/);
	await page.goto('/workshops');
	await expect(page, 'who is not signed in is asked to').toHaveURL(/\/sign-in/);
	const signIn = new SignInPage(page);
	await signIn.as(owner.email, 'not the password');
	await expect(page.getByRole('alert')).toContainText('That e-mail and password do not match.');
	await expect(page).toHaveTitle(/^Error: /);
	await signIn.as(owner.email, owner.password);

	await page.getByRole('link', { name: 'New workshop' }).click();
	await page.getByRole('textbox', { name: 'Title' }).fill('Mill Lane');
	await page.getByRole('button', { name: 'Make the workshop' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mill Lane');
	await expect(page.getByText(/^\w{4}-\w{4}$/)).toBeVisible();
	await expect(
		page.getByRole('img', { name: 'Square code that opens the join page' })
	).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'Link to send' })).toHaveValue(/\/join#t=\S{20,}/);
});

test('[O7] signing out ends the board that is open in another tab, and the next visit signs in', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Signing out');
	const { page, context, watch } = await person();
	await page.goto('/sign-in');
	await new SignInPage(page).as(owner.email, owner.password);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Workshops');
	const other = await context.newPage();
	const board = new BoardPage(other);
	await other.goto(workshop.path);
	await board.isReady();

	await page.goto('/workshops');
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page).toHaveURL(/\/$/);
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('You need to sign in again');
	expect((await page.request.get(`/api/boards/${workshop.boardId}/export/json`)).status()).toBe(
		401
	);

	watch.allow(/401/);
	await page.goto('/workshops');
	await expect(page).toHaveURL(/\/sign-in/);
	await new SignInPage(page).as(owner.email, owner.password);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Workshops');
	await expect(page.getByRole('link', { name: 'Signing out', exact: true })).toBeVisible();
});
