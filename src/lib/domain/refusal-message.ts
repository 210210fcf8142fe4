import type { CommandType } from './command.ts';
import { type RefusalCode, refusalWords, sentence, type Words } from './errors.ts';

/** Commands that bring somebody's words, which are kept when they are refused. */
const withWords: readonly string[] = ['note.post', 'note.edit'];

/** What is said of all other commands: there are no words to keep, so nothing has changed. */
const nothingChanged: Readonly<Record<RefusalCode, Omit<Words, 'kept'>>> = {
	malformed: {
		happened: 'We could not read what you asked for.',
		next: 'Load the page again and try once more.'
	},
	'too-large': { happened: 'That was too much at once.', next: 'Do less at a time.' },
	'too-fast': {
		happened: 'That was a lot at once.',
		next: 'Wait a few seconds and try again.'
	},
	'not-allowed': {
		happened: 'You cannot change this.',
		next: 'Ask the facilitator if you think you should.'
	},
	locked: { happened: 'Writing is closed.', next: 'Try again when writing opens.' },
	'not-open': {
		happened: 'This is not open in this step.',
		next: 'Try again when the facilitator opens it.'
	},
	gone: { happened: 'This is no longer there.', next: 'You can go on.' },
	conflict: {
		happened: 'Somebody changed this at the same time.',
		next: 'Look at it and try again.'
	},
	quota: { happened: 'There is no room for more.', next: 'Ask the facilitator.' },
	draining: { happened: 'The board is restarting.', next: 'Wait a moment and try again.' },
	storage: { happened: 'We could not save this.', next: 'Try again in a moment.' }
};

/** Where a kind of command has words of its own. */
const ownWords: Partial<Record<CommandType, Partial<Record<RefusalCode, Omit<Words, 'kept'>>>>> = {
	undo: {
		gone: {
			happened: 'There is nothing to undo.',
			next: 'You can go on.'
		},
		conflict: {
			happened: 'Somebody has built on your last change.',
			next: 'You can change the note itself.'
		}
	},
	'note.move': {
		// By the lock on writing, or by the one on grouping alone: this is true of both.
		locked: {
			happened: 'Moving notes is closed.',
			next: 'Try again when the facilitator opens it.'
		}
	}
};

/** Whether an undo found nothing: that is an answer, and nothing that went wrong. */
export function isNothingToUndo(t: string, code: RefusalCode): boolean {
	return t === 'undo' && code === 'gone';
}

/**
 * The message of a refusal's reply: what happened, what is kept, what to do.
 * @param t the kind of command that is refused, where it could be read
 */
export function refusalMessage(code: RefusalCode, t?: string): string {
	if (t === undefined || withWords.includes(t)) return sentence(refusalWords[code]);
	const words = ownWords[t as CommandType]?.[code] ?? nothingChanged[code];
	return sentence({ ...words, kept: 'Nothing has changed.' });
}
