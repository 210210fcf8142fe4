import { describe, expect, it } from 'vitest';
import { permissions } from '#lib/domain/permission.ts';
import { refusalCodes } from '#lib/domain/errors.ts';
import { refusalMessage } from '#lib/domain/refusal-message.ts';

describe('the message of a refusal', () => {
	it('[X110] speaks of kept words only where the command brought words', () => {
		for (const t of Object.keys(permissions)) {
			for (const code of refusalCodes) {
				const keeps = /[Yy]our words/.test(refusalMessage(code, t));
				expect([t, code, keeps]).toEqual([t, code, t === 'note.post' || t === 'note.edit']);
			}
		}
	});

	it('[X110] says what happened, what is kept and what to do, for every code', () => {
		for (const t of ['note.post', 'note.move', 'undo']) {
			for (const code of refusalCodes) {
				expect(refusalMessage(code, t).split(/(?<=\.)\s/).length).toBeGreaterThanOrEqual(3);
			}
		}
	});

	it('[X85] an undo that finds nothing says so', () => {
		expect(refusalMessage('gone', 'undo')).toContain('There is nothing to undo.');
		expect(refusalMessage('conflict', 'undo')).toContain('built on your last change');
	});

	it('[X70] a press on what is another thing by now says what has changed, and what has not', () => {
		expect(refusalMessage('conflict', 'stage.step')).toBe(
			'The step has changed since. Nobody was moved. Look at the step, then press again.'
		);
		expect(refusalMessage('conflict', 'stage.plan')).toBe(
			'The step or the running order has changed since. Your change was not made. Look at both, then try again.'
		);
		expect(refusalMessage('conflict', 'note.approve')).toBe(
			'The words have changed since. They were not shown. Read them, then press again.'
		);
	});

	it('[X53] a move that a lock refuses speaks of moving, and words of writing', () => {
		expect(refusalMessage('locked', 'note.move')).toBe(
			'Moving notes is closed. Nothing has changed. Try again when the facilitator opens it.'
		);
		for (const t of ['note.post', 'note.edit', 'note.remove', 'undo'])
			expect(refusalMessage('locked', t)).toMatch(/^Writing is closed\./);
	});
});
