import type { Page } from '@playwright/test';
import axe from 'axe-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on a page as it stands, a line for each place. It runs in the page itself and brings
 * back violations alone: everything that passes, too, is most of the time an inspection takes.
 * @param without rules of axe that mean nothing in this state
 */
export async function axeFinds(page: Page, without: readonly string[] = []): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	const options: axe.RunOptions = {
		runOnly: rules,
		resultTypes: ['violations'],
		rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))
	};
	const violations = await page.evaluate(async (chosen) => {
		const inPage = (window as unknown as { axe: typeof axe }).axe;
		return (await inPage.run(document, chosen)).violations;
	}, options);
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`)
	);
}
