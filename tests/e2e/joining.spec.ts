import { smallPhone } from '../support/pages/devices.ts';
import { JoinPage, statusOf } from '../support/pages/join-page.ts';
import { expect, test } from '../support/fixtures.ts';

const notOpen = 'That code is not open. Check it with the person running the workshop.';

for (const [how, typed] of [
	['in lower case', (code: string) => code.toLowerCase()],
	['with spaces', (code: string) => ` ${code.match(/.{1,2}/g)?.join(' ')} `],
	['with hyphens', (code: string) => code.match(/.{1,4}/g)?.join('-') ?? '']
] as const) {
	test(`[X1] a code typed ${how} opens the workshop`, async ({ host, page, watch }) => {
		void watch;
		const workshop = await host.workshop('Typed codes');
		await page.goto('/');
		const join = new JoinPage(page);
		await join.type(typed(workshop.code));
		await expect(join.groups).toBeVisible();
		await expect(page.getByRole('banner')).toContainText('Typed codes');
	});
}

test('[X1] the code is the first thing after the skip link', async ({ page }) => {
	await page.goto('/');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the main part' })).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(new JoinPage(page).code).toBeFocused();
});

test('[X2] the square code opens the join page, is in no address, and makes no seat by itself', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Square code');
	const facilitator = await person();
	await facilitator.open(workshop);
	await facilitator.page.goto(workshop.preparePath);
	const link = await facilitator.page.getByRole('textbox', { name: 'Link to send' }).inputValue();
	const token = link.split('#t=')[1] ?? '';

	const guest = await person({ device: smallPhone });
	const addresses: string[] = [];
	guest.page.on('request', (request) => addresses.push(request.url()));
	const page = await guest.page.request.get(link);
	expect(page.headers()['link'], 'nothing is asked for ahead of the script').toBeUndefined();
	await guest.page.goto(link);
	const join = new JoinPage(guest.page);
	await expect(join.groups).toBeVisible();
	expect(guest.page.url()).not.toContain(token);
	expect(
		addresses.filter((address) => address.includes(token)),
		'asked with the token'
	).toEqual([]);
	expect(await guest.context.cookies(), 'opening the link makes no seat').toEqual([]);

	await guest.page.goto(link);
	await expect(join.groups).toBeVisible();
	await facilitator.page.goto(workshop.path);
	await expect(facilitator.desk.section('People, 0')).toBeVisible();

	await join.as('Link worker');
	await guest.board.isReady();
	await expect(facilitator.desk.section('People, 1')).toContainText('Seat 2');
});

test('[X3] a wrong code and a closed workshop get the same sentence and status', async ({
	host,
	page,
	watch
}) => {
	const workshop = await host.workshop('Closed to more');
	await workshop.send([{ t: 'stage.lock', what: 'joining' }]);
	watch.allow(/404/);
	const join = new JoinPage(page);
	for (const code of ['ZZZZ-ZZZZ', workshop.code]) {
		await page.goto('/join');
		const answer = page.waitForResponse((response) => response.request().method() === 'POST');
		await join.type(code);
		await expect(page.getByRole('alert')).toContainText(notOpen);
		await expect(page).toHaveTitle(/^Error: /);
		await expect(join.code, 'what was typed stays to be mended').toHaveValue(code);
		expect(await statusOf(await answer)).toBe(404);
	}
});

test('[X7] joining asks for a group and nothing else, and says who sees what', async ({
	host,
	page,
	watch
}) => {
	const workshop = await host.workshop('Joining');
	watch.allow(/422/);
	await page.goto('/join');
	const join = new JoinPage(page);
	await join.type(workshop.code);
	await expect(page.getByText('Others see your group, not your name.')).toBeVisible();
	await expect(page.getByText('Please do not write names or health details')).toBeVisible();
	await expect(join.groups.getByRole('radio')).toHaveCount(5);
	await expect(join.groups.getByRole('radio', { name: 'I would rather not say' })).toBeVisible();

	await join.join.click();
	await expect(page.getByRole('alert')).toContainText('Choose who you speak as today.');
	await join.as('Patient');
	await expect(page).toHaveURL(new RegExp(`${workshop.path}$`));
});

test('[X7] Join pressed twice takes one seat', async ({ host, person }) => {
	const workshop = await host.workshop('Pressed twice');
	const [guest, facilitator] = [await person(), await person()];
	await guest.page.goto('/join');
	const join = new JoinPage(guest.page);
	await join.type(workshop.code);
	await join.groups.getByText('Patient', { exact: true }).click();
	await join.join.dblclick();
	await guest.board.isReady();
	await facilitator.open(workshop);
	await expect(facilitator.desk.section('People, 1')).toBeVisible();
});

test('[X100] Join pressed without a line says so, keeps what was filled in, and works afterwards', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('In the lift');
	const guest = await person({ device: smallPhone });
	const line = await guest.line();
	await guest.page.goto('/join');
	const join = new JoinPage(guest.page);
	await join.type(workshop.code);
	await join.groups.getByText('Patient', { exact: true }).click();
	await guest.page.getByLabel('Your first name, if you like').fill('Zebedee');
	await line.cut();
	await join.join.click();
	await expect(guest.page.getByRole('alert')).toContainText('We could not reach the server.');
	await line.mend();
	await join.join.click();
	await guest.board.isReady();
	const facilitator = await person();
	await facilitator.open(workshop);
	await expect(facilitator.desk.section('People, 1')).toContainText('Zebedee');
});

test('[X7] a browser that blocks cookies is told before anything is typed', async ({ person }) => {
	const guest = await person({ device: smallPhone });
	await guest.page.addInitScript(() =>
		Object.defineProperty(navigator, 'cookieEnabled', { get: () => false })
	);
	for (const path of ['/join', '/sign-in']) {
		await guest.page.goto(path);
		await expect(guest.page.getByText('Your browser blocks cookies')).toBeVisible();
	}
});

test('[X9] a name reaches the facilitator and nobody else; without one it is a number', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Names');
	const facilitator = await person();
	await facilitator.open(workshop);
	const [named, unnamed] = [await person(), await person()];
	for (const [guest, name] of [
		[named, 'Zebedee'],
		[unnamed, '']
	] as const) {
		await guest.page.goto('/join');
		const join = new JoinPage(guest.page);
		await join.type(workshop.code);
		await join.as('Patient', name);
		await guest.board.isReady();
	}
	const people = facilitator.desk.section('People, 2');
	await expect(people.getByRole('listitem').filter({ hasText: 'Zebedee' })).toContainText('Seat 2');
	await expect(people.getByRole('listitem').filter({ hasText: 'Seat 3' })).toContainText('Here');
	expect(await facilitator.watch.heard('Zebedee')).not.toEqual([]);
	expect(unnamed.watch.frames).toBeGreaterThan(0);
	expect(await unnamed.watch.heard('Zebedee')).toEqual([]);
});

test('[X10] who comes back on the same device has the same seat without being asked', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Coming back');
	const guest = await person();
	const join = new JoinPage(guest.page);
	await guest.page.goto('/join');
	await join.type(workshop.code);
	await join.as('Patient');
	await guest.board.isReady();

	await guest.page.goto('/');
	await join.type(workshop.code);
	await expect(guest.page).toHaveURL(new RegExp(`${workshop.path}$`));
	await guest.board.isReady();
	expect((await workshop.join('patient')).number, 'one seat was taken, after the facilitator').toBe(
		2
	);
});

test('[X65] a new code stops the old one at once, and people inside stay', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('New code');
	const [facilitator, inside, outside] = [await person(), await person(), await person()];
	await facilitator.open(workshop);
	await inside.open(workshop, await workshop.join('hcp'));
	const other = await (await person()).open(workshop);
	const [before, now] = [await facilitator.desk.code(), await facilitator.desk.renewCode()];
	expect(now).not.toBe(before);
	// A desk that shows the old one would have it read out.
	await expect.poll(() => other.desk.code()).toBe(now);
	const newest = await other.desk.renewCode();
	await expect.poll(() => facilitator.desk.code()).toBe(newest);

	outside.watch.allow(/404/);
	await outside.page.goto('/join');
	const join = new JoinPage(outside.page);
	await join.type(before);
	await expect(outside.page.getByRole('alert')).toContainText(notOpen);
	await join.type(newest);
	await expect(join.groups).toBeVisible();
	await inside.page.reload();
	await inside.board.isReady();
});
