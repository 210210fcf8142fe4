import { expect, test } from '../support/fixtures.ts';
import { BoardPage, box } from '../support/pages/board-page.ts';
import { inspect, sideways } from '../support/pages/inspect.ts';

const oneNote = 'group,question,text\nhcp,how,Shorter forms\n';

test('[X90] with forced colours the notes keep their borders and their groups in words', async ({
	host,
	page
}) => {
	const workshop = await host.imported('Forced colours', oneNote);
	await page.emulateMedia({ forcedColors: 'active' });
	await workshop.enter(page.context(), await workshop.join('patient'));
	await page.goto(workshop.path);
	const board = new BoardPage(page);
	await board.isReady();
	const note = board.note('Shorter forms').locator('.note');
	await expect(note).toHaveCSS('border-top-style', /solid|dashed|double|dotted/);
	expect(await note.evaluate((node) => getComputedStyle(node).borderTopWidth)).not.toBe('0px');
	await expect(board.note('Shorter forms')).toContainText('Healthcare');
	// The system's own colours are on the screen; axe reads those that they stand in for.
	await inspect(page, 'forced colours', { without: ['color-contrast'] });
});

for (const forcedColors of ['none', 'active'] as const) {
	test(`[X45] the focus of the canvas is seen, over the areas as well${forcedColors === 'active' ? ', with forced colours' : ''}`, async ({
		host,
		page
	}) => {
		const workshop = await host.sample('The focus of the canvas');
		await page.emulateMedia({ forcedColors });
		await workshop.enter(page.context(), await workshop.join('patient'));
		await page.goto(workshop.path);
		const board = new BoardPage(page);
		await board.isReady();
		if ((await page.locator('main.scroller').count()) === 0) await board.show('Board');
		await expect.poll(async () => (await board.words()).length).toBe(130);
		await page.keyboard.press('Shift');
		await board.main.focus();
		await expect(board.main).toHaveCSS('outline-style', 'solid');
		await expect(board.main).toHaveCSS('outline-width', '3px');
		await board.main.evaluate((main) => main.scrollTo({ top: 300 }));
		// The line lies on what is scrolled to the edge: it is there at the same point in both pictures.
		const { x, y, width } = await box(board.main);
		const edge = { x, y, width, height: 3 };
		const seen = await page.screenshot({ clip: edge });
		await board.main.evaluate((main) => main.scrollTo({ top: 700 }));
		expect((await page.screenshot({ clip: edge })).equals(seen), 'one unbroken line').toBe(true);
		await board.main.evaluate((main) => main.blur());
		expect((await page.screenshot({ clip: edge })).equals(seen), 'gone with the focus').toBe(false);
	});
}

test('[X90] with reduced motion nothing moves by itself', async ({ host, page }) => {
	const workshop = await host.imported('Reduced motion', oneNote);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await workshop.enter(page.context(), await workshop.join('patient'));
	await page.goto(workshop.path);
	await new BoardPage(page).isReady();
	await new BoardPage(page).choose('Keys');
	const moving = await page.evaluate(() =>
		[...document.querySelectorAll('*')]
			.filter((node) => {
				const { transitionDuration, animationDuration, animationName } = getComputedStyle(node);
				const longest = (list: string) =>
					Math.max(...list.split(',').map((each) => parseFloat(each)));
				return (
					longest(transitionDuration) > 0.01 ||
					(animationName !== 'none' && longest(animationDuration) > 0.01)
				);
			})
			.map((node) => node.outerHTML.slice(0, 120))
	);
	expect(moving).toEqual([]);
});

test('[X90] with more contrast the board is clean', async ({ host, page }) => {
	const workshop = await host.imported('More contrast', oneNote);
	await page.emulateMedia({ contrast: 'more' });
	await workshop.enter(page.context(), await workshop.join('patient'));
	await page.goto(workshop.path);
	await new BoardPage(page).isReady();
	await inspect(page, 'more contrast');
});

test('[X88] wider letters and lines break nothing', async ({ host, page }) => {
	const workshop = await host.workshop('Text spacing');
	await workshop.step('private');
	await workshop.enter(page.context(), await workshop.join('patient'));
	for (const path of ['/', '/join', workshop.path]) {
		await page.goto(path);
		await page.evaluate(() => {
			const sheet = new CSSStyleSheet();
			sheet.replaceSync(
				'* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }'
			);
			document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
		});
		expect(await sideways(page), path).toBe(0);
		const cut = await page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>('button, a, label, h1, h2, p')]
				.filter((node) => {
					const { overflow, clipPath } = getComputedStyle(node);
					const hides =
						overflow !== 'visible' && clipPath === 'none' && !node.closest('.hidden-text');
					return hides && node.scrollHeight > node.clientHeight + 1;
				})
				.map((node) => node.outerHTML.slice(0, 120))
		);
		expect(cut, `${path}: words cut off`).toEqual([]);
	}
});

test('[X88] letters of twice the size need no sideways scroll', async ({ host, page }) => {
	const workshop = await host.sample('Large letters');
	await workshop.step('group');
	await workshop.enter(page.context(), await workshop.join('patient'));
	await page.goto(workshop.path);
	const board = new BoardPage(page);
	await board.isReady();
	if ((await page.locator('main.listview').count()) === 0) await board.show('List');
	await expect.poll(async () => (await board.words()).length).toBe(130);
	await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
	expect(await sideways(page), 'the list').toBe(0);
	const wide = await page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('.listview [data-note]')]
			.filter((note) => note.scrollWidth > note.clientWidth + 1)
			.map((note) => note.innerText.slice(0, 80))
	);
	expect(wide, 'notes that stick out').toEqual([]);
	await workshop.step('private');
	await expect(board.box).toBeVisible();
	await board.write('A note in large letters');
	expect(await sideways(page), 'writing').toBe(0);
});
