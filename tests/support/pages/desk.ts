import { expect, type Locator, type Page } from '@playwright/test';
import type { QuestionWord } from './board-page.ts';

/** The facilitator's controls. On a phone they are the page's other tab. */
export class Desk {
	readonly page: Page;
	readonly part: Locator;

	constructor(page: Page) {
		this.page = page;
		this.part = page.getByRole('complementary', { name: 'Desk' });
	}

	/** One section of the desk by its heading. */
	section(name: string | RegExp): Locator {
		return this.part.getByRole('region', { name });
	}

	/** On a phone some parts are one press away: opens that one, where it is closed. */
	async unfold(summary: 'settings' | 'Writing for others' | 'Notes taken away'): Promise<void> {
		const fold = this.part.locator('details', {
			has: this.page.locator(':scope > summary', { hasText: summary })
		});
		await this.part.waitFor({ state: 'attached' });
		const line = fold.locator(':scope > summary').first();
		if (!(await line.isVisible())) return;
		if (!(await fold.first().evaluate((node) => (node as HTMLDetailsElement).open)))
			await line.click();
	}

	/**
	 * One press moves every screen on. Just after another desk did, a press says so and moves nothing:
	 * whoever meant it presses again.
	 */
	async next(label: string): Promise<void> {
		const button = this.part.getByRole('button', { name: `Next step: ${label}` });
		const begun = this.part.getByRole('heading', { name: new RegExp(`${label}$`) });
		await button.click();
		const isBegun = await begun.waitFor({ timeout: 3_000 }).then(
			() => true,
			() => false
		);
		if (isBegun) return;
		await button.click();
		await expect(begun).toBeVisible();
	}

	/** Shares one question, or all of them, after the question that asks whether one is sure. */
	async share(question?: QuestionWord): Promise<void> {
		const name = question ? new RegExp(`^Share ${question}`) : /^Share (all|\d)/;
		await this.section('Share notes').getByRole('button', { name }).click();
		await this.page.getByRole('dialog').getByRole('button', { name: 'Share now' }).click();
		await expect(this.page.getByRole('dialog')).toBeHidden();
	}

	/** Opens or closes writing, joining or moving. */
	async set(what: string, to: 'Open' | 'Closed'): Promise<void> {
		const button = this.part.getByRole('group', { name: what }).getByRole('button', { name: to });
		await button.click();
		await expect(button).toHaveAttribute('aria-pressed', 'true');
	}

	/** Ends somebody's place at the board. */
	async remove(who: string, message = ''): Promise<void> {
		await this.part.getByRole('button', { name: `Remove ${who}` }).click();
		const dialog = this.page.getByRole('dialog', { name: `Remove ${who}?` });
		if (message) await dialog.getByRole('textbox').fill(message);
		await dialog.getByRole('button', { name: 'Remove now' }).click();
		await expect(dialog).toBeHidden();
	}

	/** The code as it is shown, in groups of four. */
	async code(): Promise<string> {
		return this.section('Code to join')
			.getByText(/^\w{4}-\w{4}$/)
			.innerText();
	}

	/** Makes a new code and waits until it is shown. */
	async renewCode(): Promise<string> {
		const before = await this.code();
		await this.section('Code to join').getByRole('button', { name: 'New code' }).click();
		await this.page.getByRole('dialog').getByRole('button', { name: 'Make a new code' }).click();
		await expect(this.section('Code to join').getByText(before)).toBeHidden();
		return this.code();
	}

	/** The number of notes of a group in a question, as the table of counts has it. */
	cell(question: QuestionWord, column: number): Locator {
		return this.part
			.getByRole('row', { name: new RegExp(`^${question}\\b`) })
			.getByRole('cell')
			.nth(column);
	}
}
