/** The words of who was invited to run a workshop, or to see its result. */
export const invitationWords = {
	title: 'Your invitation',
	opening: 'Opening your invitation',
	openingLine: 'This takes a second.',
	again: 'Try again',
	pasteLead: 'Open the link that you were sent. Or paste it here.',
	paste: 'Link or its last part',
	pasteMissing: 'Paste the link that you were sent.',
	open: 'Open the invitation',
	ended: 'That link opens nothing. It may have been used, stopped or too old. Ask for a new one.',
	roles: {
		facilitator: 'You are invited to run this workshop.',
		lead: 'You are invited to see the board and the result of this workshop.'
	},
	as: (email: string) => `You are signed in as ${email}.`,
	accept: 'Accept the invitation',
	have: 'I have an account',
	signIn: 'Sign in and accept',
	none: 'I have no account yet',
	noneLead: 'Make one here. You need it to come back.',
	make: 'Make the account and accept',
	taken: 'There is an account with this e-mail. Sign in with it above.',
	otherRole: 'You were in this workshop in another role before. Ask the person who invited you.'
} as const;
