import { fromPlaywright, fromVitest, oneCheck } from './counts.mjs';

/** Runs a tool of node_modules by the file its package names; see `../test.mjs`. */
const prettier = 'prettier/bin/prettier.cjs';
const eslint = 'eslint/bin/eslint.js';
const dependencyCruiser = 'dependency-cruiser/bin/dependency-cruiser.mjs';
const svelteKit = '@sveltejs/kit/svelte-kit.js';
const svelteCheck = 'svelte-check/bin/svelte-check';
const vitest = 'vitest/vitest.mjs';
const playwright = '@playwright/test/cli.js';

/** Where a stage leaves its counts, relative to the project. */
const reportOf = (name) => `.cache/reports/${name}.json`;

function vitestStage(name, words, projects, more = []) {
	const chosen = projects.flatMap((project) => ['--project', project]);
	const reporters = ['--reporter=default', '--reporter=json', ...more];
	const report = reportOf(name);
	return {
		name,
		words,
		commands: [[vitest, 'run', ...chosen, ...reporters, `--outputFile.json=${report}`]],
		report,
		count: fromVitest
	};
}

function playwrightStage(name, words) {
	const report = reportOf(name);
	return {
		name,
		words,
		commands: [[playwright, 'test', `tests/${name}/`, '--output', `test-results/${name}`]],
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
		report,
		count: fromPlaywright,
		needs: ['build', 'browser']
	};
}

/** All that `npm test` runs, in this order: the quick judges first. */
export const stages = [
	{
		name: 'format',
		words: 'Formatting (Prettier)',
		commands: [[prettier, '--check', '--log-level', 'warn', '.']],
		count: oneCheck
	},
	{
		name: 'imports',
		words: 'Import rules (dependency-cruiser)',
		commands: [[dependencyCruiser, 'src', 'server', 'tests']],
		count: oneCheck
	},
	{
		name: 'types',
		words: 'Types and accessibility warnings (svelte-check)',
		commands: [
			[svelteKit, 'sync'],
			[svelteCheck, '--tsgo', '--tsconfig', './tsconfig.json', '--fail-on-warnings']
		],
		count: oneCheck
	},
	{
		name: 'lint',
		words: 'Lint (ESLint)',
		commands: [[eslint, '--max-warnings', '0', '.']],
		count: oneCheck
	},
	vitestStage('unit', 'Unit tests', ['unit', 'client']),
	{
		// These wait for servers more than they work, so that two at a time are well served by two cores.
		...vitestStage('integration', 'Integration tests', ['integration'], ['--maxWorkers=2']),
		needs: ['build']
	},
	playwrightStage('e2e', 'The story in browsers'),
	playwrightStage('accessibility', 'Accessibility in browsers')
];
