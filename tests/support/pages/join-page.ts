import { expect, type Locator, type Page, type Response } from '@playwright/test';

/** The way in for people without an account: a code, then who one speaks as. */
export class JoinPage {
	readonly page: Page;
	readonly code: Locator;
	readonly name: Locator;
	readonly join: Locator;
	readonly groups: Locator;

	constructor(page: Page) {
		this.page = page;
		this.code = page.getByRole('textbox', { name: 'Workshop code' });
		this.name = page.getByRole('textbox', { name: 'Your first name, if you like' });
		this.join = page.getByRole('button', { name: 'Join' });
		this.groups = page.getByRole('group', { name: 'Today I speak as a' });
	}

	/** Types a code, at the front door or on the join page. */
	async type(code: string): Promise<void> {
		await this.code.fill(code);
		await this.join.click();
	}

	/** Chooses a group, gives a name if there is one, and goes in. */
	async as(group: string, name = ''): Promise<void> {
		await this.groups.getByText(group, { exact: true }).click();
		await expect(this.groups.getByRole('radio', { name: new RegExp(`^${group}`) })).toBeChecked();
		if (name) await this.name.fill(name);
		await this.join.click();
		await this.page.waitForURL(/\/boards\//);
	}
}

/** A form sent before the scripts were ready is answered by a page, one sent by them with JSON. */
export async function statusOf(answer: Response): Promise<number> {
	if (!answer.headers()['content-type']?.includes('json')) return answer.status();
	return ((await answer.json()) as { status: number }).status;
}
