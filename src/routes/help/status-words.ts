/** The sentences of the status line, and what each means for the person who reads it. */
export const saidOfStatus: { line: string; means: string }[] = [
	{ line: 'Everything saved', means: 'All your notes have reached the board.' },
	{
		line: '2 notes waiting to send',
		means: 'They are kept on this device. They go by themselves as soon as they can.'
	},
	{
		line: '2 changes waiting to send',
		means: 'The same, where votes, moves or the like are among what waits.'
	},
	{
		line: 'Offline, kept on this device',
		means: 'There is no network. Go on writing. Your notes are sent when you are back.'
	},
	{
		line: 'Too many tabs, kept on this device',
		means: 'You have this board open too often. Close another tab, then press Try again.'
	},
	{
		line: 'Board full, kept on this device',
		means:
			'Too many pages have this board open. It tries again by itself. If it goes on, tell the facilitator.'
	},
	{
		line: 'Paused, kept on this device',
		means: 'The board needs a rest from this page. It tries again by itself. It may take a minute.'
	},
	{
		line: 'Slow connection',
		means: 'Changes arrive every few seconds. Nothing is lost.'
	},
	{
		line: 'Network in the way, kept on this device',
		means: 'The network answers instead of the board. It may want you to sign in first.'
	},
	{ line: 'Board closed', means: 'The workshop is over. You can no longer write on this board.' }
];
