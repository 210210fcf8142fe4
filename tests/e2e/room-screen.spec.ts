import { type Page } from '@playwright/test';
import type { CommandBody } from '#lib/domain/command.ts';
import { laptop } from '../support/pages/devices.ts';
import { inspect } from '../support/pages/inspect.ts';
import type { Workshop } from '../support/pages/workshop.ts';
import { expect, test } from '../support/fixtures.ts';

const projector = { ...laptop, viewport: { width: 1280, height: 720 } };

/** The smallest letters that can be seen, in px, and the height of the square code in parts of the page. */
async function measure(page: Page) {
	return page.evaluate(() => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const sizes: number[] = [];
		while (walker.nextNode()) {
			const { parentElement: parent, textContent } = walker.currentNode;
			if (!parent?.checkVisibility() || !textContent?.trim()) continue;
			const { width, height, bottom } = parent.getBoundingClientRect();
			// What is for screen readers alone is a pixel, or above the page.
			if (width < 2 || height < 2 || bottom <= 0) continue;
			sizes.push(parseFloat(getComputedStyle(parent).fontSize));
		}
		const qr = document.querySelector('aside svg path')?.getBoundingClientRect();
		return { text: Math.min(...sizes), qr: (qr?.height ?? 0) / innerHeight };
	});
}

/** Everything at the sizes that are read across a room, at three sizes of wall. */
async function canBeRead(page: Page, state: string, { hasCode = true } = {}) {
	for (const viewport of [
		{ width: 1920, height: 1080 },
		{ width: 1366, height: 768 },
		{ width: 1280, height: 720 }
	]) {
		await page.setViewportSize(viewport);
		// In the moment in which one picture takes the place of another, letters of both may be there.
		const letters = async () => (await measure(page)).text;
		await expect.poll(letters, `${state} at ${viewport.width}: letters`).toBeGreaterThanOrEqual(32);
		const { qr } = await measure(page);
		if (hasCode)
			expect(qr, `${state} at ${viewport.width}: square code`).toBeGreaterThanOrEqual(0.2);
	}
	await inspect(page, state);
}

/** The link of the desk's button, as it is copied. */
async function linkTo(workshop: Workshop): Promise<string> {
	const response = await fetch(`${workshop.url}/api/boards/${workshop.boardId}/commands`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			origin: workshop.url,
			cookie: workshop.session
		},
		body: JSON.stringify({
			v: 1,
			commands: [{ v: 1, cid: crypto.randomUUID(), t: 'screen.link' } satisfies object]
		})
	});
	const { replies } = (await response.json()) as { replies: { token: string }[] };
	return `${workshop.url}${workshop.path}/screen#t=${replies[0]?.token}`;
}

const send = (workshop: Workshop, ...bodies: CommandBody[]) => workshop.send(bodies);

test('[X74] a projector follows a workshop, and everything on it can be read across the room', async ({
	host,
	person
}) => {
	test.slow();
	const workshop = await host.workshop('Riverside on the wall');
	const { page, watch } = await person({ device: projector });
	const link = await linkTo(workshop);
	await page.goto(link);
	await expect(page.getByRole('heading', { name: 'Riverside on the wall' })).toBeVisible();
	expect(page.url()).toBe(`${workshop.url}${workshop.path}/screen`);
	await canBeRead(page, 'people arrive');

	const [ann, bob] = [await workshop.join('patient'), await workshop.join('lw')];
	const voters = [ann, await workshop.join('patient'), await workshop.join('patient')];
	await workshop.step('private');
	await send(workshop, { t: 'stage.timer', add: 300_000 });
	await workshop.post(ann, 'how', ['privat-kanarek-1', 'privat-kanarek-2']);
	await workshop.post(bob, 'why', ['privat-kanarek-3']);
	const counts = page.getByRole('region', { name: 'Notes so far' });
	await expect(counts.getByRole('listitem').filter({ hasText: 'How' })).toHaveText(/^\s*2\s*How/);
	await expect(counts.getByRole('listitem').filter({ hasText: 'Why' })).toHaveText(/^\s*1\s*Why/);
	await expect(page.getByRole('timer')).toHaveText(/^\s*[45]:\d\d/);
	expect(await watch.heard('privat-kanarek')).toEqual([]);
	expect(watch.frames).toBeGreaterThan(0);
	await canBeRead(page, 'private writing');

	await test.step('a new code is on the wall within a second', async () => {
		await send(workshop, { t: 'code.rotate' });
		await expect(page.getByText(workshop.code)).toBeHidden({ timeout: 1_000 });
		await expect(page.getByText(/^\w{4}-\w{4}$/)).toBeVisible();
	});

	await workshop.step('share');
	await expect(page.getByText('Nothing is shared yet.')).toBeVisible();
	await canBeRead(page, 'nothing is shared');
	await send(workshop, { t: 'stage.reveal' });
	await expect(page.getByText('privat-kanarek-1')).toBeVisible();
	await workshop.post(ann, 'how', ['Somebody thought of it on the way']);
	await expect(page.getByText('Added later')).toHaveCount(1);
	await canBeRead(page, 'after sharing');
	const { notes } = await workshop.file();
	const ids = notes.filter(({ question }) => question === 'how').map(({ id }) => id);
	await send(workshop, { t: 'cluster.make', q: 'how', ids: ids.slice(0, 2), name: 'Belonging' });
	await expect(page.getByRole('heading', { name: 'Belonging' })).toBeVisible();
	await canBeRead(page, 'a cluster');

	await send(workshop, { t: 'stage.lock', what: 'joining' });
	await expect(page.getByText('Joining is closed.')).toBeVisible();
	await send(workshop, { t: 'stage.unlock', what: 'joining' });

	await workshop.step('vote');
	const [voted = ''] = ids.slice(-1);
	for (const voter of voters)
		await workshop.send([{ t: 'vote.cast', target: voted, dots: 1 }], voter.cookie);
	await expect(page.getByText('What matters most to us')).toBeHidden();
	await workshop.step('close');
	await expect(page.getByText('3 dots from 3 people')).toBeVisible();
	await canBeRead(page, 'the result', { hasCode: false });

	await send(workshop, { t: 'screen.revoke' });
	await expect(page.getByRole('heading', { name: 'This screen was closed.' })).toBeVisible();
	await canBeRead(page, 'closed', { hasCode: false });
	watch.allow(/404|401/);
	await page.reload();
	await expect(page.getByText('Ask for a new link.')).toBeVisible();
	await page.goto('about:blank');
	await page.goto(link);
	await expect(page.getByText('Ask for a new link.')).toBeVisible();
});

test('[X76] pages turn by keys, by the desk and by themselves, but not where movement is unwanted', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Pages on the wall');
	const ann = await workshop.join('patient');
	await workshop.step('share');
	const texts = Array.from({ length: 13 }, (_, n) => `Thought number ${n + 1}`);
	await workshop.post(ann, 'how', texts);
	const [last = ''] = await workshop.post(ann, 'who', ['Everyone who asks']);
	const { page } = await person({ device: projector });
	await page.clock.install();
	await page.goto(await linkTo(workshop));
	await expect(page.getByText('13 notes, page 1 of 3')).toBeVisible();
	await expect(page.getByText(/^Thought number/)).toHaveCount(6);
	await page.keyboard.press('PageDown');
	await expect(page.getByText('page 2 of 3')).toBeVisible();
	await page.keyboard.press('ArrowLeft');
	await expect(page.getByText('page 1 of 3')).toBeVisible();
	await page.clock.fastForward(15_000);
	await expect(page.getByText('page 2 of 3')).toBeVisible();
	await page.getByRole('button', { name: 'Stop turning pages by itself' }).click();
	await page.clock.fastForward(60_000);
	await expect(page.getByText('page 2 of 3')).toBeVisible();
	await send(workshop, { t: 'stage.spotlight', target: last });
	await expect(page.getByText('Everyone who asks')).toBeVisible();

	const still = await person({ device: { ...projector, reducedMotion: 'reduce' } });
	await still.page.clock.install();
	await still.page.goto(await linkTo(workshop));
	await send(workshop, { t: 'stage.spotlight', target: null });
	await expect(still.page.getByRole('button', { name: 'Turn pages by itself' })).toBeVisible();
	const before = await still.page.getByRole('heading', { level: 1 }).innerText();
	await still.page.clock.fastForward(60_000);
	await expect(still.page.getByRole('heading', { level: 1 })).toHaveText(before);
});

test('[X74] the desk opens, counts and closes room screens, and stays the desk', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Beside the desk');
	const facilitator = await person();
	await facilitator.open(workshop);
	const card = facilitator.desk.section('Room screen');
	const [screen] = await Promise.all([
		facilitator.context.waitForEvent('page'),
		card.getByRole('button', { name: 'Open on the projector' }).click()
	]);
	await expect(screen.getByRole('heading', { name: 'Beside the desk' })).toBeVisible();
	expect(screen.url()).toBe(`${workshop.url}${workshop.path}/screen`);
	await expect(card.getByText('1 room screen is open.')).toBeVisible();
	await facilitator.page.reload();
	await facilitator.board.isReady();
	await expect(card).toBeVisible();
	await screen.reload();
	await expect(screen.getByRole('heading', { name: 'Beside the desk' })).toBeVisible();
	await card.getByRole('button', { name: 'Close all room screens' }).click();
	const dialog = facilitator.page.getByRole('dialog', { name: 'Close all room screens?' });
	await dialog.getByRole('button', { name: 'Close all room screens' }).click();
	await expect(screen.getByRole('heading', { name: 'This screen was closed.' })).toBeVisible();
	await expect(card.getByText('All room screens are closed.')).toBeVisible();
	await expect(card.getByText('is open')).toBeHidden();
});

test('[X74] without a network the wall says so, and goes on by itself', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('A loose cable');
	const wall = await person({ device: projector });
	const line = await wall.line();
	await wall.page.goto(await linkTo(workshop));
	await expect(wall.page.getByRole('heading', { name: 'A loose cable' })).toBeVisible();
	await expect(wall.page.getByText('Say hello.')).toBeVisible();
	await line.cut();
	await expect(wall.page.getByText('This screen goes on by itself.')).toBeVisible();
	await canBeRead(wall.page, 'offline');
	await workshop.step('share');
	await line.mend();
	await expect(wall.page.getByText('Nothing is shared yet.')).toBeVisible({ timeout: 20_000 });
	await expect(wall.page.getByText('This screen goes on by itself.')).toBeHidden();
});

test('[X74] the link of a screen that the browser did not open stays when the arriving ends', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Link stays');
	const facilitator = await person({ device: laptop });
	const { page, desk } = facilitator;
	await page.addInitScript(() => {
		window.open = () => null;
	});
	await facilitator.open(workshop);
	const part = desk.section('Room screen');
	await part.getByRole('button', { name: 'Open on the projector' }).click();
	const link = part.getByRole('textbox', { name: 'Link to the room screen' });
	await expect(link).toHaveValue(/screen#t=/);
	const made = await link.inputValue();
	await workshop.step('private');
	await expect(desk.part.getByRole('heading', { name: /Write in private$/ })).toBeVisible();
	await expect(link).toHaveValue(made);
	await expect(part.getByText('Your browser opened no tab.')).toBeVisible();
});
