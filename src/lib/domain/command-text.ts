import { refuseActionText, refuseOwner } from './action.ts';
import { refuseClusterName } from './cluster.ts';
import type { Command, CommandBody } from './command.ts';
import { refuseNoteText } from './text.ts';

/** Judges the words that a command brings. @returns undefined when they may be kept, else the refusal code */
export function refuseCommandText(
	command: Command | CommandBody
): 'malformed' | 'too-large' | undefined {
	switch (command.t) {
		case 'note.post':
		case 'note.edit':
			return refuseNoteText(command.text);
		case 'action.add':
		case 'action.edit':
			return (
				(command.text === undefined ? undefined : refuseActionText(command.text)) ??
				refuseOwner(command.owner ?? '')
			);
		case 'cluster.make':
		case 'cluster.rename':
			return command.name === undefined ? undefined : refuseClusterName(command.name);
		default:
			return undefined;
	}
}
