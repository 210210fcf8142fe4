/** Why a command is refused. A write outside its step is `not-open`, under a lock `locked`. */
export const refusalCodes = [
	'malformed',
	'too-large',
	'too-fast',
	'not-allowed',
	'locked',
	'not-open',
	'gone',
	'conflict',
	'quota',
	'draining',
	'storage'
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What happened, what is kept, what to do: each refusal and error has all three. */
export interface Words {
	happened: string;
	kept: string;
	next: string;
}

export const refusalWords: Readonly<Record<RefusalCode, Words>> = {
	malformed: {
		happened: 'We could not read this note.',
		kept: 'Your words are still here.',
		next: 'Take out any odd symbols and try again.'
	},
	'too-large': {
		happened: 'This note is too long.',
		kept: 'Your words are still here.',
		next: 'Make it shorter, or split it into two notes.'
	},
	'too-fast': {
		happened: 'That was a lot at once.',
		kept: 'Your words are still here.',
		next: 'Wait a few seconds and try again.'
	},
	'not-allowed': {
		happened: 'You cannot change this.',
		kept: 'Your words are still here.',
		next: 'Ask the facilitator if you think you should.'
	},
	locked: {
		happened: 'Writing is closed.',
		kept: 'Your words are kept as a draft.',
		next: 'You can copy them, or try again when writing opens.'
	},
	'not-open': {
		happened: 'This is not open in this step.',
		kept: 'Your words are kept as a draft.',
		next: 'Try again when the facilitator opens it.'
	},
	gone: {
		happened: 'This note is no longer on the board.',
		kept: 'Your words are still here.',
		next: 'Copy them, or add them as a new note.'
	},
	conflict: {
		happened: 'This note was changed in another place at the same time.',
		kept: 'Your words are still here.',
		next: 'Look at both and try again.'
	},
	quota: {
		happened: 'There is no room for more notes.',
		kept: 'Your words are still here.',
		next: 'Delete a note of yours, or ask the facilitator.'
	},
	draining: {
		happened: 'The board is restarting.',
		kept: 'Your words are kept on this device.',
		next: 'Wait a moment. They are sent by themselves.'
	},
	storage: {
		happened: 'We could not save this note.',
		kept: 'Your words are still here.',
		next: 'Try again, or copy them.'
	}
};

/** What a seat is told that waits to be let in and asks for anything else. */
export const waitingWords: Words = {
	happened: 'You are not in yet.',
	kept: 'Nothing has changed.',
	next: 'Wait until the facilitator lets you in.'
};

/** Errors over HTTP: status and words, one table. */
export const httpErrors = {
	'wrong-sign-in': [
		401,
		'That e-mail and password do not match.',
		'Nothing has changed.',
		'Check both and try again.'
	],
	'sign-in': [401, 'You are not signed in.', 'Nothing is lost.', 'Sign in and try again.'],
	'no-seat': [401, 'You are not in this workshop.', 'Nothing is lost.', 'Join with the code.'],
	removed: [
		403,
		'You were taken out of this workshop.',
		'Your notes may still be on the board.',
		'Speak to the facilitator.'
	],
	'not-allowed': [403, 'You cannot do this here.', 'Nothing has changed.', 'Ask the facilitator.'],
	'wrong-origin': [
		403,
		'This came from another website.',
		'Nothing has changed.',
		'Open the page itself and try again.'
	],
	'not-found': [
		404,
		'There is nothing at this address.',
		'Nothing is lost.',
		'Check the address, or go to the front page.'
	],
	'no-board': [
		404,
		'There is no such board.',
		'Nothing is lost.',
		'Check the address, or join with the code.'
	],
	'board-closed': [
		410,
		'The board is closed.',
		'The notes are kept.',
		'Ask the facilitator for the result.'
	],
	deleted: [
		410,
		'This workshop was deleted.',
		'Nothing of it is kept.',
		'Ask the person who ran it.'
	],
	'too-old': [
		426,
		'There is a newer version of this page.',
		'What you wrote is kept on this device.',
		'Open the page again.'
	],
	'not-open': [
		404,
		'That code is not open.',
		'Nothing is lost.',
		'Check it with the person running the workshop.'
	],
	'wrong-content-type': [
		415,
		'This needs to be sent as JSON.',
		'Nothing has changed.',
		'Set the content type and try again.'
	],
	'bad-json': [400, 'This is not JSON.', 'Nothing has changed.', 'Mend it and try again.'],
	malformed: [
		400,
		'Something needed is missing or wrong.',
		'Nothing has changed.',
		'Mend it and try again.'
	],
	'too-large': [413, 'This is too much at once.', 'Nothing has changed.', 'Send less at a time.'],
	'unknown-group': [
		422,
		'That group is not in this workshop.',
		'Nothing is lost.',
		'Choose one of the groups shown.'
	],
	'bad-rows': [
		422,
		'Some rows cannot be used.',
		'Nothing was added.',
		'Mend the rows named and try again.'
	],
	'bad-password': [
		422,
		'That password is too easy to guess.',
		'Nothing has changed.',
		'Try three random words.'
	],
	'too-many': [429, 'That was too many tries.', 'Nothing is lost.', 'Wait a moment and try again.'],
	unexpected: [
		500,
		'Something went wrong on our side.',
		'What you wrote is kept on this device.',
		'Try again in a moment.'
	],
	storage: [503, 'We could not save this.', 'Nothing has changed.', 'Try again in a moment.'],
	draining: [
		503,
		'The server is restarting.',
		'What you wrote is kept on this device.',
		'Try again in a moment.'
	]
} as const satisfies Record<string, readonly [number, string, string, string]>;
export type HttpErrorCode = keyof typeof httpErrors;

/** The three parts as one line. */
export function sentence(words: Words): string {
	return `${words.happened} ${words.kept} ${words.next}`;
}

/** The message of an HTTP error. A wrong code's message is the one sentence of the front door. */
export function httpMessage(code: HttpErrorCode): string {
	const [, happened, kept, next] = httpErrors[code];
	return code === 'not-open' ? `${happened} ${next}` : `${happened} ${kept} ${next}`;
}

/** An expected failure that the edge turns into a status and `{error: {code, message}}`. */
export class FivewaysError extends Error {
	readonly code: HttpErrorCode;
	readonly status: number;
	/** Rows of an import that cannot be used, seconds to wait, or where a form is wrong. */
	readonly details: {
		rows?: { row: number; reason: string }[];
		retryAfterSeconds?: number;
		/** The field of a form that it is about. */
		field?: string;
	};

	constructor(
		code: HttpErrorCode,
		options: { message?: string; cause?: unknown } & FivewaysError['details'] = {}
	) {
		super(options.message ?? httpMessage(code), { cause: options.cause });
		this.code = code;
		this.status = httpErrors[code][0];
		this.details = {
			...(options.rows ? { rows: options.rows } : {}),
			...(options.retryAfterSeconds ? { retryAfterSeconds: options.retryAfterSeconds } : {}),
			...(options.field ? { field: options.field } : {})
		};
	}
}
