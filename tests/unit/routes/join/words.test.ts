import { expect, it } from 'vitest';
import { joinWords } from '../../../../src/routes/join/words.ts';

it('[X7] the privacy sentences of joining are the agreed ones, word for word', () => {
	expect(joinWords.seen).toBe(
		'Others see your group, not your name. The facilitator can see which notes came from which seat, so that they can help or remove a note.'
	);
	expect(joinWords.groundRules).toContain(
		'Please do not write names or health details about anyone, including yourself.'
	);
	expect(joinWords.kept('2027-04-14')).toBe(
		'Notes are used to plan local social prescribing. They are deleted on 14 April 2027. You can delete your own notes while the board is open.'
	);
	expect(joinWords.safety('the front desk')).toBe(
		"Worried about someone's safety? Speak to the facilitator now, or contact the front desk."
	);
	expect(joinWords.safety(undefined)).not.toContain('contact');
});

it('[X3] too many wrong codes are told in words: what happened, what is kept, what to do', () => {
	expect(joinWords.tooMany('3 seconds')).toBe(
		'Too many wrong codes were typed just now. What you typed is kept. Check the code, wait 3 seconds and press Join again.'
	);
});
