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

/** Said of all that is done with clusters and many notes at once. */
const clusterWords: Partial<Record<RefusalCode, Omit<Words, 'kept'>>> = {
	locked: {
		happened: 'Moving and grouping notes is closed.',
		next: 'Try again when the facilitator opens it.'
	},
	gone: {
		happened: 'One of these notes or clusters is no longer there.',
		next: 'Look at the board and try again.'
	}
};

const actionWords: Partial<Record<RefusalCode, Omit<Words, 'kept'>>> = {
	malformed: {
		happened: 'We could not read this action.',
		next: 'Look at the words and the date.'
	},
	'too-large': { happened: 'This action is too long.', next: 'Use fewer words.' },
	gone: {
		happened: 'This action, or a note it came from, is gone.',
		next: 'Look at the list and try again.'
	},
	quota: { happened: 'There is no room for more actions.', next: 'Remove one first.' }
};

/** Words of one kind of command; `kept` where "Nothing has changed" could be taken wrong. */
type OwnWords = Omit<Words, 'kept'> & Partial<Pick<Words, 'kept'>>;

/** Where a kind of command has words of its own. */
const ownWords: Partial<Record<CommandType, Partial<Record<RefusalCode, OwnWords>>>> = {
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
	redo: {
		gone: {
			happened: 'There is nothing to redo.',
			next: 'You can go on.'
		},
		conflict: {
			happened: 'Somebody has built on this since.',
			next: 'You can change the note itself.'
		}
	},
	'stage.step': {
		conflict: {
			happened: 'The step has changed since.',
			kept: 'Nobody was moved.',
			next: 'Look at the step, then press again.'
		}
	},
	'note.approve': {
		conflict: {
			happened: 'The words have changed since.',
			kept: 'They were not shown.',
			next: 'Read them, then press again.'
		}
	},
	'stage.plan': {
		conflict: {
			happened: 'The step or the running order has changed since.',
			kept: 'Your change was not made.',
			next: 'Look at both, then try again.'
		},
		malformed: {
			happened: 'This running order cannot be used.',
			next: 'Keep the present step, and check minutes and sentences.'
		},
		'too-large': {
			happened: 'This running order has too many words.',
			next: 'Make some sentences shorter.'
		}
	},
	'stage.spotlight': {
		'not-allowed': { happened: 'Not everyone can see this.', next: 'Choose something shared.' }
	},
	'stage.prompt': {
		gone: {
			happened: 'Nobody of that group is here.',
			next: 'Ask again when somebody has joined.'
		},
		'not-open': {
			happened: 'People cannot write in this step.',
			next: 'Ask again in a step in which they can.'
		}
	},
	'cluster.make': {
		...clusterWords,
		quota: {
			happened: 'There is no room for more clusters.',
			next: 'Dissolve one, or merge two.'
		}
	},
	'cluster.rename': {
		...clusterWords,
		malformed: {
			happened: 'This name cannot be used.',
			next: 'Write something in one line, without odd symbols.'
		},
		'too-large': { happened: 'This name is too long.', next: 'Make it shorter.' }
	},
	'cluster.join': clusterWords,
	'cluster.leave': clusterWords,
	'cluster.merge': clusterWords,
	'cluster.dissolve': clusterWords,
	'cluster.move': clusterWords,
	'cluster.tidy': clusterWords,
	'action.add': actionWords,
	'action.edit': {
		...actionWords,
		conflict: {
			happened: 'Somebody else changed this action first.',
			next: 'Look at it and change it again.'
		}
	},
	'action.remove': actionWords,
	'history.save': {
		malformed: { happened: 'We could not read that name.', next: 'Use a shorter name.' }
	},
	'history.restore': {
		gone: { happened: 'This moment is not kept any more.', next: 'Choose another one.' },
		quota: {
			happened: 'The board has no room for these notes.',
			next: 'Delete some notes first.'
		}
	},
	'stage.settings': {
		conflict: {
			happened: 'People have voted already, so the way of choosing stays as it is.',
			next: 'Set it before the first person votes.'
		}
	},
	'vote.cast': {
		quota: {
			happened: 'There is nothing left on your ballot for this.',
			next: 'Take something back first.'
		},
		gone: { happened: 'This is no longer on the board.', next: 'Choose something else.' },
		'not-open': {
			happened: 'The vote is not open.',
			next: 'The facilitator will say when you can vote.'
		}
	},
	'vote.withdraw': {
		'not-open': {
			happened: 'The vote is over.',
			next: 'Ask the facilitator if you want to change your vote.'
		}
	},
	'vote.proxy': {
		quota: {
			happened: 'There is too much on this ballot, or all people of this group have voted.',
			next: 'Check the ballot and the head count.'
		},
		gone: {
			happened: 'A note on this ballot is no longer there.',
			next: 'Look at it and try again.'
		}
	},
	'seat.headcount': {
		quota: {
			happened: 'More people than that have voted on paper.',
			next: 'Take back a ballot first.'
		}
	},
	'note.agree': {
		locked: { happened: 'Writing is closed.', next: 'You can agree when it opens.' },
		gone: { happened: 'This note is no longer on the board.', next: 'You can go on.' }
	},
	'note.move': {
		// By the lock on writing, or by the one on grouping alone: this is true of both.
		locked: {
			happened: 'Moving notes is closed.',
			next: 'Try again when the facilitator opens it.'
		}
	}
};

/** Whether an undo or redo found nothing: that is an answer, and nothing that went wrong. */
export function isNothingToUndo(t: string, code: RefusalCode): boolean {
	return (t === 'undo' || t === 'redo') && code === 'gone';
}

/**
 * The message of a refusal's reply: what happened, what is kept, what to do.
 * @param t the kind of command that is refused, where it could be read
 */
export function refusalMessage(code: RefusalCode, t?: string): string {
	if (t === undefined || withWords.includes(t)) return sentence(refusalWords[code]);
	const words = ownWords[t as CommandType]?.[code] ?? nothingChanged[code];
	return sentence({ kept: 'Nothing has changed.', ...words });
}
