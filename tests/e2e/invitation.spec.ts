import { smallPhone } from '../support/pages/devices.ts';
import { expect, test } from '../support/fixtures.ts';
import { inspect } from '../support/pages/inspect.ts';
import type { Person } from '../support/pages/person.ts';
import type { Workshop } from '../support/pages/workshop.ts';

const password = 'harbour pencil cloud';

/** A link that makes its reader a facilitator, from the page of the workshop. */
async function invite(owner: Person, workshop: Workshop, role = 'Facilitator'): Promise<string> {
	const { page } = owner;
	await workshop.enter(owner.context);
	await page.goto(workshop.preparePath);
	const part = page.getByRole('region', { name: 'Run it together' });
	await part.getByText(role, { exact: true }).click();
	await part.getByRole('button', { name: 'Make a link' }).click();
	const link = await part.getByRole('textbox', { name: 'Link for one person' }).inputValue();
	const mail = await part.getByRole('link', { name: 'Write an e-mail' }).getAttribute('href');
	expect(decodeURIComponent(mail ?? '')).toContain(link);
	return link;
}

async function makeAccount({ page }: Person, email: string): Promise<void> {
	const part = page.getByRole('region', { name: 'I have no account yet' });
	await part.getByLabel('E-mail').fill(email);
	await part.getByLabel('Password', { exact: true }).fill(password);
	await part.getByRole('button', { name: 'Make the account and accept' }).click();
	await page.waitForURL(/\/workshops\/\w+/);
}

test('[X70] a second facilitator comes in by an invitation, and both run the same desk', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('Run together');
	const [owner, second] = [await person(), await person()];
	const link = await invite(owner, workshop);
	await inspect(owner.page, 'a link for one person');
	const token = link.split('#')[1] ?? '';

	const asked: string[] = [];
	second.page.on('request', (request) => asked.push(request.url()));
	for (let time = 0; time < 3; time++) await second.page.request.get(link);
	await second.page.goto(link);
	await expect(second.page.getByText('You are invited to run this workshop.')).toBeVisible();
	expect(second.page.url()).not.toContain(token);
	expect(asked.filter((address) => address.includes(token))).toEqual([]);
	await inspect(second.page, 'an invitation');
	await makeAccount(second, `second-${Date.now()}@example.org`);
	await expect(second.page.getByRole('heading', { level: 1 })).toHaveText('Run together');
	await expect(second.page.getByText('Delete this workshop')).toHaveCount(0);
	await expect(second.page.getByRole('region', { name: 'Run it together' })).toHaveCount(0);

	await owner.open(workshop);
	await second.page.goto(workshop.path);
	await second.board.isReady();
	await owner.desk.next('Write in private');
	await expect(second.desk.part.getByRole('heading', { name: /Write in private$/ })).toBeVisible();
	await second.desk.next('Share');
	await expect(owner.desk.part.getByRole('heading', { name: /Share$/ })).toBeVisible();
	await owner.context.clearCookies();
	await owner.page.close();
	await second.desk.next('Group');

	const late = await person();
	late.watch.allow(/404/);
	await late.page.goto(link);
	await expect(late.page.getByRole('alert')).toContainText('That link opens nothing.');
});

test('[O4] a link that was stopped opens nothing, on a small phone too', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Stopped');
	const [owner, other] = [
		await person({ device: smallPhone }),
		await person({ device: smallPhone })
	];
	const link = await invite(owner, workshop, 'Sees the result');
	await inspect(owner.page, 'a link');
	await owner.page.getByRole('button', { name: /^Stop this link/ }).click();
	await expect(owner.page.getByText('The link is stopped.')).toBeVisible();
	other.watch.allow(/404/);
	await other.page.goto(link);
	await expect(other.page.getByRole('alert')).toContainText('That link opens nothing.');
	await inspect(other.page, 'a link that opens nothing');
});

test('[O3] who is taken out loses the board at once', async ({ host, person }) => {
	const workshop = await host.workshop('Taken out');
	const [owner, second] = [await person(), await person()];
	const link = await invite(owner, workshop);
	const email = `out-${Date.now()}@example.org`;
	await second.page.goto(link);
	await makeAccount(second, email);
	await second.page.goto(workshop.path);
	await second.board.isReady();
	await owner.page.goto(workshop.preparePath);
	await owner.page.getByRole('button', { name: `Take out ${email}` }).click();
	await expect(owner.page.getByText('They are out.')).toBeVisible();
	await expect(
		second.page.getByRole('heading', { name: 'You were taken out of this workshop' })
	).toBeVisible();
	second.watch.allow(/404/);
	await second.page.goto(workshop.preparePath);
	await expect(second.page.getByRole('heading', { level: 1 })).not.toHaveText('Taken out');
});
