import { expect, type Page } from '@playwright/test';
import { test } from '../fixtures.ts';
import { axeFinds } from './axe.ts';

/** CSS pixels that a target has in both directions, and what rounding may take of it. */
const TARGET = 44;
const ROUNDING = 0.5;
/** CSS pixels between two targets. */
const GAP = 8;

/**
 * Looks at a page as it stands: axe finds nothing, every control is large enough to be touched,
 * and the page does not scroll sideways. The state's name stands with whatever is found.
 * @param without rules of axe that mean nothing in this state
 */
export async function inspect(
	page: Page,
	state: string,
	{ without = [] }: { without?: string[] } = {}
): Promise<void> {
	await test.step(state, async () => {
		// Whatever slides in has arrived: colours half-way are nobody's fault.
		await page.waitForFunction(() =>
			document
				.getAnimations()
				.every(
					(each) => each.playState !== 'running' || each.effect?.getTiming().iterations === Infinity
				)
		);
		expect.soft(await axeFinds(page, without), `${state}: axe`).toEqual([]);
		expect.soft(await smallTargets(page), `${state}: small targets`).toEqual([]);
		expect.soft(await crowded(page), `${state}: targets side by side`).toEqual([]);
		expect.soft(await sideways(page), `${state}: px too wide`).toBe(0);
	});
}

/** How many px the page is wider than its window. */
export async function sideways(page: Page): Promise<number> {
	return page.evaluate(() =>
		Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)
	);
}

/** Controls that are too small to be touched; links in running text are left out. */
async function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate((least) => {
		const controls = 'button, a[href], input:not([type=hidden]), select, textarea, summary';
		return [...document.querySelectorAll<HTMLElement>(controls)].flatMap((control) => {
			if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
			// What is behind an open dialog cannot be pressed.
			const modal = document.querySelector('dialog:modal');
			if (modal && !modal.contains(control)) return [];
			if (control.matches('a') && getComputedStyle(control).display === 'inline') return [];
			if (control.matches('.skip:not(:focus)')) return [];
			// A tick is pressed by its whole row.
			const target = control.matches('[type=radio], [type=checkbox]')
				? (control.closest('label') ?? control)
				: control;
			const { width, height } = target.getBoundingClientRect();
			if (width >= least && height >= least) return [];
			return [`${Math.round(width)} × ${Math.round(height)}: ${target.outerHTML.slice(0, 160)}`];
		});
	}, TARGET - ROUNDING);
}

/**
 * Pairs of controls with less than 8 px between them. The parts of one thing (a switch, a menu, the
 * running order, the tabs at the foot) touch one another on purpose, and a bar that stays has
 * whatever is scrolled beside it.
 */
async function crowded(page: Page): Promise<string[]> {
	return page.evaluate((least) => {
		const whole = '.switch, .menu, .path, .tabs, table';
		const modal = document.querySelector('dialog:modal');
		const bar = (node: Element | null): Element | null =>
			node && /sticky|fixed/.test(getComputedStyle(node).position)
				? node
				: node && bar(node.parentElement);
		const targets = [
			...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')
		]
			.filter((node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
			.filter((node) => !modal || modal.contains(node))
			.filter((node) => !node.matches('.skip:not(:focus)'))
			.filter((node) => node.tagName !== 'A' || getComputedStyle(node).display !== 'inline')
			.map((node) => node.closest('label') ?? node)
			.map((node) => ({ node, bar: bar(node), box: node.getBoundingClientRect() }));
		return targets.flatMap(({ node, bar, box }, place) =>
			targets.slice(place + 1).flatMap((other) => {
				const across = Math.max(other.box.left - box.right, box.left - other.box.right);
				const down = Math.max(other.box.top - box.bottom, box.top - other.box.bottom);
				const gap = Math.max(across, down);
				// One that lies on another is not beside it: a note is pressed, and "Show all" on it.
				if (gap >= least || gap < -1 || node.contains(other.node)) return [];
				if (bar !== other.bar) return [];
				if (node.closest(whole) && node.closest(whole) === other.node.closest(whole)) return [];
				return [
					`${Math.round(gap)}: ${node.outerHTML.slice(0, 120)} | ${other.node.outerHTML.slice(0, 120)}`
				];
			})
		);
	}, GAP - ROUNDING);
}
