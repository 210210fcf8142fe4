/** The words of running a workshop together. */
export const membersWords = {
	title: 'Run it together',
	lead: 'Invite somebody to run this workshop with you, or to see its result.',
	members: 'Who can open it',
	you: 'you',
	owner: 'Made it',
	roles: {
		facilitator: 'Facilitator',
		lead: 'Sees the result'
	},
	role: 'What may they do?',
	choices: {
		facilitator: 'Run it with you: the whole desk and all downloads',
		lead: 'See the board and the downloads, and change nothing'
	},
	roleMissing: 'Choose what they may do.',
	make: 'Make a link',
	ready: 'Send this link to one person',
	once: 'It is shown once. It works once, for 7 days.',
	link: 'Link for one person',
	copy: 'Copy the link',
	copied: 'The link is copied.',
	notCopied: 'We could not copy it. The link is marked: copy it with your keyboard or menu.',
	mail: 'Write an e-mail',
	subject: (title: string) => `Invitation: ${title}`,
	body: (link: string) => `Open this link to come in. It works once, for 7 days.\n\n${link}\n`,
	waiting: 'Links that were not used yet',
	until: (day: string) => `until ${day}`,
	revoke: 'Stop this link',
	revokeFor: (role: string, day: string) => `Stop this link: ${role}, until ${day}`,
	revoked: 'The link is stopped. It opens nothing any more.',
	takeOut: 'Take out',
	takeOutFor: (email: string) => `Take out ${email}`,
	takenOut: 'They are out. Their notes stay. Links that were not used are stopped too.',
	takeOutHint:
		'Taking somebody out also stops all links that were not used. Then make new ones for others.',
	gone: 'That was done before. Nothing has changed.'
} as const;
