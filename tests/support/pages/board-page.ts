import { expect, type Locator, type Page } from '@playwright/test';

export type QuestionWord = 'How' | 'Who' | 'What' | 'Where' | 'Why';

/** A board as a person sees it: found by what is written on it, never by what it is made of. */
export class BoardPage {
	readonly page: Page;
	/** The one truth about what is saved. */
	readonly status: Locator;
	/** The box for a new note, its button, and what is said under it. */
	readonly box: Locator;
	readonly add: Locator;
	readonly menu: Locator;
	readonly main: Locator;

	constructor(page: Page) {
		this.page = page;
		this.main = page.getByRole('main');
		this.status = page.getByRole('banner').getByRole('status');
		this.box = page.getByRole('textbox', { name: 'Your note' });
		this.add = page.getByRole('button', { name: /^Add note/ });
		this.menu = page.getByRole('banner').getByRole('button', { name: 'Menu' });
	}

	/** The board is here and nothing waits. */
	async isReady(): Promise<void> {
		await expect(this.status).toHaveText('Everything saved');
	}

	/** The note with these words, in whichever view is shown. */
	note(text: string): Locator {
		return this.main.getByRole('listitem').filter({ hasText: text });
	}

	/** The button with the actions of a note, in whichever view is shown. */
	actions(text: string): Locator {
		return this.note(text).getByRole('button', { name: /^(Actions|More) for: / });
	}

	/** One line of an open menu. */
	action(name: string): Locator {
		return this.page.getByRole('list', { name: /^(Actions|More) for: / }).getByRole('button', {
			name,
			exact: true
		});
	}

	/** Opens the actions of a note and chooses one. */
	async act(text: string, name: string): Promise<void> {
		await this.actions(text).click();
		await this.action(name).click();
	}

	/** Chooses a line of the board's own menu. */
	async choose(name: string): Promise<void> {
		await this.menu.click();
		await this.page.getByRole('list', { name: 'Menu' }).getByRole('button', { name }).click();
	}

	/** Leaves the board, which ends on a page that says so. */
	async leave(): Promise<void> {
		await this.choose('Leave');
		const dialog = this.dialog('Leave this board?');
		await dialog.getByRole('button', { name: 'Leave', exact: true }).click();
		const heading = this.page.getByRole('heading', { level: 1 });
		await expect(heading).toHaveText('You have left the board');
	}

	/** Shows the board in another way, by the switch of a wide screen or the menu of a narrow one. */
	async show(view: 'Write' | 'List' | 'Board'): Promise<void> {
		const wide = this.page.getByRole('group', { name: 'Show the board as' });
		if (await wide.isVisible()) return wide.getByRole('button', { name: view }).click();
		await this.choose(`Show: ${view}`);
	}

	/** Goes to a question by the row of questions. */
	async go(question: QuestionWord): Promise<void> {
		const name = new RegExp(`^${question}\\b`);
		const row = this.page.getByRole('navigation', { name: 'Questions' });
		await row.getByRole('button', { name }).or(row.getByRole('link', { name })).click();
	}

	/** Writes into the box that is open and adds it. */
	async write(text: string): Promise<void> {
		await this.box.fill(text);
		await this.add.click();
		await expect(this.box).toHaveValue('');
	}

	/** Opens a box for a new note from the list or the canvas, and adds it. */
	async addTo(question: QuestionWord, text: string): Promise<void> {
		await this.page
			.getByRole('button', { name: `Add a note to ${question}` })
			.or(this.page.getByRole('button', { name: 'Add a note', exact: true }))
			.first()
			.click();
		const dialog = this.dialog(/^Add a note to /);
		if (await dialog.isVisible()) {
			await dialog
				.getByRole('group', { name: 'Questions' })
				.getByRole('button', { name: question })
				.click();
			await this.box.fill(text);
			await this.add.click();
			await dialog.getByRole('button', { name: 'Close' }).click();
			return;
		}
		await this.write(text);
	}

	dialog(name: string | RegExp): Locator {
		return this.page.getByRole('dialog', { name });
	}

	/** A part of the list or an area of the canvas, by its question. */
	question(word: QuestionWord): Locator {
		return this.main.getByRole('region', { name: new RegExp(`^${word}\\b`) });
	}

	/** All notes as they are read, question by question. */
	async words(): Promise<string[]> {
		// What is far off the screen is not laid out, so `innerText` would be empty there.
		const texts = await this.main.locator('[data-note] .note__text').allTextContents();
		return texts.map((text) => text.trim());
	}

	/** The same once so many notes are there: the areas are drawn a moment after the page. */
	async allWords(count: number): Promise<string[]> {
		await expect.poll(async () => (await this.words()).length).toBe(count);
		return this.words();
	}

	/** Puts a note elsewhere by "Move to…". */
	async moveTo(
		text: string,
		question: QuestionWord,
		place: 'First' | 'Last' | { after: string }
	): Promise<void> {
		const label = typeof place === 'string' ? place : 'After a note';
		await this.act(text, 'Move to…');
		const dialog = this.dialog('Move a note');
		await dialog
			.getByRole('group', { name: 'Which question?' })
			.getByText(question, { exact: true })
			.click();
		await dialog
			.getByRole('group', { name: 'Where in it?' })
			.getByText(label, { exact: true })
			.click();
		if (typeof place !== 'string')
			await dialog.getByLabel('After which note?').selectOption({ label: place.after });
		await dialog.getByRole('button', { name: 'Move the note' }).click();
		await expect(dialog).toBeHidden();
	}

	/** Drags a note by the pointer to the middle of another area of the canvas. */
	async drag(text: string, to: QuestionWord): Promise<void> {
		const from = await box(this.actions(text));
		const target = await box(this.question(to));
		const { mouse } = this.page;
		await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
		await mouse.down();
		await mouse.move(from.x + from.width / 2 + 20, from.y + from.height / 2, { steps: 4 });
		await mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 });
		await mouse.up();
	}
}

/** Where something is on the screen. */
export async function box(locator: Locator) {
	const found = await locator.boundingBox();
	if (!found) throw new Error('It is not on the screen.');
	return found;
}
