import { fileURLToPath } from 'node:url';
import { compile } from 'sass-embedded';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { css } = compile(`${root}src/styles/main.scss`, { loadPaths: [`${root}node_modules`] });

/** The colour of a custom property as first declared, before any mode changes it. */
function colour(name: string): string {
	const found = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1];
	if (!found) throw new Error(`There is no colour --${name} in the style sheet.`);
	return found;
}

/** Relative luminance by the WCAG 2 formula. */
function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [luminance(colour(one)), luminance(colour(other))].sort(
		(a, b) => b - a
	);
	return (light + 0.05) / (dark + 0.05);
}

describe('the style sheet', () => {
	test('[X111] asks no other server for anything and brings no font or picture of the NHS', () => {
		expect(css).not.toMatch(/assets\.nhs\.uk|frutiger|nhsuk-icon/i);
		const addresses = [...css.matchAll(/url\(([^)]*)/g)].map(([, address]) => address ?? '');
		expect(addresses.length).toBeGreaterThan(0);
		for (const address of addresses) expect(address).toMatch(/^"?(@fontsource-variable\/|data:)/);
	});

	test('[X87] ink is at least 11 : 1 and soft ink 5.9 : 1 on the paper of every group', () => {
		for (const group of ['hcp', 'lw', 'vcs', 'patient', 'carer', 'other']) {
			expect(contrast('ink', group), group).toBeGreaterThanOrEqual(11);
			expect(contrast('ink-soft', group), group).toBeGreaterThanOrEqual(5.9);
		}
	});

	test('[X87] the edge of every group stands out from page and paper', () => {
		for (const group of ['hcp', 'lw', 'vcs', 'patient', 'carer', 'other']) {
			expect(contrast(`${group}-edge`, 'page'), group).toBeGreaterThanOrEqual(3);
			expect(contrast(`${group}-edge`, group), group).toBeGreaterThanOrEqual(3);
		}
	});

	test('[X86] words keep 4.5 : 1 on every ground they are put on', () => {
		const pairs = [
			['ink', 'page'],
			['ink-soft', 'page'],
			['ink-soft', 'well'],
			['teal', 'page'],
			['teal', 'teal-pale'],
			['on-teal', 'teal'],
			['on-teal-soft', 'teal'],
			['clay', 'page'],
			['clay', 'clay-pale'],
			['clay-on-teal', 'teal'],
			['wrong', 'sheet'],
			['wrong', 'wrong-pale']
		] as const;
		for (const [words, ground] of pairs) {
			expect(contrast(words, ground), `${words} on ${ground}`).toBeGreaterThanOrEqual(4.5);
		}
	});

	test('[X90] less motion, own colours and more contrast are each answered', () => {
		for (const mode of ['prefers-reduced-motion', 'forced-colors', 'prefers-contrast: more']) {
			expect(css).toContain(`(${mode}`);
		}
	});
});
