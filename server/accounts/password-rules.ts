import { FivewaysError } from '#lib/domain/errors.ts';
import { commonPasswords, commonWords, keyboardRuns } from './common-passwords.ts';

const LEAST = 12;
const MOST = 256;
/** Fewer different characters than this is a pattern, however long. */
const DIFFERENT_AT_LEAST = 5;
/** This little left over after the known parts makes no difference to somebody who guesses. */
const LEFT_OVER_AT_MOST = 4;
const SITE = 'fiveways';
const ADVICE = 'Three random words are good: easy to remember, hard to guess.';

/**
 * Judges a new password: its length, and whether somebody would try it early. No rules of
 * composition: they make people choose worse ones.
 * @throws FivewaysError `bad-password`, its message saying why and what to do
 */
export function checkPassword(password: string, email: string): void {
	const reason = whyRefused(password.normalize('NFKC'), email.toLowerCase());
	if (reason) throw new FivewaysError('bad-password', { message: `${reason} ${ADVICE}` });
}

function whyRefused(password: string, email: string): string | undefined {
	const length = [...password].length;
	if (length < LEAST) return `That password is too short. Use at least ${LEAST} characters.`;
	if (length > MOST) return `That password is too long. Use at most ${MOST} characters.`;
	const lower = password.toLowerCase();
	if (isPersonal(lower, email))
		return 'That password is too close to your e-mail or to the name of this site.';
	if (new Set(lower).size < DIFFERENT_AT_LEAST || isRepeated(lower) || isKeyboardRun(lower))
		return 'That password follows a pattern, so it is easy to guess.';
	if (isCommon(lower)) return 'That password is used by many people, so it is easy to guess.';
	return undefined;
}

/** The e-mail, its parts, or the name of the site, with little added. */
function isPersonal(lower: string, email: string): boolean {
	const [local = '', domain = ''] = email.split('@');
	const parts = [email, local, domain.split('.')[0] ?? '', ...local.split(/[^\p{L}\p{N}]+/u), SITE];
	return isMadeOf(
		lower,
		parts.map(bare).filter((part) => part.length >= 4)
	);
}

/** One short piece again and again: `abcabcabcabc`. */
function isRepeated(lower: string): boolean {
	return /^(.{1,6}?)\1+$/su.test(lower) || /^(.{1,4}?)\1{2,}.{0,3}$/su.test(lower);
}

function isKeyboardRun(lower: string): boolean {
	return withoutRuns(lower).length <= LEFT_OVER_AT_MOST;
}

function isCommon(lower: string): boolean {
	if (commonPasswords.has(lower) || commonPasswords.has(asLetters(lower))) return true;
	// Three words, even ordinary ones, are what we recommend.
	const words = lower.split(/[^\p{L}\p{N}]+/u).filter((part) => /\p{L}/u.test(part));
	return words.length < 3 && isMadeOf(lower, commonWords);
}

/** Whether little is left once the known words, and runs and years beside them, are taken out. */
function isMadeOf(lower: string, known: readonly string[]): boolean {
	const longestFirst = [...known].sort((a, b) => b.length - a.length);
	const inside = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
	return [lower, asLetters(lower), asLetters(inside)].map(bare).some((text) => {
		const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ''), text);
		const odd = withoutRuns(rest).replace(/(?:19|20)\d\d/g, '');
		return rest !== text && odd.length <= LEFT_OVER_AT_MOST;
	});
}

/** Without runs of four and more along a keyboard, either way. */
function withoutRuns(text: string): string {
	let rest = text;
	for (const row of keyboardRuns)
		for (const way of [row, [...row].reverse().join('')])
			for (let length = way.length; length >= 4; length--)
				for (let from = 0; from + length <= way.length; from++)
					rest = rest.replaceAll(way.slice(from, from + length), '');
	return rest;
}

/** Letters and figures alone. */
function bare(text: string): string {
	return text.replace(/[^\p{L}\p{N}]/gu, '');
}

const standsFor: Readonly<Record<string, string>> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's',
	'!': 'i',
	'€': 'e'
};

/** Figures and signs read as the letters they stand for: `p@ssw0rd`. */
function asLetters(text: string): string {
	return text.replace(/[013457@$!€]/gu, (sign) => standsFor[sign] ?? sign);
}
