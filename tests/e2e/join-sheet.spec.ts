import { smallPhone } from '../support/pages/devices.ts';
import { inspect } from '../support/pages/inspect.ts';
import { expect, test } from '../support/fixtures.ts';

/** CSS pixels of a centimetre. */
const CM = 96 / 2.54;

test('[E48] the join sheet is one page of A4, with all that people need to come in', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Riverside on paper');
	const { page, context } = await person();
	await workshop.enter(context);
	await page.goto(workshop.preparePath);
	await page.getByRole('link', { name: 'Join sheet and invitation' }).click();
	const sheet = page.getByRole('article');
	const code = `${workshop.code.slice(0, 4)}-${workshop.code.slice(-4)}`;
	for (const words of [
		'Riverside on paper',
		new URL(workshop.url).host,
		'No account, no app.',
		'Others see your group, not your name.',
		'Do you need this in another format, or support to take part?'
	])
		await expect(sheet.getByText(words).first()).toBeVisible();
	await expect(sheet.getByText(code, { exact: true })).toBeVisible();
	await expect(sheet.getByRole('listitem')).toHaveCount(6);
	await inspect(page, 'join sheet');

	const square = await sheet
		.locator('svg path')
		.first()
		.evaluate(async (path) => {
			await document.fonts.ready;
			return path.getBoundingClientRect().width;
		});
	expect(square).toBeGreaterThanOrEqual(2 * CM);
	const pdf = await page.pdf({ preferCSSPageSize: true });
	const text = pdf.toString('latin1');
	expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
	const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
	expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: 'Print this sheet' })).toBeHidden();
	await expect(page.getByRole('heading', { name: 'Invitation to send' })).toBeHidden();
	await expect(page.getByRole('banner')).toBeHidden();
	expect(
		await sheet
			.locator('svg path')
			.first()
			.evaluate((path) => path.getBoundingClientRect().width)
	).toBeGreaterThanOrEqual(2 * CM);
});

test('[E48] the invitation is copied as plain text', async ({ host, person }) => {
	const workshop = await host.workshop('Riverside by mail');
	const { page, context } = await person({ device: smallPhone });
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await workshop.enter(context);
	await page.goto(`${workshop.preparePath}/join-sheet`);
	await inspect(page, 'join sheet, narrow');
	await page.getByRole('button', { name: 'Copy the invitation' }).click();
	await expect(page.getByText('The invitation is copied.').first()).toBeVisible();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toContain('Riverside by mail\n');
	expect(copied).toContain('3. Choose who you speak as today. Then press Join.');
});

test('[O3] the join sheet is nothing to who may not have the code', async ({ host, request }) => {
	const workshop = await host.workshop('Riverside alone');
	const { cookie } = await workshop.join('lw');
	const address = `${workshop.url}${workshop.preparePath}/join-sheet`;
	const answer = await request.get(address, { headers: { cookie }, maxRedirects: 0 });
	expect(answer.status()).toBe(303);
	expect(await answer.text()).not.toContain(workshop.code.slice(0, 4));
});
