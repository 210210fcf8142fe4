import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import { restrictedImports } from './scripts/rules/restricted-imports.mjs';
import { restrictedSyntax } from './scripts/rules/restricted-syntax.mjs';

const svelteFiles = ['**/*.svelte', '**/*.svelte.ts'];

const trustedTypes = {
	'@typescript-eslint/no-unsafe-assignment': 'off',
	'@typescript-eslint/no-unsafe-member-access': 'off',
	'@typescript-eslint/no-unsafe-argument': 'off',
	'@typescript-eslint/no-unsafe-call': 'off',
	'@typescript-eslint/no-unsafe-return': 'off'
};

export default defineConfig(
	globalIgnores(['build/', '.svelte-kit/', '.cache/', 'data/', 'test-results/', 'coverage/']),
	js.configs.recommended,
	...ts.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			parserOptions: {
				projectService: { allowDefaultProject: ['eslint.config.js'] },
				extraFileExtensions: ['.svelte']
			}
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' }
	},
	{
		files: svelteFiles,
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		name: 'where code runs',
		files: ['src/**'],
		languageOptions: { globals: globals.browser }
	},
	{
		files: ['server/**', 'tests/**', 'scripts/**', '*.{js,ts}', '.dependency-cruiser.js'],
		languageOptions: { globals: globals.node }
	},
	{
		name: 'mistakes of every kind of file',
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			// An unused `_` says that a thing is left out on purpose.
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			// Template text of numbers reads better than `String(…)` round each.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// Methods that answer at once still keep the promise of their port (storage, Lucia's adapter).
			'@typescript-eslint/require-await': 'off',
			// Actions and replicas are taken apart on purpose: their functions do not use `this`.
			'@typescript-eslint/unbound-method': 'off',
			// Links are plain addresses: the app is always served from the root of its own host.
			'svelte/no-navigation-without-resolve': 'off',
			// A Map made and filled within one derivation is a value like any other.
			'svelte/prefer-svelte-reactivity': 'off',
			// It takes the words that say why a warning is ignored for more warnings.
			'svelte/no-unused-svelte-ignore': 'off',
			eqeqeq: 'error',
			'no-console': 'error'
		}
	},
	{
		files: ['**/*.svelte'],
		rules: {
			'svelte/button-has-type': 'error',
			'svelte/no-at-html-tags': 'error',
			// The content security policy refuses style attributes: set positions in an attachment.
			'svelte/no-inline-styles': ['error', { allowTransitions: true }],
			// svelte-check judges types in components: here another component is `any`.
			...trustedTypes
		}
	},
	...restrictedImports,
	...restrictedSyntax,
	{
		name: 'the one place that writes to the console',
		files: ['server/log.ts'],
		rules: { 'no-console': 'off' }
	},
	{
		name: 'tests may read what they like from a parsed answer',
		files: ['tests/**'],
		rules: {
			...trustedTypes
		}
	},
	{
		name: 'plain JavaScript has no types to judge by',
		files: ['**/*.{js,mjs}'],
		extends: [ts.configs.disableTypeChecked]
	}
);
