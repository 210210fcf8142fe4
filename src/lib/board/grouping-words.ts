import type { CommandType } from '../domain/command.ts';

/** What the board says about selecting notes, putting them together and tidying up. */

const notes = (count: number) => (count === 1 ? '1 note' : `${count} notes`);

export const groupingWords = {
	arrange: 'Group and tidy',
	select: 'Select notes',
	selectOne: 'Select',
	selectNamed: (name: string) => `Select: ${name}`,
	selecting: 'Selected notes',
	selected: (count: number) => (count === 0 ? 'No notes selected' : `${notes(count)} selected`),
	putTogether: 'Put together',
	moveTo: 'Move to…',
	clear: 'Clear',
	done: 'Stop selecting',
	more: 'More for the selected notes',

	putIn: 'Put in a cluster…',
	takeOut: 'Take out of the cluster',
	putTitle: (count: number) => `Put ${notes(count)} together`,
	where: 'Where to?',
	aNewOne: 'A new cluster',
	oneThere: 'A cluster that is there',
	name: 'Name of the cluster',
	nameHint: 'You can leave it empty and name it later.',
	whichQuestion: 'Which question?',
	whichCluster: 'Which cluster?',
	inQuestion: (name: string, label: string) => `${name} (${label})`,
	go: 'Put together',

	cluster: (name: string) => `Cluster: ${name}`,
	actionsFor: (name: string) => `Actions for cluster: ${name}`,
	rename: 'Rename…',
	renameTitle: 'Rename the cluster',
	save: 'Save',
	noName: 'Write a name.',
	tooLong: 'This name is too long. Make it shorter.',
	notNamed: (why: string, name: string) => (name ? `${why} The name you wrote: “${name}”.` : why),
	addSelected: (count: number) => `Add the ${notes(count)} selected`,
	merge: 'Merge into another…',
	mergeTitle: 'Merge two clusters',
	mergeSaid: (name: string) => `The notes of “${name}” go into the other cluster.`,
	mergeGo: 'Merge',
	moveBox: 'Move to another question…',
	moveBoxTitle: 'Move the cluster',
	moveBoxGo: 'Move the cluster',
	moveBoxKeys: 'Move with arrow keys',
	moveNotesTitle: (count: number) => `Move ${notes(count)}`,
	moveNotesHint: 'They go to the first free places there, in no cluster.',
	moveNotesGo: 'Move the notes',
	dissolve: 'Dissolve, keep the notes',
	below: 'It goes below what is there.',

	tidy: (label: string) => `Tidy up ${label}`,
	tidyAll: 'Tidy up all questions',

	made: (count: number, name: string) =>
		name ? `${notes(count)} put together as “${name}”.` : `${notes(count)} put together.`,
	joined: (count: number, name: string) => `${notes(count)} put in “${name}”.`,
	left: 'Taken out of the cluster.',
	movedNotes: (count: number, label: string) => `${notes(count)} moved to ${label}.`,
	renamed: (name: string) => `The cluster is now called “${name}”.`,
	merged: 'The clusters are merged.',
	dissolved: 'The cluster is dissolved. Its notes are still there.',
	moved: (name: string, label: string) => `“${name}” moved to ${label}.`,
	tidied: (label: string) => `${label} is tidied up.`,
	tidiedAll: 'All questions are tidied up.',
	boxBack: 'Move cancelled. The cluster is back where it was.',
	boxSame: 'The cluster is where it was.',
	boxLost: 'The move was interrupted. The cluster is back where it was.'
} as const;

/** What an undo brought back. */
export const undoneGrouping: Partial<Record<CommandType, string>> = {
	'cluster.make': 'The notes are where they were before.',
	'cluster.rename': 'The cluster has its former name.',
	'cluster.join': 'The notes are where they were before.',
	'cluster.leave': 'The notes are where they were before.',
	'cluster.merge': 'There are two clusters again.',
	'cluster.dissolve': 'The cluster is back.',
	'cluster.move': 'The cluster is back where it was.',
	'cluster.tidy': 'The notes are where they were before.'
};
