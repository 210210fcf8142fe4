import type { Locator, Page } from '@playwright/test';

/** The form of a new workshop, and the running order that the page after it shows. */
export class NewWorkshopPage {
	readonly page: Page;
	readonly title: Locator;
	readonly fold: Locator;
	readonly make: Locator;
	/** One line a step: place, name, sentence and minutes. */
	readonly made: Locator;

	constructor(page: Page) {
		this.page = page;
		this.title = page.getByRole('textbox', { name: 'Title' });
		this.fold = page.getByText('Change the steps');
		this.make = page.getByRole('button', { name: 'Make the workshop' });
		this.made = page.getByRole('region', { name: 'Running order' }).getByRole('listitem');
	}

	/** "How long have you got?" */
	length(minutes: number): Locator {
		return this.page.getByRole('radio', { name: `${minutes} minutes` });
	}

	/** The fields of a step, used or left out; `which` counts from 0 where there are more of a kind. */
	step(label: string, which = 0): Locator {
		return this.page.getByRole('group', { name: new RegExp(`: ${label}$`) }).nth(which);
	}

	tick(label: string): Locator {
		return this.step(label).getByRole('checkbox', { name: label });
	}

	minutes(label: string, which = 0): Locator {
		return this.step(label, which).getByRole('textbox', { name: 'Minutes' });
	}
}
