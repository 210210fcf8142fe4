/** Everything that this website keeps on a device. The list is meant to be complete. */
export const kept: { name: string; where: string; why: string; until: string }[] = [
	{
		name: 'fiveways_seat_ and eight letters of the board',
		where: 'Cookie, one for each workshop',
		why: 'Keeps your seat, so that you come back to your own notes.',
		until: 'It ends when the workshop has been over for a week.'
	},
	{
		name: 'fiveways_session',
		where: 'Cookie, for facilitators only',
		why: 'Keeps you signed in.',
		until: 'It ends when you sign out, or after a day.'
	}
];
