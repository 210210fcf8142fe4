import { type BrowserContextOptions, devices } from '@playwright/test';

const { viewport, ...pixel } = devices['Pixel 7'] as BrowserContextOptions;

/** What people bring. */
export const laptop: BrowserContextOptions = {
	viewport: { width: 1366, height: 768 },
	isMobile: false,
	hasTouch: false,
	deviceScaleFactor: 1
};
/** Wide enough for the areas, and touched. */
export const tablet: BrowserContextOptions = {
	...laptop,
	viewport: { width: 1180, height: 820 },
	isMobile: true,
	hasTouch: true
};
export const phone: BrowserContextOptions = { ...pixel, viewport: viewport ?? null };
/** The narrowest that has to work: an old phone. */
export const smallPhone: BrowserContextOptions = {
	...pixel,
	viewport: { width: 320, height: 568 },
	deviceScaleFactor: 2
};
