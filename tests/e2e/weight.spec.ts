import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

/** For a mid phone on ordinary 4G. */
const MOST_BYTES = 150_000;

test('[X104] the board asks for at most 150 kB of scripts before anybody does anything', async ({
	host,
	person
}) => {
	const workshop = await host.workshop('Weight');
	await workshop.step('private');
	const one = await person();
	const scripts: Response[] = [];
	one.page.on('response', (response) => {
		if (response.request().resourceType() === 'script') scripts.push(response);
	});
	await one.open(workshop, await workshop.join('patient'));
	await expect(one.board.box).toBeVisible();
	await one.page.waitForLoadState('networkidle');
	const sizes = await Promise.all(
		scripts.map(async (response) => gzipSync(await response.body()).length)
	);
	expect(sizes.length).toBeGreaterThan(3);
	expect(sizes.reduce((all, size) => all + size, 0)).toBeLessThanOrEqual(MOST_BYTES);
});
