import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { BoardPage } from '../support/pages/board-page.ts';
import { laptop } from '../support/pages/devices.ts';
import { expect, test } from '../support/fixtures.ts';

async function download(page: Page, name: RegExp): Promise<{ name: string; text: string }> {
	const started: Promise<Download> = page.waitForEvent('download');
	await page.getByRole('link', { name }).click();
	const file = await started;
	return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test.describe('the result', () => {
	test('[E30] the facilitator downloads CSV, JSON and the report, with shared notes alone', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Riverside results');
		const [nurse, patient] = [await workshop.join('hcp'), await workshop.join('patient')];
		await workshop.step('share');
		await workshop.post(nurse, 'how', ['=1+1, said with a comma', 'Two\nlines']);
		await workshop.step('private');
		await workshop.post(patient, 'why', ['Canary Kunigunde']);
		const { page } = await person();
		await workshop.enter(page.context());
		await page.goto(workshop.preparePath);

		const csv = await download(page, /^CSV/);
		expect(csv.name).toMatch(/\.csv$/);
		const rows = parse(csv.text, {
			columns: true,
			bom: true,
			comment: '#',
			skipEmptyLines: true,
			relaxColumnCount: true
		});
		expect(rows).toHaveLength(2);
		expect(csv.text).toContain('Two');
		expect(csv.text, 'a cell that a spreadsheet would run is made plain').not.toMatch(
			/(^|[,"])=1/m
		);

		const json = await download(page, /^JSON/);
		const file = JSON.parse(json.text) as { notes: { text: string; group: string }[] };
		expect(file.notes.map(({ text }) => text)).toEqual(['=1+1, said with a comma', 'Two\nlines']);
		expect(file.notes.map(({ group }) => group)).toEqual(['hcp', 'hcp']);

		const report = await download(page, /^Report/);
		expect(report.text).toContain('Riverside results');
		expect(report.text).toContain('said with a comma');
		for (const { text } of [csv, json, report]) expect(text).not.toContain('Kunigunde');
	});

	test('[E30] the desk leads to the result at the last step, and its menu at every step', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('At the end');
		const { page, board, desk } = await (await person()).open(workshop);
		const result = desk.part.getByRole('link', { name: 'Get the result' });
		await expect(desk.part.getByRole('button', { name: /^Next step/ })).toBeVisible();
		await expect(result).toHaveCount(0);
		await board.choose('Workshop page');
		await expect(page).toHaveURL(new RegExp(`${workshop.preparePath}$`));
		await page.goBack();
		await board.isReady();
		await workshop.step('close');
		await result.click();
		await expect(page).toHaveURL(`${workshop.preparePath}/evidence#downloads`);
		await expect(page.getByRole('link', { name: /^CSV/ })).toBeInViewport();
	});

	test('[E30] the report opens by itself: no script, no other address', async ({
		host,
		person
	}) => {
		const workshop = await host.sample('A report alone');
		const { page } = await person();
		await workshop.enter(page.context());
		await page.goto(workshop.preparePath);
		const { text } = await download(page, /^Report/);
		const report = await page.context().newPage();
		const asked: string[] = [];
		report.on('request', (request) => asked.push(request.url()));
		await report.setContent(text);
		await expect(report.getByRole('heading', { level: 1 })).toContainText('A report alone');
		for (const word of ['How', 'Who', 'What', 'Where', 'Why']) {
			await expect(
				report.getByRole('heading', { level: 2, name: new RegExp(`^${word}: `) })
			).toHaveCount(1);
		}
		await expect(report.locator('script')).toHaveCount(0);
		expect(asked).toEqual([]);
	});

	for (const [width, kind, title] of [
		[320, 'one word', 'Llanfairpwllgwyngyll'.repeat(15)],
		[1366, 'one word', 'Llanfairpwllgwyngyll'.repeat(15)],
		[320, 'many words', 'How people find each other. '.repeat(11).slice(0, 300).trim()]
	] as const)
		test(`[E34] a title of 300 characters, ${kind}, stays within its pages at ${width} px`, async ({
			host,
			person
		}) => {
			const workshop = await host.workshop(title);
			const { page, context } = await person();
			await workshop.enter(context);
			await page.setViewportSize({ width, height: 768 });
			const fits = () =>
				page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
			for (const path of ['/workshops', workshop.preparePath, workshop.path]) {
				await page.goto(path);
				await expect(page.getByText(title).first()).toBeVisible();
				expect(await fits(), path).toBe(true);
			}
			const head = await page.locator('.head').boundingBox();
			expect(head?.height, 'two lines of the bar, no more').toBeLessThan(100);
			const report = await page.request.get(`/api/boards/${workshop.boardId}/export/html`);
			expect(report.headers()['content-disposition']?.length).toBeLessThan(120);
			await page.goto('about:blank');
			await page.setContent(await report.text());
			expect(await fits(), 'the report').toBe(true);
		});

	test('[E31] people who joined with a code get nothing from the export paths', async ({
		host,
		person
	}) => {
		const workshop = await host.workshop('Not for all');
		await workshop.step('share');
		const seat = await workshop.join('patient');
		await workshop.post(seat, 'how', ['Canary Sieglinde']);
		const [seated, stranger] = [await person(), await person()];
		await seated.open(workshop, seat);
		for (const { page } of [seated, stranger]) {
			for (const format of ['csv', 'json', 'html']) {
				const answer = await page.request.get(`/api/boards/${workshop.boardId}/export/${format}`);
				expect([401, 404]).toContain(answer.status());
				expect(await answer.text()).not.toContain('Sieglinde');
			}
		}
	});
});

test.describe('a workshop from a file', () => {
	const file = (name: string, text: string) => ({
		name,
		mimeType: 'text/csv',
		buffer: Buffer.from(text)
	});

	test('[E54] a file is shown before anything is made of it', async ({ host, person }) => {
		const { page, context } = await person();
		const [workshop, before] = [await host.workshop('For its session'), 'Before the import'];
		await workshop.enter(context);
		await page.goto('/workshops');
		await page.getByRole('link', { name: 'Use a file' }).click();
		const csv = 'group,question,text\nhcp,how,Shorter forms\npatient,why,"Yes, ""really"""\n';
		await page.getByLabel('CSV or JSON file').setInputFiles(file('Brook Street.csv', csv));
		await page.getByRole('button', { name: 'Look at the file' }).click();
		await expect(
			page.getByRole('heading', { level: 2, name: '2 notes in the file' })
		).toBeFocused();
		await expect(page.getByRole('listitem').filter({ hasText: 'Yes, "really"' })).toContainText(
			'Patient'
		);
		await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Brook Street');
		await page.getByRole('textbox', { name: 'Title' }).fill(before);
		await page.getByRole('button', { name: 'Make the workshop' }).click();
		await expect(page.getByRole('heading', { level: 1, name: before })).toBeVisible();
		await expect(page.getByText('2 notes were added.')).toBeVisible();
		await page.getByRole('link', { name: 'Open the desk' }).click();
		const board = new BoardPage(page);
		await board.isReady();
		await expect.poll(() => board.words()).toEqual(['Shorter forms', 'Yes, "really"']);
	});

	for (const [how, javaScriptEnabled] of [
		['with scripts', true],
		['without scripts', false]
	] as const)
		test(`[E56] one press takes an import back while nothing has happened, ${how}`, async ({
			host,
			person
		}) => {
			const { page, context } = await person({ device: { ...laptop, javaScriptEnabled } });
			await (await host.workshop('For its session')).enter(context);
			const make = async (name: string) => {
				await page
					.getByLabel('CSV or JSON file')
					.setInputFiles(file(`${name}.csv`, 'group,question,text\nhcp,how,Shorter forms\n'));
				await page.getByRole('button', { name: 'Look at the file' }).click();
				await page.getByRole('button', { name: 'Make the workshop' }).click();
				await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
				await expect(page.getByText('1 note was added.')).toBeVisible();
			};
			await page.goto('/workshops/import');
			await make(`Taken back ${how}`);
			await page.getByRole('button', { name: 'Undo import' }).click();
			await expect(page.getByText('The import is undone.')).toBeVisible();
			await make(`Kept ${how}`);
			await page.goto('/workshops');
			await expect(page.getByRole('link', { name: `Kept ${how}`, exact: true })).toBeVisible();
			await expect(page.getByText(`Taken back ${how}`)).toHaveCount(0);
		});

	test('[E56] an import is not taken back when somebody has joined, and the words say what to do', async ({
		host,
		person
	}) => {
		const { page, context, watch } = await person();
		watch.allow(/409/);
		const workshop = await host.imported(
			'Joined since',
			'group,question,text\nhcp,how,Shorter forms\nlw,why,Tea\n'
		);
		await workshop.enter(context);
		await page.goto(`${workshop.preparePath}?imported=2`);
		await workshop.join('hcp');
		await page.getByRole('button', { name: 'Undo import' }).click();
		await expect(page.getByRole('alert')).toContainText('can no longer be undone');
		await page.goto(`${workshop.preparePath}?imported=2`);
		await expect(page.getByText(/^2 notes were added\. The import can/)).toContainText(
			'Delete this workshop'
		);
		await expect(page.getByRole('button', { name: 'Undo import' })).toHaveCount(0);
	});

	test('[E55] bad rows are named by number, and nothing is made', async ({ host, person }) => {
		const { page, context, watch } = await person();
		await (await host.workshop('For its session')).enter(context);
		watch.allow(/422/);
		await page.goto('/workshops/import');
		const csv =
			'group,question,text\nhcp,how,Fine\nnobody,how,No such group\nhcp,when,No such question\n';
		await page.getByLabel('CSV or JSON file').setInputFiles(file('Bad rows.csv', csv));
		await page.getByRole('button', { name: 'Look at the file' }).click();
		const summary = page.getByRole('alert');
		await expect(summary).toContainText('Nothing was made.');
		await expect(summary).toContainText('Row 3');
		await expect(summary).toContainText('Row 4');
		await expect(summary).not.toContainText('Row 2:');
		await expect(page).toHaveTitle(/^Error: /);
		await page.goto('/workshops');
		await expect(page.getByText('Bad rows')).toHaveCount(0);
	});
});
