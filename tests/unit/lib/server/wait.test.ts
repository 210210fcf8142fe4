import { expect, it } from 'vitest';
import { duration, waitSentence } from '#lib/server/wait.ts';

it('[O19] too many tries are told with the time to wait, in words', () => {
	expect(waitSentence(1)).toBe('That was too many tries. Wait 1 second and try again.');
	expect(waitSentence(7.2)).toBe('That was too many tries. Wait 8 seconds and try again.');
	expect(waitSentence(600)).toBe('That was too many tries. Wait 10 minutes and try again.');
	expect(waitSentence()).toMatch(/10 seconds/);
	expect(duration(2)).toBe('2 seconds');
});
