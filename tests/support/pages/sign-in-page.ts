import type { Page } from '@playwright/test';

/** The way in for people with an account. */
export class SignInPage {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	async as(email: string, password: string): Promise<void> {
		await this.page.getByRole('textbox', { name: 'E-mail' }).fill(email);
		await this.page.getByLabel('Password', { exact: true }).fill(password);
		await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
	}
}
