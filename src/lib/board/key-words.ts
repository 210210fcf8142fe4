/** The switch in the "Keys" dialog. */
export const shortcutsLabel = 'Use shortcuts with Ctrl or Cmd';

/** The lines of the "Keys" dialog: a key and what it does. */
export const keyWords: readonly (readonly [string, string])[] = [
	['Tab', 'Go to the next button, box or question'],
	['Arrow keys', 'On the board: go from note to note'],
	['Home, End', 'On the board: first and last note of the question'],
	['Enter', 'Open the actions of a note. In a box: a new line'],
	['Ctrl + Enter', 'Add or save what you wrote'],
	['Ctrl + Z', 'Undo my last change, when you are not in a box'],
	['Ctrl + Shift + Z', 'Redo what I undid, when you are not in a box'],
	['Escape', 'Close a menu, stop a move']
];
