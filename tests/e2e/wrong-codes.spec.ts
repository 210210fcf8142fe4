import { phone } from '../support/pages/devices.ts';
import { JoinPage, statusOf } from '../support/pages/join-page.ts';
import { expect, test } from '../support/fixtures.ts';

// Each test has an address of its own, since wrong codes are counted by it.
test.use({ serverOptions: { env: { TRUST_PROXY: '1' } } });

async function guess(url: string, from: string, count: number): Promise<void> {
	for (let n = 0; n < count; n++)
		await fetch(`${url}/api/join`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': from },
			body: JSON.stringify({ code: 'ZZZZ-ZZZZ', group: 'patient' })
		});
}

for (const [how, javaScriptEnabled, from] of [
	['with scripts', true, '192.0.2.1'],
	['without scripts', false, '192.0.2.2']
] as const) {
	const deviceAt = (address: string) => ({
		...phone,
		javaScriptEnabled,
		extraHTTPHeaders: { 'x-forwarded-for': address }
	});

	test(`[O19] ${how} one wrong code too many is told with the time to wait, and a right one opens`, async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('After many wrong codes');
		await guess(workshop.url, from, 32);
		const { page, watch } = await person({ device: deviceAt(from) });
		watch.allow(/429/);
		const join = new JoinPage(page);
		await page.goto('/join');
		const answer = page.waitForResponse((response) => response.request().method() === 'POST');
		await join.type('YYYY-YYYY');
		await expect(page.getByRole('alert')).toContainText(
			'Too many wrong codes were typed just now. What you typed is kept. Check the code, wait 3 seconds and press Join again.'
		);
		await expect(page).toHaveTitle(/^Error: /);
		await expect(join.code).toHaveValue('YYYY-YYYY');
		expect((await answer).headers()['retry-after']).toBe('3');
		expect(await statusOf(await answer)).toBe(429);
		await join.type(workshop.code);
		await expect(join.groups).toBeVisible();
	});

	test(`[X3] ${how} the group and name chosen are kept while the code is asked for again`, async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Locked meanwhile');
		const { page, watch } = await person({ device: deviceAt(`${from}0`) });
		watch.allow(/404/);
		const join = new JoinPage(page);
		await page.goto('/join');
		await join.type(workshop.code);
		await join.groups.getByText('Patient', { exact: true }).click();
		await join.name.fill('Zebedee');
		await workshop.send([{ t: 'stage.lock', what: 'joining' }]);
		await join.join.click();
		await expect(page.getByRole('alert')).toContainText('That code is not open.');
		await workshop.send([{ t: 'stage.unlock', what: 'joining' }]);
		await join.join.click();
		await expect(join.groups.getByRole('radio', { name: /^Patient/ })).toBeChecked();
		await expect(join.name).toHaveValue('Zebedee');
		await join.join.click();
		await page.waitForURL(({ pathname }) => pathname === workshop.path);
	});
}
