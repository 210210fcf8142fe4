/** Words that nobody wants to read out to a room. Only letters that a code can hold. */
const rudeWords = [
	'ARSE',
	'ASS',
	'BUM',
	'CRAP',
	'CUM',
	'CUNT',
	'DEAD',
	'DEATH',
	'FAG',
	'FART',
	'FCK',
	'FUC',
	'FUK',
	'HATE',
	'KKK',
	'NAZ',
	'NGR',
	'PAK',
	'PRAT',
	'RAPE',
	'SEX',
	'SHAG',
	'SPAZ',
	'TART',
	'TRANNY',
	'TURD',
	'TWAT',
	'WANK',
	'WTF'
];

/** Figures that the eye reads as letters. */
const seenAs: Readonly<Record<string, string>> = {
	'2': 'Z',
	'3': 'E',
	'4': 'A',
	'5': 'S',
	'8': 'B'
};

/** Whether a code holds one of them, also spelt with figures. */
export function holdsRudeWord(code: string): boolean {
	const read = code.replace(/[23458]/g, (figure) => seenAs[figure] ?? figure);
	return rudeWords.some((word) => read.includes(word));
}
