/** The words of signing in and of making the first account. */
export const signInWords = {
	title: 'Sign in',
	lead: 'For facilitators. If you came for a workshop, you only need its code.',
	withCode: 'Join with a code',
	email: 'E-mail',
	password: 'Password',
	button: 'Sign in',
	emailMissing: 'Type your e-mail.',
	passwordMissing: 'Type your password.',
	firstRun: 'There is no account yet.',
	firstRunNext:
		'The server showed a set-up link when it started. Open that link to make the first account.'
};

export const setupWords = {
	title: 'Make the first account',
	lead: 'This account runs workshops on this server. It takes a minute.',
	key: 'Set-up key',
	keyHint: 'It is the last part of the link that the server showed when it started, after the #.',
	keyMissing: 'Paste the set-up key.',
	keyEnded:
		'That set-up link does not work. Each link works once, for one hour. Stop the server, start it again and open the new link.',
	emailHint: 'You sign in with it. We send nothing to it.',
	passwordHint: 'Use at least 12 characters. Three random words work well.',
	button: 'Make the account'
};
