import { expect, it } from 'vitest';
import { mayReloadFor } from '#lib/live/reload-once.ts';
import { TabStore } from '../../../support/manual-clock.ts';

it('[P8] a page that is too old loads itself anew once, and not in a circle', () => {
	const store = new TabStore();
	expect(mayReloadFor(1, store)).toBe(true);
	expect(mayReloadFor(1, store), 'the same old page came again').toBe(false);
	expect(mayReloadFor(2, store), 'a newer page that has become old').toBe(true);
});

it('[P8] where nothing can be kept a person decides when the page is loaded anew', () => {
	expect(mayReloadFor(1, undefined)).toBe(false);
	const full = new TabStore();
	full.setItem = () => {
		throw new Error('QuotaExceededError');
	};
	expect(mayReloadFor(1, full)).toBe(false);
});
