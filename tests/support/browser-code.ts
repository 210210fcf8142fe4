import type { Environment } from 'vitest/runtime';

/**
 * Code compiled for the browser, run in Node without a document: what rune modules need to react.
 * For what touches the page itself there are the tests in real browsers.
 */
export default {
	name: 'browser-code',
	viteEnvironment: 'client',
	setup: () => ({ teardown: () => undefined })
} satisfies Environment;
