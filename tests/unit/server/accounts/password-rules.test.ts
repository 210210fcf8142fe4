import { describe, expect, it } from 'vitest';
import { checkPassword } from '../../../../server/accounts/password-rules.ts';

const email = 'anna.smith@riverside.example';

function refusal(password: string): string | undefined {
	try {
		checkPassword(password, email);
		return undefined;
	} catch (cause) {
		expect(cause).toMatchObject({ code: 'bad-password', status: 422 });
		return (cause as Error).message;
	}
}

describe('a new password', () => {
	it.each([
		'harbour pencil cloud',
		'harbour-pencil-cloud',
		'dragon monkey football',
		'summer dragon river',
		'пароль-облако-река',
		'k3v!9Qz#mW2x',
		'829105736482',
		'hospital-bed-14-window',
		'🐑🚲🌧️🎻 sheep cycling',
		'x'.repeat(3) + 'harbour pencil'.repeat(17)
	])('[O8] of any kind of characters is taken: %s', (password) => {
		expect(refusal(password)).toBeUndefined();
	});

	it.each([
		['elevenchars', 'too short'],
		['h'.repeat(100) + 'harbour pencil '.repeat(20), 'too long'],
		['aaaaaaaaaaaaaaaa', 'pattern'],
		['abcabcabcabcabc', 'pattern'],
		['qwertyuiop12', 'pattern'],
		['0987654321qwe', 'pattern'],
		['1qaz2wsx3edc4rfv', 'pattern'],
		['password1234', 'many people'],
		['P@ssw0rd2024!!', 'many people'],
		['Welcome-2026-nhs', 'many people'],
		['correcthorsebatterystaple', 'many people'],
		['letmeinletmein', 'many people'],
		['anna.smith@riverside.example', 'e-mail'],
		['Anna.Smith2024', 'e-mail'],
		['riverside1234', 'e-mail'],
		['FiveWays12345', 'e-mail'],
		['five ways five ways', 'e-mail']
	])('[O8] that is guessed early is refused, with the reason: %s', (password, reason) => {
		expect(refusal(password)).toContain(reason);
		expect(refusal(password)).toContain('Three random words');
	});

	it('[O8] is counted in characters, 12 to 256, not in bytes', () => {
		const letters = 'bdfhkmpqxvzg';
		expect(refusal(letters)).toBeUndefined();
		expect(refusal(letters.slice(1))).toContain('too short');
		const long = Array.from({ length: 256 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
		expect(refusal(long)).toBeUndefined();
		expect(refusal(`${long}x`)).toContain('too long');
	});
});
