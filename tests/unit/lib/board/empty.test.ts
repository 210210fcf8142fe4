import { describe, expect, it } from 'vitest';
import { emptyWords } from '#lib/board/empty.ts';
import { aBoard } from './a-board.ts';

const at = (step: string, over: Partial<Parameters<typeof aBoard>[0]> = {}) =>
	emptyWords(aBoard({ ...over, stage: { step, ...over.stage } }), 'Who');

describe('what an empty question says', () => {
	it('[X17] asks for a note where it can be written, and for the first only where that is known', () => {
		expect(at('share'), 'private notes may wait').toBe('Nothing about Who is shared yet.');
		expect(at('group')).toBe('Be the first to write about Who.');
		expect(at('private')).toBe(
			'Write what you think about Who. Only you see what you add until the facilitator shares.'
		);
		expect(at('vote', { role: 'facilitator' })).toBe('Be the first to write about Who.');
	});

	it('[X50] says when writing opens, and that it is closed, to who cannot write now', () => {
		expect(at('arrive')).toBe('Writing opens soon. The facilitator will say when.');
		for (const step of ['vote', 'act', 'close'])
			expect(at(step), step).toBe('Writing is closed in this step.');
	});

	it('[X53] says that writing is closed under the lock, also to a facilitator', () => {
		const locked = { stage: { locks: ['writing' as const] } };
		expect(at('share', locked)).toBe('Writing is closed.');
		expect(at('share', { ...locked, role: 'facilitator' })).toBe('Writing is closed.');
	});
});
